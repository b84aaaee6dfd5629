"""The update round of the next board as letters know it: counts of what still needs a word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Integer, cast, func, literal, select

from tracker.actions.enums import State
from tracker.actions.models import Action
from tracker.actions.standing import standing
from tracker.actions.tally import in_plans
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.round_models import RoundSignOff
from tracker.meetings.rules import REQUESTS_WITHOUT_REPLY, set_for
from tracker.plan.models import Plan
from tracker.reminders.boards import Board
from tracker.reminders.ladder import Rung
from tracker.reminders.ladders import Ladders
from tracker.reminders.rules import days_before
from tracker.reminders.sight import Sight
from tracker.reminders.triggers import Trigger
from tracker.workstreams.models import Workstream

# What is restricted or a draft is never in a letter, whoever may read it on a page.
IN_LETTERS = (Visibility.PUBLIC, Visibility.BOARD)
OUTSIDE = "Outside the workstreams"  # led by a post, looked after by the board secretary
NAMED = 12  # of more without a word, a letter says how many


# References without a word by workstream and label, each after that which puts it in order.
Silent = dict[tuple[int, Visibility], tuple[tuple[str, str], ...]]


class Group(NamedTuple):
    """Actions of one label, workstream and post: how many are open, and how many need a word."""

    sight: Sight
    stream: str
    open: int
    unsaid: int


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """The round of the next board: its steps, its actions in groups, and who has signed off."""

    board: BoardMeeting
    steps: tuple[tuple[Rung, date], ...]
    groups: tuple[Group, ...]
    signed: frozenset[int]
    silent: Silent
    known_on: date | None = None

    @property
    def opened_on(self) -> date:
        """When it opened for everybody: later, where the day of the board was set only then."""
        opens_on = self.steps[0][1]
        is_late = self.known_on is not None and opens_on < self.known_on <= self.closes_on
        return self.known_on if is_late and self.known_on else opens_on

    @property
    def closes_on(self) -> date:
        """The last day of the round."""
        return self.steps[-1][1]


@dataclass(frozen=True, slots=True)
class StreamPart:
    """A workstream in a letter to its chair; `silent` names what had no reply to two requests."""

    name: str
    open: int
    unsaid: int
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundPart:
    """What a round is for one person: their own actions, and the workstreams they look after."""

    board: BoardMeeting
    closes_on: date
    open: int = 0
    unsaid: int = 0
    streams: tuple[StreamPart, ...] = ()


def round_facts(
    boards: Iterable[Board], day: date, ladders: Ladders, closed: frozenset[date]
) -> RoundFacts | None:
    """The round of the next board, where it has opened: read in a few statements, however large."""
    planned = (b for b in boards if b.board.status is MeetingStatus.PLANNED)
    found = next((each for each in planned if each.board.held_on >= day), None)
    if found is None:
        return None
    board = found.board
    rungs = ladders.on(set_for(board.held_on, closed)).rungs(Trigger.UPDATE_ROUND)
    steps = tuple(days_before(board.held_on, rungs, closed))
    if not steps or day < steps[0][1]:
        return None
    moment = replace(moment_on(day), is_now=True)
    now = standing(moment)
    since = max(steps[0][1], moment.cycle_began or steps[0][1])
    is_open = (
        in_plans(moment, None),
        Action.visibility.in_(IN_LETTERS),
        now.is_open,
        now.state != State.NOT_STARTED.value,
    )
    unsaid = ~func.coalesce(now.said_on >= since, False)
    asked = sum(fell_on <= day for _, fell_on in steps[:-1])
    is_late = day >= steps[-1][1] and asked >= REQUESTS_WITHOUT_REPLY
    return RoundFacts(
        board,
        steps,
        groups=_groups(is_open, unsaid),
        signed=_signed(board.id),
        silent=_silent((*is_open, unsaid)) if is_late else {},
        known_on=found.known_on,
    )


def _groups(
    is_open: Sequence[ColumnElement[bool]], unsaid: ColumnElement[bool]
) -> tuple[Group, ...]:
    same = (Action.visibility, Action.workstream_id, Action.accountable_post_id)
    rows = db.session.execute(
        select(*same, Workstream.name, func.count(), func.sum(cast(unsaid, Integer)))
        .join(Plan, Plan.id == Action.plan_id)
        .outerjoin(Workstream, Workstream.id == Action.workstream_id)
        .where(*is_open)
        .group_by(*same, Workstream.name)
        .order_by(Action.workstream_id, Action.accountable_post_id, Action.visibility)
    )
    return tuple(
        Group(Sight(label, stream_id, post_id), name or OUTSIDE, number, int(silent))
        for label, stream_id, post_id, name, number, silent in rows
    )


def _silent(where: Sequence[ColumnElement[bool]]) -> Silent:
    """The first references without a word, of each workstream and label."""
    same = (Action.workstream_id, Action.visibility)
    place = func.row_number().over(partition_by=same, order_by=(Action.ref_order, Action.id))
    ranked = (
        select(*same, Action.ref, Action.ref_order, place.label("place"))
        .join(Plan, Plan.id == Action.plan_id)
        .where(*where)
        .subquery()
    )
    found = defaultdict[tuple[int, Visibility], list[tuple[str, str]]](list)
    rows = db.session.execute(
        select(ranked).where(ranked.c.place <= literal(NAMED)).order_by(ranked.c.ref_order)
    )
    for row in rows:
        found[row.workstream_id or 0, row.visibility].append((row.ref_order, row.ref))
    return {key: tuple(refs) for key, refs in found.items()}


def _signed(meeting_id: int) -> frozenset[int]:
    signed = select(RoundSignOff.workstream_id).where(RoundSignOff.meeting_id == meeting_id)
    return frozenset(db.session.scalars(signed))
