"""Moving a due date: who asks, why, who agrees; and dates that move with their meeting."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from tracker.actions.enums import Precision
from tracker.actions.models import Action, DueMove
from tracker.actions.rules import is_chairs_to_agree
from tracker.actions.service import record, restate_due
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person

MEETING_MOVED = "The meeting moved"
MEETING_CANCELLED = "The meeting was cancelled"


def ask_new_date(
    action: Action, *, to: date, reason: str, by: Person, may_agree_first: bool
) -> DueMove:
    """Ask for a new date; a first move is agreed at once where the chair asks."""
    _check_new_date(action, to, reason)
    move = DueMove(
        action_id=action.id,
        from_on=action.due_on,
        from_precision=action.due_precision,
        to_on=to,
        to_precision=Precision.DAY,
        is_meeting_moved=False,
        reason=reason,
        asked_on=clock.today(),
        asked_by_id=by.id,
        asked_by_name=by.name,
        agreed_by_name="",
        refused_note="",
        made_up="",
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(move)
    db.session.flush()  # a move agreed at once is found by its id
    after = {"due_on": to, "reason": reason}
    record(Deed.ACTION_DATE_ASKED, action, by=by, before={"due_on": action.due_on}, after=after)
    if may_agree_first and is_chairs_to_agree(action.moves):
        agree_move(action, move, by=by)
    else:
        restate_due(action)
    return move


def agree_move(action: Action, move: DueMove, *, by: Person, meeting_id: int | None = None) -> None:
    """The chair agrees a first move; a later one is recorded with the board's meeting."""
    expect_waiting(move)
    if meeting_id is None and not is_chairs_to_agree(action.moves):
        raise NotAccepted({"meeting": "Choose the meeting at which the board agreed"})
    before = {"due_on": action.due_on}
    move.agreed_on = clock.today()
    move.agreed_by_id, move.agreed_by_name = by.id, by.name
    move.agreed_meeting_id = meeting_id
    restate_due(action)
    record(Deed.ACTION_DATE_AGREED, action, by=by, before=before, after={"due_on": move.to_on})


def refuse_move(action: Action, move: DueMove, *, by: Person, note: str) -> None:
    """The date stays; the reason is kept beside the asking."""
    expect_waiting(move)
    if not note:
        raise NotAccepted({"note": "Say why the date stays"})
    move.refused_on, move.refused_note = clock.today(), note
    record(Deed.ACTION_DATE_REFUSED, action, by=by, after={"asked_for": move.to_on, "note": note})


def waiting_move(action: Action) -> DueMove | None:
    """The new date that was asked for and not answered yet."""
    return db.session.scalar(
        select(DueMove)
        .where(
            DueMove.action_id == action.id,
            DueMove.agreed_on.is_(None),
            DueMove.refused_on.is_(None),
        )
        .order_by(DueMove.id)
        .limit(1)
    )


def move_with_meeting(
    meeting_id: int, *, to: date, by: Person | None, to_meeting_id: int | None = None
) -> list[Action]:
    """Give every open action due at a meeting its new date, or another meeting's, and say so."""
    goal = to_meeting_id or meeting_id
    actions = list(
        db.session.scalars(
            select(Action)
            .where(
                Action.due_meeting_id == meeting_id,
                Action.outcome.is_(None),
                or_(Action.due_on.is_distinct_from(to), Action.due_meeting_id != goal),
            )
            .options(selectinload(Action.helpers))
            .order_by(Action.id)
        )
    )
    today = clock.today()
    for action in actions:
        before = {"due_on": action.due_on}
        db.session.add(
            DueMove(
                action_id=action.id,
                from_on=action.due_on,
                from_precision=action.due_precision,
                to_on=to,
                to_precision=Precision.NEXT_BOARD,
                to_meeting_id=goal,
                is_meeting_moved=True,
                reason=MEETING_MOVED if goal == meeting_id else MEETING_CANCELLED,
                asked_on=today,
                asked_by_id=by.id if by else None,
                asked_by_name=by.name if by else "",
                agreed_on=today,
                agreed_by_id=by.id if by else None,
                agreed_by_name=by.name if by else "",
                refused_note="",
                made_up="",
                document="",
                place="",
                demonstration=False,
            )
        )
        restate_due(action)
        record(Deed.ACTION_DATE_MOVED, action, by=by, before=before, after={"due_on": to})
    return actions


def _check_new_date(action: Action, to: date, reason: str) -> None:
    if action.outcome is not None:
        raise DomainError(f"{action.ref} is closed, so its date stays.")
    waiting = waiting_move(action)
    wrong: dict[str, str] = {}
    if waiting is not None:
        asked = f"{long_date(waiting.to_on)} was asked for on {long_date(waiting.asked_on)}"
        wrong["new_date"] = f"{asked} and still waits to be agreed"
    elif to < clock.today():
        wrong["new_date"] = "The new date must be today or later"
    elif to == action.due_on:
        wrong["new_date"] = "That is the date it has now"
    if not reason:
        wrong["move_reason"] = "Say why it moves"
    if wrong:
        raise NotAccepted(wrong)


def expect_waiting(move: DueMove) -> None:
    """Refuse a second answer."""
    if move.agreed_on is not None or move.refused_on is not None:
        raise DomainError("This was already answered. Look at the action again.")
