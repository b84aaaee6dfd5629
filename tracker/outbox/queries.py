"""Reads of letters: the list, one letter with its story, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import selectinload

from tracker.core.database import Base, db
from tracker.core.errors import NotFound
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Letter
from tracker.outbox.rules import DEAD, UNSENT

PAGE = 50


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
    """How many letters failed or came too late."""
    dead = sorted(DEAD - {LetterState.CANCELLED})
    return count(states=dead)


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
