"""Addresses that do not exist: no reminder goes there until somebody tries again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import Base, db
from tracker.core.person import Person
from tracker.outbox.enums import BounceKind
from tracker.outbox.models import Bounce, Letter, LetterItem, Suppression
from tracker.outbox.rules import DEAD

CAME_BACK = "letters_come_back"
NOTE = 300
TRANSIENT_DAYS = timedelta(days=7)
TRANSIENT_WARNS_AT = 3
COMES_BACK_FOR = timedelta(days=30)
# The letter that came back tells of steps that fell since the one before it.
BEFORE_THE_LETTER = timedelta(days=7)


def suppress(letter_id: int, address: str, *, note: str) -> bool:
    """Send a letter's person no more reminders, for their address does not exist.

    Call it in the transaction that writes down what became of the letter. False where nothing
    changed: they have another address by now, or it was known before.
    """
    user = Base.metadata.tables["user"]
    user_id = db.session.scalar(
        select(Letter.user_id)
        .join_from(Letter, user, Letter.user_id == user.c.id)
        .where(Letter.id == letter_id, user.c.email == address)
    )
    if user_id is None:
        return False
    is_postgres = db.session.get_bind().dialect.name == "postgresql"
    made = db.session.execute(
        (postgresql.insert if is_postgres else sqlite.insert)(Suppression)
        .values(
            user_id=user_id,
            letter_id=letter_id,
            address=address,
            note=note[:NOTE],
            since_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Suppression.id)
    )
    if made.scalar_one_or_none() is None:
        return False
    audit.record(
        Deed.ADDRESS_FAILED,
        subject_type="person",
        subject_id=user_id,
        by=None,
        after={"letter": letter_id},
        note="No reminder goes to this address until it is tried again or changed.",
    )
    return True


def lift(user_id: int, *, by: Person | None, note: str = "") -> bool:
    """Write to a person again; what is still open is in their next letter."""
    lifted = db.session.execute(
        update(Suppression)
        .where(Suppression.user_id == user_id, Suppression.lifted_at.is_(None))
        .values(lifted_at=clock.now(), lifted_by_id=by.id if by else None)
        .returning(Suppression.id)
        .execution_options(synchronize_session=False)
    )
    if lifted.first() is None:
        return False
    audit.record(
        Deed.ADDRESS_TRIED_AGAIN, subject_type="person", subject_id=user_id, by=by, note=note
    )
    return True


def is_suppressed(user_id: SQLColumnExpression[int] | int) -> ColumnElement[bool]:
    """Whether a person gets no reminders, as a part of a statement."""
    return (
        select(Suppression.id)
        .where(Suppression.user_id == user_id, Suppression.lifted_at.is_(None))
        .exists()
    )


def comes_back(user_id: int) -> bool:
    """Whether a person gets no reminders."""
    return bool(db.session.scalar(select(is_suppressed(user_id))))


def of_person(user_id: int, _day: date) -> Select[str, int]:
    """Whether letters to a person come back, as the pages ask it: kind `letters_come_back`."""
    return select(literal(CAME_BACK), Suppression.id).where(
        Suppression.user_id == user_id, Suppression.lifted_at.is_(None)
    )


def unreachable() -> frozenset[int]:
    """Everybody to whom no reminder goes."""
    return frozenset(
        db.session.scalars(select(Suppression.user_id).where(Suppression.lifted_at.is_(None)))
    )


def came_back() -> dict[int, date]:
    """Who is written to again since lately, and from which day on they may have missed things."""
    rows = db.session.execute(
        select(
            Suppression.user_id,
            func.min(Letter.created_on),
            func.min(LetterItem.fell_on),
        )
        .join(Letter, Letter.id == Suppression.letter_id)
        .outerjoin(LetterItem, LetterItem.letter_id == Letter.id)
        .where(
            Suppression.lifted_at >= clock.now() - COMES_BACK_FOR,
            ~is_suppressed(Suppression.user_id),
        )
        .group_by(Suppression.user_id)
    )
    # Of a letter about an account no step is told.
    return {row[0]: min(filter(None, (row[1] - BEFORE_THE_LETTER, row[2]))) for row in rows}


def never_arrived(letter_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
    """Whether what a letter announces was not read: it did not go, or it came back."""
    # Without IN and a list, which a statement that is run for many rows cannot hold.
    has_died = or_(*(Letter.state == state for state in sorted(DEAD)))
    return or_(
        letter_id.in_(select(Letter.id).where(has_died)),
        letter_id.in_(select(Bounce.letter_id).where(Bounce.kind == BounceKind.PERMANENT)),
    )


@dataclass(frozen=True, slots=True)
class Trouble:
    """A person whose letters come back; `since_at` where no reminder goes to them any more."""

    user_id: int
    name: str
    email: str
    since_at: datetime | None
    letter_id: int | None
    note: str
    times: int


def in_trouble() -> list[Trouble]:
    """Whose letters come back, those to whom nothing goes any more first."""
    user = Base.metadata.tables["user"]
    lately = (
        select(Bounce.user_id, func.count(Bounce.id).label("times"))
        .where(Bounce.kind == BounceKind.TRANSIENT, Bounce.at > clock.now() - TRANSIENT_DAYS)
        .group_by(Bounce.user_id)
        .subquery()
    )
    rows = db.session.execute(
        select(
            user.c.id,
            user.c.name,
            user.c.email,
            Suppression.since_at,
            Suppression.letter_id,
            func.coalesce(Suppression.note, ""),
            func.coalesce(lately.c.times, 0),
        )
        .select_from(user)
        .outerjoin(
            Suppression, and_(Suppression.user_id == user.c.id, Suppression.lifted_at.is_(None))
        )
        .outerjoin(lately, lately.c.user_id == user.c.id)
        .where(
            user.c.is_active,
            or_(Suppression.id.is_not(None), lately.c.times >= TRANSIENT_WARNS_AT),
        )
        .order_by(Suppression.id.is_(None), user.c.name, user.c.id)
    )
    return [Trouble(*row) for row in rows]
