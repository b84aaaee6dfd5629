"""Council dates: working days, ends of periods, and days as people write and read them."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from tracker.core.bank_holidays import SATURDAY, bank_holidays
from tracker.core.periods import MONTHS, quarter_of

FIRST_YEAR = 2000
LAST_YEAR = 2100
EXAMPLE = "31/3/2026"
LONGEST = 200  # no date is longer; what is pasted beyond it is not looked at
ECHOED = 40
_ONE_DAY = timedelta(days=1)
_SEPARATOR = re.compile(r" ?[/.\-] ?| ")
_PARTS = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?)?/(?P<month>[0-9]{1,2}|[a-z]+)?/(?P<year>[0-9]{2}|[0-9]{4})?",
    re.IGNORECASE | re.ASCII,
)
_YEAR_FIRST = re.compile(r"[0-9]{4}[/.\- ]")
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}


class NotADate(ValueError):
    """What was typed is no date that we take; the message says why, in a sentence."""


def is_working_day(day: date, closed: frozenset[date] = frozenset()) -> bool:
    """Monday to Friday, no bank holiday in England, and not a day the council is closed."""
    return day.weekday() < SATURDAY and day not in closed and day not in bank_holidays(day.year)


def working_days_after(day: date, n: int, closed: frozenset[date] = frozenset()) -> date:
    """The nth working day after a day, which itself is never counted."""
    return _walk(day, n, _ONE_DAY, closed)


def working_days_before(day: date, n: int, closed: frozenset[date] = frozenset()) -> date:
    """The nth working day before a day, which itself is never counted."""
    return _walk(day, n, -_ONE_DAY, closed)


def next_working_day(day: date, closed: frozenset[date] = frozenset()) -> date:
    """The first working day after a day."""
    return _walk(day, 1, _ONE_DAY, closed)


def previous_working_day(day: date, closed: frozenset[date] = frozenset()) -> date:
    """The last working day before a day."""
    return _walk(day, 1, -_ONE_DAY, closed)


def rolled_forward(day: date, closed: frozenset[date] = frozenset()) -> date:
    """The day itself if it is a working day, else the first one after it."""
    return day if is_working_day(day, closed) else next_working_day(day, closed)


def working_days_between(start: date, end: date, closed: frozenset[date] = frozenset()) -> int:
    """How many working days after `start`, `end` included, have come by `end`; none if earlier."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, closed) for day in days)


def _walk(day: date, n: int, step: timedelta, closed: frozenset[date]) -> date:
    if n < 1:
        raise ValueError("Working days are counted from 1")
    while n:
        day += step
        n -= is_working_day(day, closed)
    return day


def end_of_month(day: date) -> date:
    """The last day of the month that a day falls in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def long_date(day: date) -> str:
    """2 September 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def describe_due(due_on: date | None, precision: str) -> str:
    """A due date said as exactly as it is known, and no more."""
    if due_on is None:
        return _UNDATED.get(precision, "No date")
    match precision:
        case "month":
            return f"{MONTHS[due_on.month - 1]} {due_on.year}"
        case "quarter":
            return quarter_of(due_on).label
        case "year":
            return str(due_on.year)
        case "next_board":
            return f"Next board, {long_date(due_on)}"
        case _:
            return long_date(due_on)


_UNDATED = {"ongoing": "Ongoing", "next_board": "Next board, no date set yet"}


def parse_day(text: str) -> date:
    """Read 31/3/2026, 31.3.26 or 31 March 2026: the day first, then month and year."""
    typed = _tidy(text)
    parts = _SEPARATOR.split(typed)
    if not any(parts):
        raise NotADate(f"Enter a date, such as {EXAMPLE}")
    match = _PARTS.fullmatch("/".join(parts))
    if match is None:
        hint = "Put the day first" if _YEAR_FIRST.match(typed) else "Enter day, month and year"
        raise NotADate(f"“{_echo(typed)}” is not a date. {hint}, such as {EXAMPLE}")
    missing = [name for name, part in match.groupdict().items() if not part]
    if missing:
        raise NotADate(f"Enter the {' and the '.join(missing)} too, such as {EXAMPLE}")
    day, month, year = int(match["day"]), match["month"], int(match["year"])
    if len(match["year"]) == 2:
        year += FIRST_YEAR
    number = int(month) if month.isdigit() else _MONTH_NUMBERS.get(month.lower(), 0)
    if wrong := _what_is_wrong(day, number, year):
        raise NotADate(f"{_echo(typed)} {wrong}")
    return date(year, number, day)


def _what_is_wrong(day: int, month: int, year: int) -> str | None:
    """Why a day, a month and a year make no date, to follow what was typed."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"cannot be used. The year must be from {FIRST_YEAR} to {LAST_YEAR}"
    if not 1 <= month <= len(MONTHS):
        return f"is not a date. Put the day first, then the month, such as {EXAMPLE}"
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"is not a date. {MONTHS[month - 1]} {year} has {days} days"
    return None


def _tidy(text: str) -> str:
    """Plain characters and single spaces, without the invisible marks that a paste brings along."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    seen = (c for c in plain if c.isspace() or not unicodedata.category(c).startswith("C"))
    return " ".join("".join(seen).split()).strip(".,") + ("…" if len(text) > LONGEST else "")


def _echo(typed: str) -> str:
    """What was typed, short enough to be said back."""
    return typed if len(typed) <= ECHOED else f"{typed[:ECHOED]}…"
