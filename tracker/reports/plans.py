"""Plans and pledges as their pages show them, with the counts of their actions."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.counts import Counts, headline, summary
from tracker.actions.models import Action, ActionPledge
from tracker.actions.standing import Moment
from tracker.actions.tally import tally
from tracker.core import clock
from tracker.core.database import db
from tracker.meetings.moment import moment_on
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.workstreams.queries import serving

MOST_ROWS = 200
Place = tuple[str, str]  # a name and a slug


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan says of itself, and where it stands among the days."""

    slug: str
    name: str
    starts_on: date
    ends_on: date
    is_draft: bool
    version_label: str
    launched: str
    vision: str
    document: str
    place: str
    version: int
    today: date

    @property
    def is_over(self) -> bool:
        """Its last day has passed."""
        return self.ends_on < self.today

    @property
    def is_live(self) -> bool:
        """Adopted, begun and not over."""
        return not self.is_draft and self.starts_on <= self.today <= self.ends_on


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """What a pledge means, and on a pledge's own page the actions under it."""

    position: int
    text: str
    actions: tuple[ActionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A pledge with its commitments, counts and workstreams."""

    number: int
    name: str
    plain: str
    lead: str
    workstream_group: str
    document: str
    place: str
    counts: Counts
    commitments: tuple[CommitmentLine, ...]
    workstreams: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan with all it promises, on its day: today, or the last day of one that is over."""

    head: PlanHead
    day: date
    total: Counts
    pledges: tuple[PledgeLine, ...]

    @property
    def words(self) -> str:
        """The finding in one sentence."""
        return headline(self.total)


@dataclass(frozen=True, slots=True)
class PledgePage:
    """A pledge with the actions under each commitment, and those under none."""

    head: PlanHead
    day: date
    pledge: PledgeLine
    others: tuple[ActionRow, ...]
    is_cut: bool

    @property
    def words(self) -> str:
        """The finding in one sentence."""
        return headline(self.pledge.counts)

    @property
    def summary(self) -> str:
        """One line with every state that occurs."""
        return summary(self.pledge.counts)


def head_of(plan: Plan) -> PlanHead:
    """A plan's own facts."""
    return PlanHead(
        slug=plan.slug,
        name=plan.name,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        is_draft=plan.status is PlanStatus.DRAFT,
        version_label=plan.version_label,
        launched=plan.launched,
        vision=plan.vision,
        document=plan.document,
        place=plan.place,
        version=plan.version,
        today=clock.today(),
    )


def plan_page(plan: Plan, *, viewer: SignedIn) -> PlanPage:
    """A plan's page; the plan needs its pledges and commitments."""
    head = head_of(plan)
    moment = _moment(head)
    tallies = tally(moment, viewer=viewer, plan_ids=[plan.id])
    streams = _served({pledge.id for pledge in plan.pledges})
    lines = [
        _pledge_line(
            pledge,
            tallies.of_pledge(pledge.id),
            streams[pledge.id],
            [CommitmentLine(each.position, each.text) for each in pledge.commitments],
        )
        for pledge in plan.pledges
    ]
    return PlanPage(head, moment.day, tallies.of_plan(plan.id), tuple(lines))


def pledge_page(pledge: Pledge, *, viewer: SignedIn) -> PledgePage:
    """A pledge's page; the pledge needs its plan and commitments."""
    head = head_of(pledge.plan)
    moment = _moment(head)
    counts = tally(moment, viewer=viewer, plan_ids=[pledge.plan_id]).of_pledge(pledge.id)
    under = _actions_under(pledge, moment, viewer)
    commitments = [
        CommitmentLine(each.position, each.text, tuple(under.get(each.id, ())))
        for each in pledge.commitments
    ]
    line = _pledge_line(pledge, counts, _served({pledge.id})[pledge.id], commitments)
    shown = {row.id for rows in under.values() for row in rows}
    return PledgePage(head, moment.day, line, tuple(under[None]), len(shown) >= MOST_ROWS)


def _moment(head: PlanHead) -> Moment:
    return moment_on(head.ends_on if head.is_over else None)


def _served(pledge_ids: set[int]) -> dict[int, tuple[Place, ...]]:
    return {
        pledge_id: tuple((each.name, each.slug) for each in workstreams)
        for pledge_id, workstreams in serving(pledge_ids).items()
    }


def _pledge_line(
    pledge: Pledge,
    counts: Counts,
    workstreams: tuple[Place, ...],
    commitments: list[CommitmentLine],
) -> PledgeLine:
    return PledgeLine(
        number=pledge.number,
        name=pledge.name,
        plain=pledge.plain,
        lead=pledge.lead,
        workstream_group=pledge.workstream_group,
        document=pledge.document,
        place=pledge.place,
        counts=counts,
        commitments=tuple(commitments),
        workstreams=workstreams,
    )


def _actions_under(
    pledge: Pledge, moment: Moment, viewer: SignedIn
) -> dict[int | None, list[ActionRow]]:
    """A pledge's actions by commitment; None holds those that name none."""
    links = select(ActionPledge.action_id, ActionPledge.commitment_id).where(
        ActionPledge.pledge_id == pledge.id
    )
    rows = actions.rows(
        moment,
        viewer=viewer,
        where=[Action.id.in_(links.with_only_columns(ActionPledge.action_id))],
        order_by=[Action.ref_order],
        limit=MOST_ROWS,
    )
    commitments: dict[int, set[int | None]] = {}
    for action_id, commitment_id in db.session.execute(links):
        commitments.setdefault(action_id, set()).add(commitment_id)
    under: dict[int | None, list[ActionRow]] = {None: []}
    for row in rows:
        for commitment_id in commitments[row.id]:
            under.setdefault(commitment_id, []).append(row)
    return under
