"""The span of time that a figure is of: known by its type and its last day (rules 5.13)."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.dates import end_of_month
from tracker.core.periods import MONTHS, Quarter, quarter_of
from tracker.scorecards.enums import PeriodType

# The last day by which a school's terms are known; near enough for an order (importing.md).
TERM_ENDS = {(12, 31): "Autumn term", (3, 31): "Spring term", (7, 31): "Summer term"}
HALF_TERM_ENDS = {
    (10, 31): "First half of the autumn term",
    (12, 31): "Second half of the autumn term",
    (2, 28): "First half of the spring term",
    (3, 31): "Second half of the spring term",
    (5, 31): "First half of the summer term",
    (7, 31): "Second half of the summer term",
}


class NotASpan(ValueError):
    """No span of this type ends on that day; the message says which days would do."""


@dataclass(frozen=True, slots=True)
class Span:
    """One period of a series: never compared with one of another type."""

    type: PeriodType
    ends_on: date

    def __post_init__(self) -> None:
        if not self._is_whole():
            raise NotASpan(f"Nothing of the kind “{self.type.label.lower()}” ends on that day")

    def _is_whole(self) -> bool:
        month_and_day = (self.ends_on.month, self.ends_on.day)
        match self.type:
            case PeriodType.TERM:
                return month_and_day in TERM_ENDS
            case PeriodType.HALF_TERM:
                return month_and_day in HALF_TERM_ENDS
            case PeriodType.YEAR:
                return month_and_day == (3, 31)
            case PeriodType.MONTH_END:
                return self.ends_on == end_of_month(self.ends_on)
            case _:
                return self.ends_on == self.quarter.ends_on

    @property
    def quarter(self) -> Quarter:
        """The quarter in which it ends: the column of a scorecard that shows it."""
        return quarter_of(self.ends_on)

    @property
    def label(self) -> str:
        """What it is called, with its year: "Q3 2024/25", "Autumn term 2024", "2024/25"."""
        day = self.ends_on
        month = f"{MONTHS[day.month - 1]} {day.year}"
        return {
            PeriodType.QUARTER: self.quarter.short_label,
            PeriodType.MONTH_END: f"End of {month}",
            PeriodType.TERM: f"{TERM_ENDS.get((day.month, day.day))} {day.year}",
            PeriodType.HALF_TERM: f"{HALF_TERM_ENDS.get((day.month, day.day))} {day.year}",
            PeriodType.YEAR_TO_DATE: f"April to {month}",
            PeriodType.ROLLING_YEAR: f"12 months to {month}",
            PeriodType.YEAR: self.quarter.year_label,
            PeriodType.BIRTHDAY: f"Birthdays to {month}",
        }[self.type]

    @property
    def before(self) -> "Span":
        """The period before it, of the same type."""
        day = self.ends_on
        match self.type:
            case PeriodType.TERM:
                return Span(self.type, _one_before(day, list(TERM_ENDS)))
            case PeriodType.HALF_TERM:
                return Span(self.type, _one_before(day, list(HALF_TERM_ENDS)))
            case PeriodType.YEAR:
                return self.year_before
            case PeriodType.MONTH_END:
                return Span(self.type, day.replace(day=1) - timedelta(days=1))
            case _:
                return Span(self.type, self.quarter.previous.ends_on)

    @property
    def year_before(self) -> "Span":
        """The same period of the year before."""
        day = self.ends_on
        if self.type is PeriodType.MONTH_END:
            return Span(self.type, end_of_month(date(day.year - 1, day.month, 1)))
        return Span(self.type, day.replace(year=day.year - 1))


def _one_before(day: date, ends: list[tuple[int, int]]) -> date:
    days = [date(year, *end) for year in (day.year - 1, day.year) for end in ends]
    return max(each for each in days if each < day)


def span_in(type_: PeriodType, quarter: Quarter) -> Span:
    """The period of a type that a quarter's column shows: the last one that ends in it.

    A year ends in its fourth quarter alone; in another, NotASpan is raised.
    """
    ends: dict[PeriodType, dict[tuple[int, int], str]] = {
        PeriodType.TERM: TERM_ENDS,
        PeriodType.HALF_TERM: HALF_TERM_ENDS,
    }
    if type_ not in ends:
        return Span(type_, quarter.ends_on)
    days = [date(year, *end) for year in (quarter.year, quarter.year + 1) for end in ends[type_]]
    inside = [day for day in days if quarter.starts_on <= day <= quarter.ends_on]
    if not inside:
        raise NotASpan(f"Nothing of the kind “{type_.label.lower()}” ends in that quarter")
    return Span(type_, max(inside))
