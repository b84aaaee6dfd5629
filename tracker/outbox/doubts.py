"""Letters of which nobody knows whether they arrived: looked up, or sent once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update

from tracker.core.database import db
from tracker.core.database_time import database_time
from tracker.outbox.enums import LetterState
from tracker.outbox.history import move
from tracker.outbox.models import Letter, LetterEvent
from tracker.outbox.rules import DOUBT_RESTS, LONGEST_WAIT

AT_ONCE = 20
# A log in which nothing was written since may yet be: for so long it is looked at again.
LOOKS_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A letter in doubt whose rest is over; `doubts` counts how often it was in doubt."""

    id: int
    fence: int
    message_id: str
    began_at: datetime | None
    doubts: int
    is_recent: bool


def rested(limit: int = AT_ONCE) -> list[Doubt]:
    """Letters in doubt that it is time to do something about."""
    doubts = (
        select(func.count(LetterEvent.id))
        .where(LetterEvent.letter_id == Letter.id, LetterEvent.to_state == LetterState.IN_DOUBT)
        .correlate(Letter)
        .scalar_subquery()
    )
    is_recent = func.coalesce(Letter.began_at > database_time(-LOOKS_FOR.total_seconds()), False)
    rows = db.session.execute(
        select(Letter.id, Letter.fence, Letter.message_id, Letter.began_at, doubts, is_recent)
        .where(Letter.state == LetterState.IN_DOUBT, has_rested())
        .order_by(Letter.id)
        .limit(limit)
    )
    return [Doubt(*row) for row in rows]


def clear(doubts: Sequence[Doubt], arrived: dict[str, bool], *, is_looked_up: bool) -> int:
    """Do what is right by what was found; gives how many letters will be sent again.

    What did not arrive goes again, the same bytes. Where that cannot be told it goes once more;
    in doubt a second time, it stays so until a person decides.
    """
    again = 0
    for doubt in doubts:
        found = arrived.get(doubt.message_id)
        if found:
            move(_still(doubt), LetterState.SENT, note="It had arrived: the mail server knows it")
        elif found is False:
            note = "It had not arrived: the mail server does not know it"
            again += len(move(_still(doubt), LetterState.RETRY, note=note))
        elif is_looked_up and doubt.is_recent:
            _rest(doubt, DOUBT_RESTS)
        elif doubt.doubts == 1:
            note = "To be sent once more, since nobody can tell whether it arrived"
            again += len(move(_still(doubt), LetterState.RETRY, note=note))
        else:
            _rest(doubt, None)
    return again


def has_rested() -> ColumnElement[bool]:
    """Whether a letter's next try is due; one that lies too far ahead was set by another clock."""
    return or_(
        Letter.next_try_at <= database_time(),
        Letter.next_try_at > database_time(LONGEST_WAIT.total_seconds()),
    )


def _still(doubt: Doubt) -> list[ColumnElement[bool]]:
    return [
        Letter.id == doubt.id,
        Letter.fence == doubt.fence,
        Letter.state == LetterState.IN_DOUBT,
    ]


def _rest(doubt: Doubt, wait: timedelta | None) -> None:
    """Leave it for a while, or for good."""
    again_at = None if wait is None else database_time(wait.total_seconds())
    db.session.execute(
        update(Letter)
        .where(*_still(doubt))
        .values(next_try_at=again_at)
        .execution_options(synchronize_session=False)
    )
