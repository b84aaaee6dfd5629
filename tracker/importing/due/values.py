"""Due dates that a spreadsheet holds as dates or numbers, beside the text that it shows."""

from datetime import date, datetime, timedelta

from tracker.importing.due.deciding import DueCell
from tracker.importing.due.found import FIRST_YEAR, LAST_YEAR
from tracker.importing.due.spans import whole_dates
from tracker.importing.due.tokens import Tokens
from tracker.importing.reading import DueRead

_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = (date(2000, 1, 1) - _SERIAL_ZERO).days
_LAST_SERIAL = (date(2100, 12, 31) - _SERIAL_ZERO).days
_OUTSIDE = f"The year {{}} is not between {FIRST_YEAR} and {LAST_YEAR}"
_SERIAL = "“{}” was read as a spreadsheet’s number for a day"


def from_date(text: str, value: date) -> DueCell:
    """A real date, as exactly as the sheet shows it: Apr-18 is the month, though its first day
    is what is stored."""
    day = value.date() if isinstance(value, datetime) else value
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return DueCell(DueRead(text), queries=(_OUTSIDE.format(day.year),))
    shown = whole_dates(Tokens(text), day.year).all
    if len(shown) == 1 and shown[0].covers(day):
        return DueCell(DueRead(text, shown[0].on, shown[0].precision))
    return DueCell(DueRead(text, day, "day"))


def from_number(text: str, number: float) -> DueCell | None:
    """2026 is a year; 45382 is the number by which a spreadsheet knows a day. None for others."""
    if number != number // 1 or " ".join(text.split()) not in (
        "",
        f"{number:.0f}",
        f"{number:.1f}",
    ):
        return None
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        day = _SERIAL_ZERO + timedelta(days=int(number))
        queries = (_SERIAL.format(f"{number:.0f}"),)
        return DueCell(DueRead(text, day, "day"), queries=queries)
    if FIRST_YEAR <= number <= LAST_YEAR:
        return DueCell(DueRead(text, date(int(number), 12, 31), "year"))
    return None
