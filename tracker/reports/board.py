"""The board's summary on a day: how many of how many, what is wrong, what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, literal, or_, select, union_all

from tracker.actions import policy
from tracker.actions.action_row import ActionRow
from tracker.actions.counts import Counts, headline
from tracker.actions.enums import State
from tracker.actions.models import Action, DueMove
from tracker.actions.policy import visible_to
from tracker.actions.queries import rows
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import Tallies, in_plans, tally
from tracker.audit.revision import revision
from tracker.core import clock
from tracker.core.database import db
from tracker.core.remembered import Remembered
from tracker.meetings.queries import BoardMeeting, next_board
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.reports.changes import Changes, changed_since_board
from tracker.workstreams.models import Workstream

SHOWN = 15  # of each list; the rest is one link away
PROMISED = "promised"
LISTED = (State.RED, State.AMBER, State.PROPOSED_COMPLETE, State.NO_UPDATE)


@dataclass(frozen=True)
class Line:
    """A row of counts: a plan, a workstream or a pledge."""

    name: str
    slug: str
    counts: Counts
    plan_slug: str = ""
    number: int = 0
    id: int | None = None
    ends_on: date = date.max


@dataclass(frozen=True)
class WaitingMove:
    """A new date that the board has to agree, or the chair where it is the first."""

    action_id: int
    ref: str
    text: str
    to_on: date
    reason: str
    moves: int


@dataclass(frozen=True)
class BoardPage:
    """All that the page shows; counts are of what the viewer may see."""

    moment: Moment
    last_board_on: date | None
    next_board: BoardMeeting | None
    total: Counts
    plans: list[Line]
    workstreams: list[Line]
    pledges: list[Line]
    lists: dict[State, list[ActionRow]]
    promised: list[ActionRow]
    moves: list[WaitingMove]
    changes: Changes
    plan_choices: list[tuple[str, str]]
    workstream_choices: list[tuple[str, str]]

    @property
    def has_ended(self) -> bool:
        """Whether every plan shown is over on the clock's own day."""
        return all(line.ends_on < clock.today() for line in self.plans)

    @property
    def words(self) -> str:
        """The finding: 8 of 38 actions are complete (21%)."""
        return headline(self.total)

    @property
    def overdue(self) -> list[ActionRow]:
        """The reds that are past their date, the longest first."""
        return [row for row in self.lists[State.RED] if row.is_overdue]

    @property
    def asks(self) -> list[ActionRow]:
        """The reds and ambers that ask something of the board."""
        return [row for state in (State.RED, State.AMBER) for row in self.lists[state] if row.ask]


@dataclass(frozen=True)
class Choice:
    """What the page is filtered by."""

    plan_slug: str = ""
    workstream_slug: str = ""


def board_page(
    moment: Moment,
    *,
    viewer: SignedIn,
    choice: Choice | None = None,
    remembered: Remembered[BoardPage] | None = None,
) -> BoardPage:
    """The whole page; on a board's day thirty people read the same one, so it can be remembered.

    The key holds all that the page depends on: the record so far, the moment, the filter, and what
    decides which actions the viewer may see.
    """
    choice = choice or Choice()
    if remembered is None:
        return _read_page(moment, viewer, choice)
    key = (revision(), moment, choice, policy.sees(viewer))
    return remembered.get(key, lambda: _read_page(moment, viewer, choice))


def _read_page(moment: Moment, viewer: SignedIn, choice: Choice) -> BoardPage:
    """Read it in a number of queries that does not grow with the plan."""
    adopted = _adopted()
    pledges = [(plan, pledge) for plan, pledge in adopted if _is_chosen(plan, moment, choice)]
    plan_ids = sorted({plan.id for plan, _ in pledges})
    streams = list(db.session.scalars(select(Workstream).order_by(Workstream.position)))
    stream = next((s for s in streams if s.slug == choice.workstream_slug), None)
    tallies = tally(
        moment, viewer=viewer, plan_ids=plan_ids, workstream_id=stream.id if stream else None
    )
    where = [in_plans(moment, plan_ids)]
    if stream is not None:
        where.append(Action.workstream_id == stream.id)
    coming = next_board(moment.day)
    last = moment.cycle_began - timedelta(days=1) if moment.cycle_began else None
    changes = changed_since_board(moment, viewer=viewer, where=where)
    ids = _ids(moment, viewer, where, coming)
    shown = {each for part in ids.values() for each in part}
    by_id = {
        row.id: row for row in rows(moment, viewer=viewer, where=[Action.id.in_(sorted(shown))])
    }
    named = {
        part: [row for row in by_id.values() if row.id in set(own)] for part, own in ids.items()
    }
    return BoardPage(
        moment=moment,
        last_board_on=last,
        next_board=coming,
        total=tallies.total,
        plans=_plan_lines(pledges, tallies),
        workstreams=_stream_lines(streams, tallies),
        pledges=_pledge_lines(pledges, tallies),
        lists={state: named[state.value] for state in LISTED},
        promised=named.get(PROMISED, []),
        moves=_waiting_moves(viewer, where) if moment.is_now else [],
        changes=changes,
        plan_choices=list(dict.fromkeys((plan.slug, plan.name) for plan, _ in adopted)),
        workstream_choices=[(each.slug, each.name) for each in streams],
    )


def _is_chosen(plan: Plan, moment: Moment, choice: Choice) -> bool:
    if choice.plan_slug:
        return plan.slug == choice.plan_slug
    return plan.starts_on <= moment.day <= plan.ends_on


def _adopted() -> list[tuple[Plan, Pledge | None]]:
    """Every adopted plan with its pledges: a council has a handful."""
    statement = (
        select(Plan, Pledge)
        .outerjoin(Pledge, Pledge.plan_id == Plan.id)
        .where(Plan.status == PlanStatus.ADOPTED)
        .order_by(Plan.starts_on, Plan.id, Pledge.number)
    )
    return [(plan, pledge) for plan, pledge in db.session.execute(statement)]


def last_day_of(plan_slug: str) -> date | None:
    """A plan's last day, on which a past plan is shown."""
    return db.session.scalar(
        select(Plan.ends_on).where(Plan.slug == plan_slug, Plan.status == PlanStatus.ADOPTED)
    )


def _plan_lines(pledges: Sequence[tuple[Plan, Pledge | None]], tallies: Tallies) -> list[Line]:
    plans = {plan.id: plan for plan, _ in pledges}
    return [
        Line(p.name, p.slug, tallies.of_plan(p.id), id=p.id, ends_on=p.ends_on)
        for p in plans.values()
    ]


def _stream_lines(streams: Sequence[Workstream], tallies: Tallies) -> list[Line]:
    lines = [
        Line(stream.name, stream.slug, tallies.of_workstream(stream.id), id=stream.id)
        for stream in streams
    ]
    own = tallies.of_workstream(None)
    if own.actions or own.stopped:
        lines.append(Line("Outside the workstreams", "", own))
    return [line for line in lines if line.counts.actions or line.id is not None]


def _pledge_lines(pledges: Sequence[tuple[Plan, Pledge | None]], tallies: Tallies) -> list[Line]:
    return [
        Line(
            f"{pledge.number}. {pledge.name}",
            str(pledge.number),
            tallies.of_pledge(pledge.id),
            plan_slug=plan.slug,
            number=pledge.number,
            id=pledge.id,
        )
        for plan, pledge in pledges
        if pledge is not None
    ]


def _ids(
    moment: Moment,
    viewer: SignedIn,
    where: Sequence[ColumnElement[bool]],
    coming: BoardMeeting | None,
) -> dict[str, list[int]]:
    """Which actions the page names, under the state or the heading where they stand: one query.

    Each part stops at its first few by date, so it does not sort thousands.
    """
    now = standing(moment)
    parts = {state.value: now.state == state.value for state in LISTED}
    if coming is not None:
        since = moment.cycle_began or moment.day
        promised = (now.due_on >= since) & (now.due_on <= coming.held_on)
        parts[PROMISED] = or_(Action.due_meeting_id == coming.id, promised)
    selects = []
    for name, condition in parts.items():
        first = (
            select(literal(name).label("part"), Action.id.label("id"))
            .join(Plan, Plan.id == Action.plan_id)
            .where(visible_to(viewer), condition, *where)
            .order_by(now.due_on.nulls_last(), Action.id)
            .limit(SHOWN)
            .subquery()
        )
        selects.append(select(first.c.part, first.c.id))
    found: dict[str, list[int]] = {name: [] for name in parts}
    for name, action_id in db.session.execute(union_all(*selects)):
        found[name].append(action_id)
    return found


def _waiting_moves(viewer: SignedIn, where: Sequence[ColumnElement[bool]]) -> list[WaitingMove]:
    statement = (
        select(Action.id, Action.ref, Action.text, DueMove.to_on, DueMove.reason, Action.moves)
        .join(DueMove, DueMove.action_id == Action.id)
        .join(Plan, Plan.id == Action.plan_id)
        .where(
            visible_to(viewer),
            Action.outcome.is_(None),
            DueMove.agreed_on.is_(None),
            DueMove.refused_on.is_(None),
            *where,
        )
        .order_by(DueMove.asked_on, DueMove.id)
        .limit(SHOWN)
    )
    return [WaitingMove(*row) for row in db.session.execute(statement)]
