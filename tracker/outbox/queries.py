"""Reads of letters: the list, one letter with its story, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased, selectinload

from tracker.core import clock
from tracker.core.database import Base, db
from tracker.core.errors import NotFound
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Bounce, Letter
from tracker.outbox.rules import DIED, UNSENT

PAGE = 50
MOST_REASONS = 12
LOOKED_AT_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as the list shows it."""

    id: int
    kind: LetterKind
    name: str
    email: str
    user_id: int
    subject: str
    state: LetterState
    created_on: date
    not_before_at: datetime
    finished_at: datetime | None
    note: str
    has_content: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why letters did not arrive; `since` is the day of the oldest."""

    state: LetterState
    note: str
    number: int
    since: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many letters of a kind and day have not gone."""

    kind: LetterKind
    day: date
    number: int


def letters(
    *,
    states: Sequence[LetterState] = (),
    limit: int | None = PAGE,
    offset: int = 0,
    newest_first: bool = True,
) -> list[LetterRow]:
    """Letters with whom they are to."""
    order = Letter.id.desc() if newest_first else Letter.id
    rows = db.session.execute(
        _rows().where(*_in(states)).order_by(order).limit(limit).offset(offset)
    )
    return [LetterRow(*row) for row in rows]


def count(*, states: Sequence[LetterState] = ()) -> int:
    """How many letters there are."""
    return db.session.scalar(select(func.count(Letter.id)).where(*_in(states))) or 0


def waiting_counts() -> list[Waiting]:
    """What has not gone, by kind and day."""
    rows = db.session.execute(
        select(Letter.kind, Letter.created_on, func.count(Letter.id))
        .where(Letter.state.in_(UNSENT))
        .group_by(Letter.kind, Letter.created_on)
        .order_by(Letter.created_on, Letter.kind)
    )
    return [Waiting(*row) for row in rows]


def dead_count() -> int:
    """How many letters did not arrive and wait for somebody to look at them."""
    return db.session.scalar(select(func.count(Letter.id)).where(did_not_arrive())) or 0


def did_not_arrive() -> ColumnElement[bool]:
    """Letters that somebody has to look at: those that ended unsent lately, or rest in doubt.

    One whose place another took, or after which another like it arrived, needs nobody.
    """
    newer = aliased(Letter)
    made_good = (
        select(newer.id)
        .where(
            newer.user_id == Letter.user_id,
            newer.id > Letter.id,
            newer.kind == Letter.kind,
            newer.account_matter == Letter.account_matter,
            newer.state == LetterState.SENT,
        )
        .correlate(Letter)
        .exists()
    )
    lately = and_(
        Letter.state.in_(DIED),
        Letter.finished_at > clock.now() - LOOKED_AT_FOR,
        Letter.superseded_by_id.is_(None),
        ~made_good,
    )
    rests = and_(Letter.state == LetterState.IN_DOUBT, Letter.next_try_at.is_(None))
    return or_(lately, rests)


def reasons() -> list[Reason]:
    """Why letters did not arrive, how many for each reason, and since when."""
    number = func.count(Letter.id)
    rows = db.session.execute(
        select(Letter.state, Letter.last_note, number, func.min(Letter.created_on))
        .where(did_not_arrive())
        .group_by(Letter.state, Letter.last_note)
        .order_by(number.desc(), Letter.state, Letter.last_note)
        .limit(MOST_REASONS)
    )
    return [Reason(*row) for row in rows]


def dead_letters(*, offset: int = 0) -> list[LetterRow]:
    """Letters that did not arrive: in doubt first, then failed, then out of date."""
    order = case({LetterState.IN_DOUBT: 0, LetterState.FAILED: 1}, value=Letter.state, else_=2)
    rows = db.session.execute(
        _rows().where(did_not_arrive()).order_by(order, Letter.id.desc()).limit(PAGE).offset(offset)
    )
    return [LetterRow(*row) for row in rows]


def chosen(letter_ids: Sequence[int]) -> list[LetterRow]:
    """Letters that somebody has ticked, oldest first."""
    rows = db.session.execute(_rows().where(Letter.id.in_(letter_ids)).order_by(Letter.id))
    return [LetterRow(*row) for row in rows]


def came_back(letter_id: int) -> list[Bounce]:
    """What was reported of a letter after it went, oldest first."""
    rows = db.session.scalars(
        select(Bounce).where(Bounce.letter_id == letter_id).order_by(Bounce.id)
    )
    return list(rows)


def get_row(letter_id: int) -> LetterRow:
    """One letter as the list shows it; NotFound where there is none."""
    row = db.session.execute(_rows().where(Letter.id == letter_id)).first()
    if row is None:
        raise NotFound("There is no such letter.")
    return LetterRow(*row)


def get_letter(letter_id: int) -> Letter:
    """One letter with what it announces and what became of it; NotFound where there is none."""
    letter = db.session.scalar(
        select(Letter)
        .where(Letter.id == letter_id)
        .options(selectinload(Letter.items), selectinload(Letter.events))
    )
    if letter is None:
        raise NotFound("There is no such letter.")
    return letter


def _rows() -> Select[Any]:
    # A person is known here only by the table's name: this layer lies below people.
    user = Base.metadata.tables["user"]
    return select(
        Letter.id,
        Letter.kind,
        user.c.name,
        user.c.email,
        Letter.user_id,
        Letter.subject,
        Letter.state,
        Letter.created_on,
        Letter.not_before_at,
        Letter.finished_at,
        Letter.last_note,
        func.coalesce(Letter.content, "") != "",
    ).join_from(Letter, user, Letter.user_id == user.c.id)


def _in(states: Sequence[LetterState]) -> list[ColumnElement[bool]]:
    return [Letter.state.in_(states)] if states else []
