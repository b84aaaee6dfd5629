"""When something that comes round every year falls, and when its action is made."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tracker.core.periods import MONTHS


def begins_on(month: int, day: int | None, year: int) -> date:
    """The day itself, or the first of the whole month; 29 February is the 28th in other years."""
    return date(year, month, min(day or 1, monthrange(year, month)[1]))


def due_on(month: int, day: int | None, year: int) -> date:
    """By when what it asks for is to be done: the day, or the last of the whole month."""
    return date(year, month, min(day or 31, monthrange(year, month)[1]))


def makes_on(month: int, day: int | None, ahead: int, year: int) -> date:
    """The day on which its action is made, so many days before it begins."""
    return begins_on(month, day, year) - timedelta(days=ahead)


def years_to_make(month: int, day: int | None, ahead: int, *, today: date) -> list[int]:
    """The years whose action should be there by now: its day has come, and it is not over.

    What begins in January may have to be made in the year before.
    """
    return [
        year
        for year in (today.year, today.year + 1)
        if makes_on(month, day, ahead, year) <= today <= due_on(month, day, year)
    ]


def when_words(month: int, day: int | None) -> str:
    """5 February, or November."""
    name = MONTHS[month - 1]
    return name if day is None else f"{day} {name}"


def month_words(first: date) -> str:
    """November 2025."""
    return f"{MONTHS[first.month - 1]} {first.year}"


def twelve_months(first: date) -> Iterator[date]:
    """The first days of twelve months in a row."""
    for n in range(12):
        yield shifted(first, n)


def shifted(first: date, months: int) -> date:
    """The first of the month so many months later, or earlier."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def day_refused(month: int, day: int | None) -> str | None:
    """Why a day does not exist in a month; 29 February does, every four years."""
    if day is None:
        return None
    most = 29 if month == 2 else monthrange(2025, month)[1]
    if 1 <= day <= most:
        return None
    return f"{MONTHS[month - 1]} has {most} days"
