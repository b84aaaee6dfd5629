"""What all factories share: the test's session, and rows that know their ids at once."""

from pathlib import Path

from factory import LazyFunction
from factory.alchemy import SQLAlchemyModelFactory
from sqlalchemy.orm import Session

from tracker.core import clock

bound: Session | None = None
files: Path | None = None  # where the tests' apps keep files


def session() -> Session:
    """The session of the running test."""
    assert bound is not None, "ask for the fixture session, browser, real_session or live"
    return bound


class Factory(SQLAlchemyModelFactory):
    """Makes a row and flushes it; the browser commits before it looks."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = session
        sqlalchemy_session_persistence = "flush"


def now():
    """The council's time when the row is made."""
    return LazyFunction(clock.now)


def today():
    """The council's day when the row is made."""
    return LazyFunction(clock.today)
