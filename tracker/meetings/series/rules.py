"""Dates that come every few months on the same weekday, and what speaks against each."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from tracker.core.bank_holidays import SATURDAY, bank_holidays
from tracker.core.dates import long_date
from tracker.meetings.rules import LONGEST_GAP_DAYS

MOST = 12
_WEEK = timedelta(days=7)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NTH = ("first", "second", "third", "fourth", "fifth")


class Pattern(StrEnum):
    """Which weekday of its month each date is."""

    NTH = "nth"
    LAST = "last"

    @property
    def label(self) -> str:
        return {
            Pattern.NTH: "The same one of its month as the first date, such as the first Tuesday",
            Pattern.LAST: "The last one of its month, such as the last Friday",
        }[self]


def pattern_of(day: date) -> Pattern:
    """What a date is taken for: the last of its month where it is that."""
    return Pattern.LAST if (day + _WEEK).month != day.month else Pattern.NTH


def words_of(day: date, pattern: Pattern) -> str:
    """The last Friday of the month."""
    which = "last" if pattern is Pattern.LAST else _NTH[(day.day - 1) // 7]
    return f"the {which} {_WEEKDAYS[day.weekday()]} of the month"


def dates(first: date, *, every: int, number: int, pattern: Pattern) -> list[date]:
    """So many dates from the first on, every few months, on the same weekday.

    A fifth Friday is the last one where a month has only four.
    """
    found = [first]
    for n in range(1, number):
        months = first.year * 12 + first.month - 1 + n * every
        year, month = months // 12, months % 12 + 1
        found.append(_in_month(year, month, first, pattern))
    return found


def _in_month(year: int, month: int, first: date, pattern: Pattern) -> date:
    last_day = monthrange(year, month)[1]
    offset = (first.weekday() - date(year, month, 1).weekday()) % 7
    days = list(range(1 + offset, last_day + 1, 7))
    nth = len(days) if pattern is Pattern.LAST else (first.day - 1) // 7 + 1
    return date(year, month, days[min(nth, len(days)) - 1])


@dataclass(frozen=True)
class Diary:
    """What is known of the days: closed ones, the body's own meetings, and those of others."""

    closed: Mapping[date, str] = field(default_factory=dict)
    own: frozenset[date] = frozenset()
    others: Mapping[date, Sequence[str]] = field(default_factory=dict)
    longest: int | None = LONGEST_GAP_DAYS


def warnings(day: date, chosen: Iterable[date], diary: Diary, *, today: date) -> list[str]:
    """What speaks against a day, in sentences; it can be taken all the same."""
    found = []
    if day.weekday() >= SATURDAY:
        found.append(f"A {_WEEKDAYS[day.weekday()]}")
    if day in bank_holidays(day.year):
        found.append("A bank holiday")
    if day in diary.closed:
        found.append(f"The council is closed: {diary.closed[day]}")
    found += [f"{name} meets on that day" for name in diary.others.get(day, ())]
    gap = _gap_before(day, chosen, diary)
    if gap:
        found.append(gap)
    return found


def refused(day: date, earlier: Iterable[date], diary: Diary, *, today: date) -> str | None:
    """Why a meeting cannot be made on a day."""
    if day < today:
        return "This day is over. Choose today or later"
    if day in diary.own:
        return "It already meets on that day"
    return "This date stands twice" if day in set(earlier) else None


def _gap_before(day: date, chosen: Iterable[date], diary: Diary) -> str | None:
    if diary.longest is None:
        return None
    before = max((each for each in {*chosen, *diary.own} if each < day), default=None)
    if before is None or (day - before).days <= diary.longest:
        return None
    return (
        f"{(day - before).days} days after {long_date(before)}. "
        f"The longest agreed is {diary.longest}"
    )
