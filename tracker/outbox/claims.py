"""Sending is single: a letter is claimed for a while, and only the claim's holder may end it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, bindparam, case, literal, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from tracker.core import clock
from tracker.core.database import UtcDateTime, db
from tracker.core.database_time import database_time
from tracker.outbox.doubts import has_rested
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.history import move, move_held
from tracker.outbox.models import Letter
from tracker.outbox.rules import DOUBT_RESTS, WAITING

AT_ONCE = 20
STOPPED = "The program that was sending it stopped"
CLOCKS_DIFFER = 60
LONGEST_CLAIM = 86_400


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that this process may send; `content` are bytes whose fate is not known.

    They were written when `last_deed_id` was the newest entry of the audit.
    """

    id: int
    kind: LetterKind
    dedupe_key: str
    user_id: int
    fence: int
    attempts: int
    message_id: str
    account_matter: str
    account_token_id: int | None
    subject: str
    created_on: date
    created_at: datetime
    content: str | None
    last_deed_id: int | None


_COLUMNS = tuple(getattr(Letter, name) for name in Claimed.__slots__)


def claim(owner: str, *, seconds: int, limit: int = AT_ONCE) -> list[Claimed]:
    """Take letters that may go now, those about accounts first."""
    ids = move(
        _may_go(),
        LetterState.SENDING,
        owner=owner,
        limit=limit,
        order_by=(case((Letter.kind == LetterKind.ACCOUNT, 0), else_=1), Letter.not_before_at),
        lease_owner=owner,
        lease_until=database_time(seconds),
        fence=Letter.fence + 1,
        attempts=Letter.attempts + 1,
        began_at=None,
        next_try_at=None,
    )
    rows = db.session.execute(
        select(*_COLUMNS)
        .where(Letter.id.in_(ids))
        .order_by(case((Letter.kind == LetterKind.ACCOUNT, 0), else_=1), Letter.id)
    )
    return [Claimed(*row) for row in rows]


def begin(
    letter: Claimed, *, subject: str, content: str, last_deed_id: int | None, seconds: int
) -> bool:
    """Keep what is about to be sent, and the claim; False where another has the letter by now."""
    kept = db.session.connection().execute(
        _begins(seconds),
        {
            "held_id": letter.id,
            "held_fence": letter.fence,
            "to_subject": subject,
            "to_content": content,
            "to_deed": last_deed_id,
        },
    )
    return kept.scalar_one_or_none() is not None


@cache
def _begins(seconds: int) -> ReturningUpdate[Any]:
    """Made once, for it is said of each letter of a morning."""
    letter = cast(Table, Letter.__table__)
    return (
        update(letter)
        .where(
            letter.c.id == bindparam("held_id"),
            letter.c.fence == bindparam("held_fence"),
            letter.c.state == LetterState.SENDING,
        )
        .values(
            subject=bindparam("to_subject"),
            content=bindparam("to_content"),
            last_deed_id=bindparam("to_deed"),
            began_at=database_time(),
            lease_until=database_time(seconds),
        )
        .returning(letter.c.id)
    )


def finish(letter: Claimed, to: LetterState, **told: Any) -> bool:
    """Write down what became of it; False, and nothing changed, where another has it by now."""
    return move_held(letter.id, letter.fence, to, **told)


def postpone(letter: Claimed, not_before_at: datetime) -> None:
    """Let a letter wait for hours in which it may go."""
    note = "It waits for the hours in which letters go"
    move(
        _held(letter),
        LetterState.RETRY,
        note=note,
        not_before_at=not_before_at,
        attempts=Letter.attempts - 1,
    )


def put_back(letters: Sequence[Claimed], *, note: str, next_try_at: datetime | None = None) -> None:
    """Give back letters that were claimed and not tried."""
    for letter in letters:
        move(
            _held(letter),
            LetterState.RETRY,
            note=note,
            next_try_at=next_try_at,
            attempts=Letter.attempts - 1,
        )


def try_again_now() -> None:
    """A mail server is well again: what it had refused need not wait for as long as it was told."""
    db.session.execute(
        update(Letter)
        .where(Letter.state == LetterState.RETRY, Letter.next_try_at > database_time())
        .values(next_try_at=database_time())
        .execution_options(synchronize_session=False)
    )


def give_back(owner: str) -> None:
    """Let others have what a process that ends has claimed and not begun."""
    move(
        [Letter.lease_owner == owner, Letter.began_at.is_(None)],
        LetterState.RETRY,
        note="Not tried: the program was stopped",
        attempts=Letter.attempts - 1,
    )


def park_stopped(*, seconds: int = LONGEST_CLAIM) -> int:
    """Letters whose sender stopped: in doubt if they may have gone, else to be tried again.

    A claim that lies further ahead than its `seconds` is over too: the clock was set back.
    """
    real = clock.instant()
    ended = or_(
        Letter.lease_until < database_time(),
        Letter.lease_until > database_time(seconds + CLOCKS_DIFFER),
    )
    move([ended, Letter.began_at.is_(None)], LetterState.RETRY, note=STOPPED)
    note = f"{STOPPED}; whether it arrived is not known"
    return len(move([ended], LetterState.IN_DOUBT, note=note, next_try_at=real + DOUBT_RESTS))


def expire() -> int:
    """End what has waited for too long."""
    late = Letter.expires_at <= _too_late()
    return len(move([late], LetterState.EXPIRED, note="It waited for too long"))


def are_many() -> bool:
    """Whether more letters may go now than are claimed at once."""
    found = db.session.scalars(select(Letter.id).where(*_may_go()).limit(AT_ONCE + 1))
    return len(found.all()) > AT_ONCE


def _may_go() -> list[ColumnElement[bool]]:
    return [
        Letter.state.in_(WAITING),
        Letter.not_before_at <= clock.now(),
        or_(Letter.expires_at.is_(None), Letter.expires_at > _too_late()),
        or_(Letter.next_try_at.is_(None), has_rested()),
    ]


def _held(letter: Claimed) -> list[Any]:
    return [
        Letter.id == letter.id,
        Letter.fence == letter.fence,
        Letter.state == LetterState.SENDING,
    ]


def _too_late() -> ColumnElement[Any]:
    """Digests end by the council's clock; a one-time link lasts for so long in real time."""
    return case(
        (Letter.kind == LetterKind.ACCOUNT, literal(clock.instant(), UtcDateTime())),
        else_=literal(clock.now(), UtcDateTime()),
    )
