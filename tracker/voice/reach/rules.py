"""When an occasion was, and how many took part, as far as that may be told."""

from datetime import date

from tracker.core.dates import end_of_month, long_date
from tracker.core.periods import MONTHS

HIDDEN_UNDER = 5  # rules 5.10.1: fewer than five is not printed


def when(from_on: date, until_on: date) -> str:
    """4 June 2025; 2024; April 2024 to March 2025; 4 June 2025 to 6 June 2025."""
    if from_on == until_on:
        return long_date(from_on)
    if from_on.day == 1 and until_on == end_of_month(until_on):
        if (from_on.month, until_on.month, until_on.year) == (1, 12, from_on.year):
            return str(from_on.year)
        first, last = _month(from_on), _month(until_on)
        return first if first == last else f"{first} to {last}"
    return f"{long_date(from_on)} to {long_date(until_on)}"


def took_part(number: int | None) -> str:
    """How many people took part, in words; nothing where nobody says."""
    if number is None:
        return ""
    if 0 < number < HIDDEN_UNDER:
        return f"fewer than {HIDDEN_UNDER} people took part"
    return f"{number:,} people took part" if number else "nobody took part"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
