"""The board's summary on a day: how many of how many, what is wrong, what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from tracker.actions import policy
from tracker.actions.action_row import ActionRow
from tracker.actions.counts import Counts, headline
from tracker.actions.enums import State
from tracker.actions.models import Action
from tracker.actions.queries import rows
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import Tallies, in_plans, tally
from tracker.audit.revision import revision
from tracker.core import clock
from tracker.core.database import db
from tracker.core.remembered import Remembered
from tracker.meetings.exceptions import LATE, NO_REPLY, Exceptions, exceptions_for
from tracker.meetings.queries import BoardMeeting, next_board
from tracker.meetings.rounds import BoardRound, round_of, terms
from tracker.meetings.seating.queries import lacks_ambassador
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.reports.asked import Asked
from tracker.reports.board_lists import (
    EXCEPTIONS,
    LISTED,
    PROMISED,
    WaitingMove,
    named_actions,
    waiting_moves,
)
from tracker.reports.changes import Changes, changed_since_board
from tracker.voice.difference.queries import asked_of
from tracker.voice.difference.rules import Asked as AskedOf
from tracker.voice.figures.queries import Tally
from tracker.voice.figures.queries import tally as voice_tally
from tracker.workstreams.models import Workstream


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
class BoardPage:
    """All that the page shows; counts are of what the viewer may see.

    `next_board` is the board that the page is for: the next one, or the one that was asked for.
    """

    moment: Moment
    next_board: BoardMeeting | None
    round: BoardRound | None
    exception_rule: Exceptions
    exceptions: list[ActionRow]
    exceptions_number: int
    without_ambassador: list[tuple[str, str]]
    total: Counts
    plans: list[Line]
    workstreams: list[Line]
    pledges: list[Line]
    lists: dict[State, list[ActionRow]]
    promised: list[ActionRow]
    moves: list[WaitingMove]
    differences: Mapping[int, AskedOf]
    voice: Tally
    changes: Changes
    plan_choices: list[tuple[str, str]]
    workstream_choices: list[tuple[str, str]]

    @property
    def is_frozen(self) -> bool:
        """Whether it is a board's snapshot."""
        return self.moment.round_id is not None

    @property
    def last_board_on(self) -> date | None:
        """When the board met before this."""
        return self.moment.last_board_on

    @property
    def since_on(self) -> date | None:
        """The last day that the board before this knew of; what is newer is news."""
        began = self.moment.cycle_began
        return began - timedelta(days=1) if began else None

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
    def exceptions_by_reason(self) -> dict[str, list[ActionRow]]:
        """The exceptions that it names, under each reason for which they are any."""
        rule = self.exception_rule
        return {
            LATE: [row for row in self.exceptions if rule.is_late(row)],
            NO_REPLY: [row for row in self.exceptions if rule.has_no_reply(row)],
        }

    @property
    def differences_said(self) -> str:
        """What ambassadors say of the actions that are to close, those with the same word together:
        “H2, H6 no answer yet; E4 partly”."""
        found: dict[str, list[str]] = {}
        for row in self.lists[State.PROPOSED_COMPLETE]:
            if asked := self.differences.get(row.id):
                found.setdefault(asked.short(self.moment.day), []).append(row.ref)
        return "; ".join(f"{', '.join(refs)} {words}" for words, refs in found.items())

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
    asked: Asked,
    *,
    viewer: SignedIn,
    choice: Choice | None = None,
    remembered: Remembered[BoardPage] | None = None,
    coming: BoardMeeting | None = None,
) -> BoardPage:
    """The whole page; on a board's day thirty people read the same one, so it can be remembered.

    The key holds all that the page depends on: the record so far, the moment with its board, the
    filter, and what decides which actions the viewer may see. `coming` is the next board as of
    today, where it is read already.
    """
    choice = choice or Choice()
    if remembered is None:
        return _read_page(asked, viewer, choice, coming)
    key = (revision(), asked, choice, policy.sees(viewer))
    return remembered.get(key, lambda: _read_page(asked, viewer, choice, coming))


def _read_page(
    asked: Asked, viewer: SignedIn, choice: Choice, coming: BoardMeeting | None
) -> BoardPage:
    """Read it in a number of queries that does not grow with the plan."""
    moment, adopted = asked.moment, _adopted()
    pledges = [(plan, pledge) for plan, pledge in adopted if _is_chosen(plan, moment, choice)]
    plan_ids = sorted({plan.id for plan, _ in pledges})
    lacking, streams = _streams(moment.day)
    stream = next((s for s in streams if s.slug == choice.workstream_slug), None)
    tallies = tally(
        moment, viewer=viewer, plan_ids=plan_ids, workstream_id=stream.id if stream else None
    )
    where = [in_plans(moment, plan_ids)]
    if stream is not None:
        where.append(standing(moment).workstream_id == stream.id)
    is_known = coming is not None and moment.day == clock.today()
    coming = asked.board or (coming if is_known else next_board(moment.day))
    own_terms = asked.terms or terms()
    own = round_of(coming, own_terms) if coming else None
    rule = exceptions_for(own, moment, own_terms)
    changes = changed_since_board(moment, viewer=viewer, where=where)
    found = named_actions(moment, viewer, where, coming=coming, rule=rule)
    shown = {each for part in found.ids.values() for each in part}
    by_id = {
        row.id: row for row in rows(moment, viewer=viewer, where=[Action.id.in_(sorted(shown))])
    }
    named = {
        part: [row for row in by_id.values() if row.id in set(own_ids)]
        for part, own_ids in found.ids.items()
    }
    return BoardPage(
        moment=moment,
        next_board=coming,
        round=own,
        exception_rule=rule,
        exceptions=named[EXCEPTIONS],
        exceptions_number=found.exceptions,
        without_ambassador=[
            (each.slug, each.name) for each in lacking if stream is None or each is stream
        ],
        total=tallies.total,
        plans=_plan_lines(pledges, tallies),
        workstreams=_stream_lines(streams, tallies),
        pledges=_pledge_lines(pledges, tallies),
        lists={state: named[state.value] for state in LISTED},
        promised=named.get(PROMISED, []),
        moves=waiting_moves(moment, viewer, where),
        voice=voice_tally(
            viewer,
            moment.day,
            first=moment.cycle_began,
            plan_ids=plan_ids,
            workstream=stream.slug if stream else "",
        ),
        differences=asked_of(found.ids[State.PROPOSED_COMPLETE.value], moment.day),
        changes=changes,
        plan_choices=list(dict.fromkeys((plan.slug, plan.name) for plan, _ in adopted)),
        workstream_choices=[(each.slug, each.name) for each in streams],
    )


def _streams(day: date) -> tuple[list[Workstream], list[Workstream]]:
    """The workstreams without an ambassador on a day, which the board is told, and all of them."""
    rows = db.session.execute(
        select(Workstream, lacks_ambassador(day)).order_by(Workstream.position)
    ).all()
    return [stream for stream, lacks in rows if lacks], [stream for stream, _ in rows]


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
