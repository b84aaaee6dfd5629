"""Which daily jobs were finished for which London day."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.models import ClosedDay, DayRun


def finished(job: str, day: date) -> bool:
    """Whether a job was finished for a day."""
    statement = select(DayRun.id).where(DayRun.job == job, DayRun.day == day)
    return db.session.scalar(statement) is not None


def last_day(job: str, *, before: date | None = None) -> date | None:
    """The last day for which a job was finished."""
    statement = select(func.max(DayRun.day)).where(DayRun.job == job)
    return db.session.scalar(statement if before is None else statement.where(DayRun.day < before))


def last_finished_at(job: str) -> datetime | None:
    """When a job was last finished, in real time."""
    return db.session.scalar(select(func.max(DayRun.finished_at)).where(DayRun.job == job))


def finish(job: str, day: date) -> bool:
    """Write down that a job is finished for a day; False where somebody already did."""
    insert = (
        postgresql.insert if db.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    )
    done = db.session.execute(
        insert(DayRun)
        .values(job=job, day=day, finished_at=clock.instant())
        .on_conflict_do_nothing()
        .returning(DayRun.id)
    )
    return done.scalar_one_or_none() is not None


def closed_days() -> frozenset[date]:
    """The days on which the council is closed though they are no bank holidays."""
    return frozenset(db.session.scalars(select(ClosedDay.day)))
