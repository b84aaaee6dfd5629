"""Financial quarters, as the council prints them: Q3 2024/25 (October to December 2024)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_QUARTER_FIRST = re.compile(
    r"Q\s*(?P<number>[0-9])\s+(?P<year>(?:19|2[01])?[0-9]{2})/(?P<next>[0-9]{2})"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|2[01])?[0-9]{2})/(?P<next>[0-9]{2})\s+Q\s*(?P<number>[0-9])"
)


class NotAQuarter(ValueError):
    """The text names no financial quarter; the message says what would."""


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """A quarter of a financial year, which is named by the calendar year it begins in."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise NotAQuarter(f"There is no quarter {self.number}. A year has Q1 to Q4")

    @property
    def starts_on(self) -> date:
        """Its first day."""
        first_month = 1 if self.number == 4 else 3 * self.number + 1
        return date(self.year + self.number // 4, first_month, 1)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.next.starts_on - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def year_label(self) -> str:
        """Its financial year: 2024/25."""
        return f"{self.year}/{(self.year + 1) % 100:02d}"

    @property
    def short_label(self) -> str:
        """Q3 2024/25, where the months are said nearby."""
        return f"Q{self.number} {self.year_label}"

    @property
    def slug(self) -> str:
        """2024-25-q3, as it stands in an address; `quarter_in` reads it."""
        return f"{self.year}-{(self.year + 1) % 100:02d}-q{self.number}"

    @property
    def label(self) -> str:
        """Q3 2024/25 (October to December 2024)."""
        return f"{self.short_label} ({self.months})"

    @property
    def months(self) -> str:
        """October to December 2024: what it is called by who knows no quarters."""
        first, last = MONTHS[self.starts_on.month - 1], MONTHS[self.ends_on.month - 1]
        return f"{first} to {last} {self.ends_on.year}"


def quarter_of(day: date) -> Quarter:
    """The financial quarter that a day falls in."""
    number = (day.month - 4) // 3 % 4 + 1
    return Quarter(day.year - 1 if number == 4 else day.year, number)


def quarter_ahead(day: date) -> date:
    """The same day three months later, or the last day of a month that is too short for it."""
    year, month = (day.year, day.month + 3) if day.month < 10 else (day.year + 1, day.month - 9)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def quarter_in(address: str) -> Quarter:
    """Read 2024-25-q3, as `slug` writes it; NotAQuarter if it says none."""
    return parse_quarter(address.replace("-", "/", 1).replace("-", " "))


def parse_quarter(text: str) -> Quarter:
    """Read Q3 2024/25, Q3 24/25 or 2024/25 Q3; a calendar year alone is refused as doubtful."""
    tidy = " ".join(text[:100].upper().split())
    match = _QUARTER_FIRST.fullmatch(tidy) or _YEAR_FIRST.fullmatch(tidy)
    if match is None:
        raise NotAQuarter("Write a quarter with its financial year, such as Q3 2024/25")
    year = int(match["year"]) % 100
    if int(match["next"]) != (year + 1) % 100:
        raise NotAQuarter(f"{match['year']}/{match['next']} is not a financial year")
    century = int(match["year"]) - year if len(match["year"]) == 4 else 2000
    return Quarter(century + year, int(match["number"]))
