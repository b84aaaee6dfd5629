"""Workstreams as their pages show them: seats, budget, pledges, and how their actions stand."""

from dataclasses import dataclass
from datetime import date

from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.counts import Counts, headline, summary
from tracker.actions.models import Action
from tracker.actions.tally import in_plans, tally
from tracker.core import clock
from tracker.meetings.moment import moment_on
from tracker.people.identity import SignedIn
from tracker.workstreams import queries
from tracker.workstreams.models import Workstream
from tracker.workstreams.policy import may_update
from tracker.workstreams.seating import Seating, seatings

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class PledgeServed:
    """A pledge that a workstream serves."""

    plan_slug: str
    plan_name: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class WorkstreamCard:
    """A workstream with its seats, budget, pledges and counts."""

    slug: str
    name: str
    focus: str
    started_on: date
    ended_on: date | None
    budget_allotted: int | None
    budget_spent: int | None
    made_up: frozenset[str]
    version: int
    seats: tuple[Seating, ...]
    pledges: tuple[PledgeServed, ...]
    counts: Counts
    is_over: bool
    may_update: bool

    @property
    def words(self) -> str:
        """The finding in one sentence."""
        return headline(self.counts)

    @property
    def summary(self) -> str:
        """One line with every state that occurs."""
        return summary(self.counts)

    @property
    def is_budget_made_up(self) -> bool:
        """The budget was made up for the demonstration."""
        return bool(self.made_up & {"budget_allotted", "budget_spent"})


@dataclass(frozen=True, slots=True)
class WorkstreamPage:
    """One workstream with its actions: the open ones, and those that have ended."""

    card: WorkstreamCard
    day: date
    open: tuple[ActionRow, ...]
    ended: tuple[ActionRow, ...]
    is_cut: bool


def workstream_cards(*, viewer: SignedIn) -> list[WorkstreamCard]:
    """Every workstream; the queries do not grow with their number."""
    tallies = tally(moment_on(), viewer=viewer)
    return [
        _card(workstream, tallies.of_workstream(workstream.id), viewer)
        for workstream in queries.list_workstreams()
    ]


def workstream_page(slug: str, *, viewer: SignedIn) -> WorkstreamPage:
    """One workstream; NotFound if there is none."""
    workstream = queries.get_workstream(slug)
    moment = moment_on()
    counts = tally(moment, viewer=viewer, workstream_id=workstream.id).of_workstream(workstream.id)
    rows = actions.rows(
        moment,
        viewer=viewer,
        where=[Action.workstream_id == workstream.id, in_plans(moment, None)],
        order_by=[Action.ref_order],
        limit=MOST_ROWS,
    )
    return WorkstreamPage(
        card=_card(workstream, counts, viewer),
        day=moment.day,
        open=tuple(row for row in rows if row.outcome is None),
        ended=tuple(row for row in rows if row.outcome is not None),
        is_cut=len(rows) == MOST_ROWS,
    )


def _card(workstream: Workstream, counts: Counts, viewer: SignedIn) -> WorkstreamCard:
    today = clock.today()
    return WorkstreamCard(
        slug=workstream.slug,
        name=workstream.name,
        focus=workstream.focus,
        started_on=workstream.started_on,
        ended_on=workstream.ended_on,
        budget_allotted=workstream.budget_allotted,
        budget_spent=workstream.budget_spent,
        made_up=frozenset(filter(None, workstream.made_up.split(";"))),
        version=workstream.version,
        seats=seatings(workstream, viewer=viewer, today=today),
        pledges=tuple(
            PledgeServed(each.plan.slug, each.plan.name, each.number, each.name)
            for each in queries.pledges_of(workstream, viewer=viewer, today=today)
        ),
        counts=counts,
        is_over=workstream.ended_on is not None and workstream.ended_on < today,
        may_update=may_update(viewer, workstream),
    )
