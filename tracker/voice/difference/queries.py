"""What was asked of ambassadors about actions that are to close, and what they said: one query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tracker.actions.models import Action, Closure
from tracker.actions.policy import visible_to
from tracker.actions.rules import ENDED_WELL
from tracker.core import clock
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan
from tracker.voice.difference.enums import Difference
from tracker.voice.difference.models import DifferenceSaid
from tracker.voice.difference.rules import Asked
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to an ambassador: what the action is, since when it is asked, what they said."""

    closure_id: int
    action_id: int
    ref: str
    text: str
    asked_on: date
    said: Difference | None


def questions_for(viewer: SignedIn) -> list[Question]:
    """The actions of an ambassador's own workstreams that are to close, the longest asked first;
    answered ones too, as the answer can change until the board has agreed."""
    if not viewer.ambassador_of:
        return []
    own = (
        select(DifferenceSaid.said)
        .where(DifferenceSaid.closure_id == Closure.id, DifferenceSaid.by_id == viewer.id)
        .order_by(DifferenceSaid.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(
            Closure.id,
            Action.id,
            Action.ref,
            func.coalesce(func.nullif(Action.plain_summary, ""), Action.text),
            Closure.proposed_on,
            own,
        )
        .join(Action, Action.id == Closure.action_id)
        .join(Plan, Plan.id == Action.plan_id)
        .where(
            Closure.outcome.in_(ENDED_WELL),
            Closure.agreed_on.is_(None),
            Closure.refused_on.is_(None),
            Plan.ends_on >= clock.today(),
            Action.workstream_id.in_(sorted(viewer.ambassador_of)),
            visible_to(viewer),
        )
        .order_by(Closure.proposed_on, Closure.id)
    )
    return [Question(*row) for row in db.session.execute(statement)]


def asked_of(action_ids: Collection[int], day: date) -> Mapping[int, Asked]:
    """By action, what had been asked and said by the end of a day; only of those to close well."""
    if not action_ids:
        return {}
    found: dict[int, tuple[Any, dict[int, Difference]]] = {}
    for row in db.session.execute(_asked(action_ids, day)):
        kept, said = found.get(row.action_id, (None, {}))
        if kept is None or kept.id != row.id:
            said = {}  # a later proposal asks anew
        if row.said is not None:
            said[row.by_id] = row.said
        found[row.action_id] = row, said
    return {
        action_id: Asked(row.proposed_on, bool(row.has_seat), tuple(said.values()))
        for action_id, (row, said) in found.items()
    }


def _asked(action_ids: Collection[int], day: date) -> Select[Any]:
    by_then = and_(
        DifferenceSaid.closure_id == Closure.id,
        DifferenceSaid.said_at < datetime.combine(day + _ONE_DAY, time(), clock.LONDON),
    )
    statement: Select[Any] = (
        select(  # type: ignore[assignment]  # its columns are named above, not here
            Closure.action_id,
            Closure.id,
            Closure.proposed_on,
            _has_seat(day).label("has_seat"),
            DifferenceSaid.by_id,
            DifferenceSaid.said,
        )
        .join(Action, Action.id == Closure.action_id)
        .outerjoin(DifferenceSaid, by_then)
        .where(
            Closure.action_id.in_(sorted(action_ids)),
            Closure.outcome.in_(ENDED_WELL),
            Closure.proposed_on <= day,
            or_(Closure.refused_on.is_(None), Closure.refused_on > day),
            or_(Closure.reopened_on.is_(None), Closure.reopened_on > day),
        )
        .order_by(Closure.id, DifferenceSaid.id)
    )
    return statement


def _has_seat(day: date) -> ColumnElement[bool]:
    """Whether somebody held the ambassador's seat while the question was open."""
    until = func.coalesce(Closure.agreed_on, day)
    return (
        select(Seat.id)
        .where(
            Seat.workstream_id == Action.workstream_id,
            Seat.kind == SeatKind.AMBASSADOR,
            Seat.started_on <= until,
            or_(Seat.ended_on.is_(None), Seat.ended_on >= Closure.proposed_on),
        )
        .exists()
    )
