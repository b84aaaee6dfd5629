"""How dates, numbers and money are written on a page."""

from datetime import date, datetime
from decimal import Decimal

from tracker.core import clock, dates
from tracker.core.periods import MONTHS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _day(moment: date) -> date:
    return clock.london(moment).date() if isinstance(moment, datetime) else moment


def long_date(moment: date | None) -> str:
    """2 September 2025; an instant is shown as London's day."""
    return "" if moment is None else dates.long_date(_day(moment))


def short_date(moment: date | None) -> str:
    """2 September, with its year only where that is not this year."""
    if moment is None:
        return ""
    day = _day(moment)
    if day.year != clock.today().year:
        return dates.long_date(day)
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_and_year(moment: date | None) -> str:
    """September 2025."""
    if moment is None:
        return ""
    day = _day(moment)
    return f"{MONTHS[day.month - 1]} {day.year}"


def weekday_date(moment: date | None) -> str:
    """Friday 5 September 2025."""
    if moment is None:
        return ""
    day = _day(moment)
    return f"{DAYS[day.weekday()]} {dates.long_date(day)}"


def weekday_short(moment: date | None) -> str:
    """Friday 5 September, with its year only where that is not this year."""
    return "" if moment is None else f"{DAYS[_day(moment).weekday()]} {short_date(moment)}"


def council_time(moment: datetime | None) -> str:
    """09:00, as London's wall clock shows it."""
    return "" if moment is None else clock.london(moment).strftime("%H:%M")


def date_and_time(moment: datetime | None) -> str:
    """5 September 2025, 09:00."""
    return "" if moment is None else f"{long_date(moment)}, {council_time(moment)}"


def due_text(due_on: date | None, precision: str) -> str:
    """A due date said as exactly as it is known: December 2018, Ongoing, Q3 2024/25 (…)."""
    return dates.describe_due(due_on, precision)


def plural(number: int, one: str, many: str = "") -> str:
    """1 action, 2 actions, 1,200 actions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(part: int, whole: int) -> str:
    """A share as a whole per cent, halves up; nothing of nothing is no share."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "–"


def money(pounds: Decimal | int | None) -> str:
    """£1,250, with pence only where there are some."""
    if pounds is None:
        return ""
    amount = Decimal(pounds)
    sign = "−" if amount < 0 else ""
    whole = amount == amount.to_integral_value()
    return f"{sign}£{abs(amount):,.0f}" if whole else f"{sign}£{abs(amount):,.2f}"


def file_size(size: int) -> str:
    """860 KB, 1.2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} KB"
    return f"{size / 1_000_000:,.1f} MB"


FILTERS = {
    "file_size": file_size,
    "long_date": long_date,
    "month_and_year": month_and_year,
    "short_date": short_date,
    "weekday_date": weekday_date,
    "weekday_short": weekday_short,
    "council_time": council_time,
    "date_and_time": date_and_time,
    "due_text": due_text,
    "plural": plural,
    "percent": percent,
    "money": money,
}
