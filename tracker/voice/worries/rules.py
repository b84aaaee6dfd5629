"""How soon a worry is looked at: within four hours of working time (reliability T1)."""

from datetime import date, datetime, time, timedelta

from tracker.core.clock import LONDON
from tracker.core.dates import is_working_day, rolled_forward

WITHIN = timedelta(hours=4)
OPENS, CLOSES = time(9), time(17)


def is_open(now: datetime, closed: frozenset[date] = frozenset()) -> bool:
    """Whether it is working time in London: a working day, from nine to five."""
    local = now.astimezone(LONDON)
    return is_working_day(local.date(), closed) and OPENS <= local.time() < CLOSES


def look_by(flagged_at: datetime, closed: frozenset[date] = frozenset()) -> datetime:
    """By when somebody is to have looked: after four hours of working time, in London's time."""
    left, now = WITHIN, _opened(flagged_at.astimezone(LONDON), closed)
    while left > (today := _at(now.date(), CLOSES) - now):
        left -= today
        now = _at(rolled_forward(now.date() + timedelta(days=1), closed), OPENS)
    return now + left


def _opened(now: datetime, closed: frozenset[date]) -> datetime:
    """The same moment in working time, or when that begins again."""
    if is_open(now, closed):
        return now
    has_closed = is_working_day(now.date(), closed) and now.time() >= CLOSES
    first = now.date() + timedelta(days=1) if has_closed else now.date()
    return _at(rolled_forward(first, closed), OPENS)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LONDON)
