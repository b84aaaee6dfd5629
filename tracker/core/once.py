"""Which forms have already been dealt with, so that a double click does nothing twice."""

from datetime import datetime, timedelta

from sqlalchemy import String, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core import clock
from tracker.core.database import Base, UtcDateTime, db

KEPT_FOR = timedelta(days=2)
LONGEST = 500


class SentForm(Base):
    """A form that was sent: the hash of its id and content, and where it led."""

    __tablename__ = "sent_form"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    location: Mapped[str | None] = mapped_column(String(LONGEST))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def claim(key: str) -> bool:
    """Take a form's key; False where it was taken before (waits for whoever holds it)."""
    dialect = db.session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(SentForm).values(key=key, sent_at=clock.instant()).on_conflict_do_nothing()
    return db.session.scalar(statement.returning(SentForm.key)) is not None


def remember(key: str, location: str) -> None:
    """Keep where the form led, for whoever sends it again."""
    db.session.execute(update(SentForm).where(SentForm.key == key).values(location=location))


def release(key: str) -> None:
    """Give a key back: the form was not dealt with to its end."""
    db.session.execute(delete(SentForm).where(SentForm.key == key))


def location(key: str) -> str | None:
    """Where the form led the first time."""
    return db.session.scalar(select(SentForm.location).where(SentForm.key == key))


def forget_old() -> None:
    """Drop keys older than two days."""
    db.session.execute(delete(SentForm).where(SentForm.sent_at < clock.instant() - KEPT_FOR))
