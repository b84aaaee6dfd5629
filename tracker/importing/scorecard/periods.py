"""The periods that a scorecard's columns are of: their labels, and the years they leave out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.core.dates import end_of_month
from tracker.core.periods import MONTHS, Quarter, quarter_of


@dataclass(frozen=True, slots=True)
class Period:
    """What a heading names. `kind`: quarter, month, year (financial), calendar, half, day, latest,
    previous or named; `number` is the quarter, month or half (of a
    previous one, how many quarters ago); `year` is the year that a financial
    one begins in, none where the heading leaves it out; `is_doubtful` says that "Q4 2025" may be
    of two years; `name` is what a named one prints."""

    kind: str
    number: int = 0
    year: int | None = None
    is_to_date: bool = False
    is_doubtful: bool = False
    day: date | None = None
    name: str = ""

    @property
    def label(self) -> str:
        """Its text in a reading: see ScorecardReading.periods."""
        text = _LABELS.get(self.kind, _named)(self)
        if self.is_to_date:
            return f"{text.removesuffix('outturn').strip()} year to date".strip().capitalize()
        return text

    @property
    def ends_on(self) -> date | None:
        """Its last day, where its year is known."""
        if self.day is not None or self.year is None:
            return self.day
        match self.kind:
            case "quarter":
                return Quarter(self.year, self.number).ends_on
            case "half":
                return Quarter(self.year, self.number * 2).ends_on
            case "year":
                return date(self.year + 1, 3, 31)
            case "month":
                return end_of_month(date(self.year, self.number, 1))
            case _:
                return date(self.year, 12, 31)


def _financial(year: int | None) -> str:
    return "" if year is None else f"{year}/{(year + 1) % 100:02d}"


def _named(period: Period) -> str:
    return period.name or period.kind


def _month_label(period: Period) -> str:
    if period.year is None:
        return MONTHS[period.number - 1]
    return f"{period.year}-{period.number:02d}"


_LABELS: dict[str, Callable[[Period], str]] = {
    "quarter": lambda it: f"{_financial(it.year)} Q{it.number}".strip(),
    "half": lambda it: f"{_financial(it.year)} H{it.number}".strip(),
    "year": lambda it: f"{_financial(it.year)} outturn".strip(),
    "month": _month_label,
    "calendar": lambda it: str(it.year),
    "day": lambda it: it.day.isoformat() if it.day else "",
}


@dataclass(frozen=True, slots=True)
class Current:
    """What a title says of now: the financial year, and the quarter or month if it names one."""

    year: int | None = None
    quarter: Quarter | None = None


def current_of(periods: Sequence[Period]) -> Current:
    """The title's quarter, else its month or day, else its year."""
    for kind in ("quarter", "day", "month", "year", "half", "calendar"):
        for period in periods:
            if period.kind == kind and (ends := period.ends_on):
                is_exact = kind in ("quarter", "day", "month")
                year = period.year if kind == "calendar" else quarter_of(ends).year
                return Current(year, quarter_of(ends) if is_exact else None)
    return Current()


def dated(periods: Sequence[Period], current: Current) -> list[Period]:
    """The same periods, in their order, with the years that their headings leave to the reader.

    "Q2 22/23, Q3, Q4, Q1 23/24" rolls over the year end; the year comes from the neighbours,
    else from the title.
    """
    found = _days_named(_doubts_settled(list(periods)))
    for kind in ("quarter", "month"):
        found = _rolled(found, kind, current)
    return [_from_title(each, current, found) for each in found]


def _doubts_settled(periods: list[Period]) -> list[Period]:
    """ "Q4 2025" after "Q3 2024" is of 2024/25: the calendar's year was printed."""
    for n, period in enumerate(periods):
        earlier = periods[n - 1] if n else None
        if period.is_doubtful and period.year and period.number == 4 and earlier:
            follows = earlier.kind == "quarter" and earlier.number == 3
            if follows and earlier.year == period.year - 1:
                periods[n] = replace(period, year=period.year - 1, is_doubtful=False)
    return periods


def _days_named(periods: list[Period]) -> list[Period]:
    """Days that are all the end of March are years, all ends of quarters quarters, else months."""
    days = [each.day for each in periods if each.kind == "day" and each.day]
    as_years = len(days) > 1 and all((day.month, day.day) == (3, 31) for day in days)
    as_quarters = all(day == quarter_of(day).ends_on for day in days)

    def named(period: Period) -> Period:
        if period.kind != "day" or period.day is None:
            return period
        quarter = quarter_of(period.day)
        if as_years:
            return Period("year", year=quarter.year, is_to_date=period.is_to_date)
        if as_quarters:
            return Period("quarter", quarter.number, quarter.year, is_to_date=period.is_to_date)
        return Period("month", period.day.month, period.day.year, is_to_date=period.is_to_date)

    return [named(each) for each in periods]


def _rolled(periods: list[Period], kind: str, current: Current) -> list[Period]:
    """Years for the undated ones of a kind, from a dated neighbour or from the title."""
    places = [n for n, each in enumerate(periods) if each.kind == kind]
    if not any(periods[n].year is None for n in places):
        return periods
    ordinals = _ordinals([periods[n] for n in places], kind, current)
    for n, ordinal in zip(places, ordinals, strict=True):
        if periods[n].year is None and ordinal is not None:
            periods[n] = replace(periods[n], year=_year_of(ordinal, kind))
    return periods


def _ordinals(periods: list[Period], kind: str, current: Current) -> list[int | None]:
    """Each period as a count of quarters or months; the undated stand next to their neighbours."""
    found = [_ordinal(each, kind) for each in periods]
    if all(each is None for each in found) and not _anchor(periods, found, kind, current):
        return found
    a_year = 4 if kind == "quarter" else 12
    for n in range(1, len(found)):  # forwards: the next of its name
        before = found[n - 1]
        if found[n] is None and periods[n].number == periods[n - 1].number:
            found[n] = before  # two columns of one period
        elif found[n] is None and before is not None:
            found[n] = before + ((_place(periods[n], kind) - before - 1) % a_year + 1)
    for n in range(len(found) - 2, -1, -1):  # backwards: the one before
        after = found[n + 1]
        if found[n] is None and periods[n].number == periods[n + 1].number:
            found[n] = after
        elif found[n] is None and after is not None:
            found[n] = after - ((after - _place(periods[n], kind) - 1) % a_year + 1)
    return found


def _anchor(periods: list[Period], found: list[int | None], kind: str, current: Current) -> bool:
    """Date one period from the title: its own quarter or month, else the last in its year."""
    if current.year is None:
        return False
    a_year = 4 if kind == "quarter" else 12
    place = len(periods) - 1
    year = current.year
    if current.quarter and kind == "quarter":
        same = [n for n, each in enumerate(periods) if each.number == current.quarter.number]
        place = same[-1] if same else place
        rolls = _place(periods[place], kind) > current.quarter.number - 1
        ascending = [each.number for each in periods] == sorted(each.number for each in periods)
        year -= rolls and not ascending
    found[place] = year * a_year + _place(periods[place], kind)
    return True


def _place(period: Period, kind: str) -> int:
    """From 0 in its financial year."""
    return period.number - 1 if kind == "quarter" else (period.number - 4) % 12


def _ordinal(period: Period, kind: str) -> int | None:
    if period.year is None:
        return None
    if kind == "quarter":
        return period.year * 4 + period.number - 1
    return (period.year - (period.number < 4)) * 12 + _place(period, kind)


def _year_of(ordinal: int, kind: str) -> int:
    """The financial year of a quarter, the calendar's of a month."""
    return ordinal // 4 if kind == "quarter" else ordinal // 12 + (ordinal % 12 > 8)


def _from_title(period: Period, current: Current, others: Sequence[Period]) -> Period:
    """Outturn, year to date, latest and previous take the title's year or quarter."""
    if period.kind in ("year", "half") and period.year is None:
        ends = [each.ends_on for each in others if each.ends_on]
        year = current.year if current.year is not None or not ends else quarter_of(max(ends)).year
        return replace(period, year=year)
    if period.kind == "previous" and period.number == 4 and current.year is not None:
        return Period("year", year=current.year - 1)
    if period.kind in ("latest", "previous") and current.quarter:
        quarter = current.quarter if period.kind == "latest" else current.quarter.previous
        return Period("quarter", quarter.number, quarter.year, is_to_date=period.is_to_date)
    if period.kind == "latest" and current.year is not None:
        return Period("year", year=current.year, is_to_date=period.is_to_date)
    return period


def in_order(periods: Sequence[Period]) -> list[Period]:
    """In the order of time; a year after its last quarter, the undated last, each once."""
    lengths = {"month": 0, "day": 0, "quarter": 1, "half": 2}

    def key(numbered: tuple[int, Period]) -> tuple[date, int, int]:
        n, period = numbered
        return period.ends_on or date.max, lengths.get(period.kind, 3), n

    ordered = [period for _, period in sorted(enumerate(periods), key=key)]
    return list({period.label: period for period in ordered}.values())
