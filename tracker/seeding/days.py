"""Moments of which a paper tells the day alone: nine in the morning, in London."""

from datetime import date, datetime
from typing import overload

from tracker.core import clock


@overload
def at(on: date) -> datetime: ...
@overload
def at(on: date | None) -> datetime | None: ...
def at(on: date | None) -> datetime | None:
    """The moment that stands for a day; none where there is no day."""
    return None if on is None else datetime.combine(on, clock.HELD_AT, clock.LONDON)


@overload
def day_of(moment: datetime) -> date: ...
@overload
def day_of(moment: datetime | None) -> date | None: ...
def day_of(moment: datetime | None) -> date | None:
    """London's day of a moment; none where there is no moment."""
    return None if moment is None else clock.london(moment).date()
