"""A date found in a text: what is printed of it, and the day that it stands for."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from tracker.core.periods import MONTHS

FIRST_YEAR = 1990  # old papers are read too
LAST_YEAR = 2100
_WIDTHS = {"day": 0, "month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Found:
    """A date from the token `start` to before `end`.

    `day` is 0 for the last day of the month; `year` is none if none is printed; `years_on` is 1
    where the day falls in the year after the named one (Q4, winter, a financial year). `wrong`
    says why it is no date. `doubts` are sentences for a person. `months` is how long a season or
    term is; `is_lent` says that the year comes from elsewhere than the text, `is_period` that a
    first day is printed too.
    """

    start: int
    end: int
    precision: str
    month: int
    day: int = 0
    year: int | None = None
    years_on: int = 0
    wrong: str = ""
    doubts: tuple[str, ...] = ()
    is_lone_year: bool = False
    is_lent: bool = False
    months: int = 0
    is_period: bool = False

    @property
    def on(self) -> date | None:
        """The day it stands for, if it is one and its year is known."""
        if self.wrong or self.year is None:
            return None
        year = self.year + self.years_on
        return date(year, self.month, self.day or monthrange(year, self.month)[1])

    @property
    def width(self) -> int:
        """How many months the named period has, none for a day: the smaller, the more exact."""
        return self.months or _WIDTHS[self.precision]

    @property
    def first_day(self) -> date | None:
        """The first day of the named period."""
        last = self.on
        if last is None or not self.width:
            return last
        year, month = divmod(last.year * 12 + last.month - self.width, 12)
        return date(year, month + 1, 1)

    def covers(self, day: date | None) -> bool:
        """Whether a day falls in the named period."""
        if self.on is None or self.first_day is None or day is None:
            return False
        return self.first_day <= day <= self.on

    def in_year(self, year: int) -> "Found":
        """The same with a year."""
        return checked(replace(self, year=year))

    def doubted(self, sentence: str) -> "Found":
        """The same with one more doubt."""
        return replace(self, doubts=(*self.doubts, sentence))


def checked(found: Found) -> Found:
    """The same, with what is wrong about it."""
    return replace(found, wrong=_what_is_wrong(found.day, found.month, found.year))


def _what_is_wrong(day: int, month: int, year: int | None) -> str:
    if not 1 <= month <= len(MONTHS):
        return f"There is no month {month}; the day comes first here"
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return f"The year {year} is not between {FIRST_YEAR} and {LAST_YEAR}"
    leap = 2000 if year is None else year
    days = monthrange(leap, month)[1]
    if day > days:
        named = f" {year}" if month == 2 and year is not None else ""
        return f"{MONTHS[month - 1]}{named} has {days} days, so this is no date"
    return ""
