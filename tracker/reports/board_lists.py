"""The lists of the board's summary: which actions it names, and which new dates wait."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, union_all

from tracker.actions.enums import State
from tracker.actions.models import Action, DueMove
from tracker.actions.policy import visible_to
from tracker.actions.standing import Moment, standing
from tracker.core.database import db
from tracker.meetings.exceptions import Exceptions
from tracker.meetings.promises.queries import falls_due_by
from tracker.meetings.queries import BoardMeeting
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan

SHOWN = 15  # of each list; the rest is one link away
SHOWN_FROZEN = 200  # of a snapshot, of which there is no other list
PROMISED = "promised"
EXCEPTIONS = "exceptions"
LISTED = (State.RED, State.AMBER, State.PROPOSED_COMPLETE, State.NO_UPDATE)


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
class Named:
    """The actions of each list by their ids, and how many exceptions there are in all."""

    ids: dict[str, list[int]] = field(default_factory=dict)
    exceptions: int = 0


def named_actions(
    moment: Moment,
    viewer: SignedIn,
    where: Sequence[ColumnElement[bool]],
    *,
    coming: BoardMeeting | None,
    rule: Exceptions,
) -> Named:
    """Which actions the page names, under the state or the heading where they stand: one query.

    Each part stops at its first few by date, so it does not sort thousands.
    """
    now = standing(moment)
    parts = {state.value: now.state == state.value for state in LISTED}
    parts[EXCEPTIONS] = rule.among(now)
    if coming is not None:
        since = moment.cycle_began or moment.day
        parts[PROMISED] = falls_due_by(
            now, meeting_id=coming.id, held_on=coming.held_on, since=since
        )
    selects = []
    for name, condition in parts.items():
        number = func.count().over() if name == EXCEPTIONS else literal(0)
        first = (
            select(literal(name).label("part"), Action.id.label("id"), number.label("number"))
            .join(Plan, Plan.id == Action.plan_id)
            .where(visible_to(viewer), condition, *where)
            .order_by(now.due_on.nulls_last(), Action.id)
            .limit(_shown(moment))
            .subquery()
        )
        selects.append(select(first.c.part, first.c.id, first.c.number))
    found: dict[str, list[int]] = {name: [] for name in parts}
    exceptions = 0
    for name, action_id, number in db.session.execute(union_all(*selects)):
        found[name].append(action_id)
        exceptions = max(exceptions, number)
    return Named(found, exceptions)


def waiting_moves(
    moment: Moment, viewer: SignedIn, where: Sequence[ColumnElement[bool]]
) -> list[WaitingMove]:
    """The new dates that wait for an answer, today or when a snapshot was frozen."""
    if not moment.is_now and moment.round_id is None:
        return []
    now = standing(moment)
    statement = (
        select(Action.id, now.ref, Action.text, DueMove.to_on, DueMove.reason, now.moves)
        .join(DueMove, DueMove.action_id == Action.id)
        .join(Plan, Plan.id == Action.plan_id)
        .where(visible_to(viewer), now.outcome.is_(None), _waits(moment), *where)
        .order_by(DueMove.asked_on, DueMove.id)
        .limit(_shown(moment))
    )
    return [WaitingMove(*row) for row in db.session.execute(statement)]


def _waits(moment: Moment) -> ColumnElement[bool]:
    if moment.is_now:
        return and_(DueMove.agreed_on.is_(None), DueMove.refused_on.is_(None))
    return and_(
        DueMove.asked_on <= moment.day,
        or_(DueMove.agreed_on.is_(None), DueMove.agreed_on > moment.day),
        or_(DueMove.refused_on.is_(None), DueMove.refused_on > moment.day),
    )


def _shown(moment: Moment) -> int:
    return SHOWN if moment.round_id is None else SHOWN_FROZEN
