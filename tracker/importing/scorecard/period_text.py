"""A column's heading -> the period that its figures are of, as far as the heading alone says it."""

import re
from dataclasses import replace
from datetime import date

from tracker.core.dates import end_of_month
from tracker.core.periods import MONTHS, quarter_of
from tracker.importing.scorecard.periods import Period
from tracker.scorecards.figure_text import plain

_MONTH = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_YEAR = r"(?:20\d\d|'?\d\d(?!\d))"
_FINANCIAL = re.compile(r"(?<![\d/.-])(20\d\d|\d\d) ?[/-] ?(20\d\d|\d\d)(?![\d/.-])")
_CALENDAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/-])")
_QUARTER = re.compile(
    r"\b(?:q|qtr|qrt|qu|quarter)[. ]{0,2}([1-4])(?!\d)|\b([1-4])(?:st|nd|rd|th) (?:quarter|qtr)\b"
)
_DAY = re.compile(
    rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[ -]?(?:of )?(?P<month>{_MONTH})[ -]?(?P<year>{_YEAR})?"
)
_FIGURES = re.compile(
    r"(?<![\d/.])(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.](?P<year>20\d\d|\d\d)(?!\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])")
_MONTHS = re.compile(rf"(?P<month>{_MONTH})\.?(?:[ -]?(?P<year>{_YEAR})(?! ?[/-] ?\d))?")
_BROKEN = re.compile(r"(?<=\d/\d) (?=\d\b)|(?<=\boutt) (?=urn\b)|(?<=\bout) (?=turn\b)")
_TO_DATE = re.compile(r"\bytd\b|year to date|\bto date\b|cumulative")
_WHOLE = re.compile(r"out ?-?turn|year ?-?end|yr\.? ?end|full year|end of year|\bannual\b|\beoy\b")
_HALF = re.compile(r"\bh([12])\b|\b(?:half year|half-year) ?([12])?\b|\bmid-?year\b")
_LATEST = re.compile(
    r"\b(?:latest|current|this)\b|most recent|^(?:actual|result|performance|value)$"
)
_PREVIOUS = re.compile(r"\b(?:prev(?:ious)?|last|prior)\b")
_ROLLING = re.compile(r"rolling|\b12 ?(?:months?|mths?)\b")
_TERM = re.compile(r"\b(autumn|spring|summer)\b")
_TERM_ENDS = {"autumn": (12, 31), "spring": (3, 31), "summer": (7, 31)}  # near enough for an order
_YEAR_TO = re.compile(rf"\byear (?:to|ending|ended)(?: \d\d?)? {_MONTH}")
_PRINTED = ("named", "latest", "previous")
_FIRST_OF_QUARTER = {4: 1, 7: 2, 10: 3, 1: 4}


def read_period(text: str, value: date | float | None = None) -> tuple[Period | None, str]:
    """The period of a heading and, for a day that no calendar has, a sentence about it."""
    tidy = _BROKEN.sub("", plain(text).replace("_", " "))
    day, doubt = _last_day(tidy)
    if isinstance(value, date):
        return _real_date(value, tidy, day), ""
    to_date = bool(_TO_DATE.search(tidy))
    for reader in (_quarter, _rolling, _term, _whole_days, _month, _year, _half, _loose):
        found = reader(tidy, day)
        if found is not None:
            name = " ".join(text.split()) if found.kind in _PRINTED else ""
            return replace(found, name=name, is_to_date=found.is_to_date or to_date), doubt
    return (Period("year", is_to_date=True) if to_date else None), doubt


def _real_date(value: date, tidy: str, shown: date | None) -> Period:
    """A spreadsheet's date: the first of a month stands for the month, as does Apr-24."""
    if value.day == 1 or (shown is None and _months(tidy)):
        return Period("month", value.month, value.year)
    return Period("day", day=value)


def financial_year(tidy: str) -> int | None:
    """The year that 2024/25, 24-25 or 2024/2025 begins in; 16-18 is none."""
    for found in _FINANCIAL.finditer(tidy):
        first, second = int(found[1]), int(found[2])
        if second % 100 == (first + 1) % 100 and (second < 100 or first >= 100):
            return first if first >= 100 else 2000 + first
    return None


def _quarter(tidy: str, day: date | None) -> Period | None:
    found = _QUARTER.search(tidy)
    if found is None:
        return None
    number = int(found[1] or found[2])
    year = financial_year(tidy)
    if year is None and day is not None and quarter_of(day).number == number:
        year = quarter_of(day).year
    if year is None and (month := _months(tidy)) and month[-1][1]:
        year = month[-1][1] - (number == 4)
    lone = _CALENDAR.search(tidy) or re.search(r"'(\d\d)\b", tidy)
    if year is None and lone:
        return Period("quarter", number, 2000 + int(lone[0][-2:]), is_doubtful=True)
    return Period("quarter", number, year)


def _rolling(tidy: str, day: date | None) -> Period | None:
    if not _ROLLING.search(tidy) or len(tidy) > 60:
        return None
    months = _months(tidy)
    number, year = months[-1] if months else (0, None)
    if day is None and number and year:
        day = end_of_month(date(year, number, 1))
    return Period("named", day=day)


def _term(tidy: str, _: date | None) -> Period | None:
    """Autumn 2023, Spring term 2023/24: kept as printed, in its place among the others."""
    found = _TERM.search(tidy)
    if found is None or len(tidy) > 40:
        return None
    lone, year = _CALENDAR.search(tidy), financial_year(tidy)
    if year is not None:
        year += found[1] != "autumn"
    elif lone:
        year = int(lone[0])
    return Period("named", day=date(year, *_TERM_ENDS[found[1]]) if year else None)


def _whole_days(tidy: str, day: date | None) -> Period | None:
    """Days: from the first of April to the last of June is a quarter; one day stays a day."""
    if day is None or _FINANCIAL.search(tidy) or _YEAR_TO.search(tidy):
        return None
    months = _months(tidy)
    if len(months) >= 2 and months[0][0] != months[-1][0]:
        return None
    return Period("day", day=day)


def _month(tidy: str, day: date | None) -> Period | None:
    """Apr-24, April 2024; Apr-Jun 24 is a quarter, April to March a year."""
    months = _months(tidy)
    iso = _ISO.search(tidy)
    if iso and 1 <= int(iso["month"]) <= 12 and financial_year(tidy) is None:
        return Period("month", int(iso["month"]), int(iso["year"]))
    if not months:
        return None
    (first, _), (last, year) = months[0], months[-1]
    if year is None and (financial := financial_year(tidy)) is not None:
        year = financial + (last < 4)
    if (first == 4 and last == 3) or (last == 3 and _YEAR_TO.search(tidy)):
        return Period("year", year=year - 1 if year else None)
    if _FIRST_OF_QUARTER.get(first) and last == first + 2:
        number = _FIRST_OF_QUARTER[first]
        return Period("quarter", number, year - (number == 4) if year else None)
    return Period("month", last, year, is_to_date=first == 4 != last)


def _year(tidy: str, _: date | None) -> Period | None:
    year = financial_year(tidy)
    half = _HALF.search(tidy)
    if year is not None and half and (half[1] or half[2]):
        return Period("half", int(half[1] or half[2]), year)
    if year is not None:
        return Period("year", year=year)
    lone = _CALENDAR.search(tidy)
    return Period("calendar", year=int(lone[0])) if lone else None


def _half(tidy: str, _: date | None) -> Period | None:
    found = _HALF.search(tidy)
    return Period("half", int(found[1] or found[2] or 1)) if found else None


def _loose(tidy: str, _: date | None) -> Period | None:
    """Outturn, latest, previous: a period only beside others."""
    if _PREVIOUS.search(tidy):
        # the unit of time that is told: a year ago, else the quarter before
        return Period("previous", number=4 if re.search(r"year|out ?-?turn", tidy) else 1)
    if _WHOLE.search(tidy):
        return Period("year")
    return Period("latest") if _LATEST.search(tidy) else None


def _months(tidy: str) -> list[tuple[int, int | None]]:
    """The months named, each with its year where one stands beside it."""
    return [
        (_month_number(found["month"]), _full_year(found["year"]))
        for found in _MONTHS.finditer(tidy)
    ]


def _last_day(tidy: str) -> tuple[date | None, str]:
    """The last whole day named, and a sentence if its month has no such day."""
    found = [*_DAY.finditer(tidy), *_FIGURES.finditer(tidy), *_ISO.finditer(tidy)]
    for each in reversed(found):
        year = _full_year(each["year"])
        month = int(each["month"]) if each["month"].isdigit() else _month_number(each["month"])
        if year is None or not each["day"] or not 1 <= month <= 12 or int(each["day"]) > 31:
            continue
        last = end_of_month(date(year, month, 1))
        if 1 <= int(each["day"]) <= last.day:
            return last.replace(day=int(each["day"])), ""
        said = f"{MONTHS[month - 1]} {year}"
        return last, f"{each['day']} {said} is no day, {said} has {last.day} days: read as its last"
    return None, ""


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))


def _full_year(text: str | None) -> int | None:
    digits = (text or "").strip("'")
    return (int(digits) if len(digits) == 4 else 2000 + int(digits)) if digits else None
