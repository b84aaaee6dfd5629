"""One indicator as its reader may see it: every period, its line, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from tracker.people.identity import SignedIn
from tracker.scorecards.benchmarking import Ours, printed, stands
from tracker.scorecards.book import Book, aim_of, open_book
from tracker.scorecards.enums import PeriodType, Unit
from tracker.scorecards.indicators.chart import Drawn, Level, Point, drawn
from tracker.scorecards.indicators.periods import Period, outturns_of, periods_of
from tracker.scorecards.indicators.queries import (
    Printed,
    commentaries,
    family_of,
    get_indicator,
    latest_benchmarks,
    printed_in,
    with_people,
)
from tracker.scorecards.models import (
    Benchmark,
    Definition,
    Indicator,
    Scorecard,
)
from tracker.scorecards.queries import TiedAction, actions_measured_by
from tracker.scorecards.said import Said, in_unit
from tracker.scorecards.spans import Span


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The same thing counted in another way, or what this one counts in another way."""

    id: int
    name: str
    latest: Said
    label: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure of others as printed; in another unit it is not comparable (D27)."""

    id: int
    name: str
    text: str
    year: str
    cohort: str
    note: str
    is_comparable: bool


@dataclass(frozen=True)
class IndicatorPage:
    """All that the page prints; `periods` and `outturns` have the newest first."""

    indicator: Indicator
    scorecard: Scorecard
    meaning: Definition
    meanings: Sequence[tuple[Definition, str]]
    periods: Sequence[Period]
    outturns: Sequence[Period]
    drawing: Drawn | None
    beside: Sequence[Beside]
    stands: str
    printed: Sequence[Printed]
    otherwise: Sequence[Otherwise]
    actions: Sequence[TiedAction]
    is_restricted: bool

    @property
    def latest(self) -> Period | None:
        """The newest period that has a figure, or was to have one."""
        return next(iter(self.periods), None)

    @property
    def headline(self) -> str:
        """The finding: the latest figure and how it moved."""
        latest = self.latest
        if latest is None:
            return "No figure is published yet"
        if latest.said.is_hidden:
            return "The latest figure is hidden, because it is small"
        if latest.said.value is None:
            return f"No figure for {latest.label}"
        moved = latest.moved
        return f"{latest.said.text}. {moved.words if moved.change else latest.label}"

    @property
    def breaks(self) -> list[Period]:
        """Where the meaning changed, the oldest first, as the marks on the line are numbered."""
        return [each for each in reversed(self.periods) if each.broken is not None]

    @property
    def listed(self) -> list[Period | str]:
        """The periods that have a figure, the newest first; of a gap, from when to when it is."""
        found: list[Period | str] = []
        for is_there, group in groupby(self.periods, key=lambda each: each.figure is not None):
            periods = list(group)
            if is_there:
                found += periods
            elif len(periods) == 1:
                found.append(periods[0].label)
            else:
                found.append(f"{periods[-1].label} to {periods[0].label}")
        return found

    @property
    def said_of(self) -> list[Period]:
        """The periods of which something is said."""
        return [each for each in self.periods if each.commentary is not None]

    @property
    def tolerance(self) -> str:
        """How far off is still near."""
        return f"{aim_of(self.meaning).tolerance.normalize():f}% of the target"


def indicator_page(
    indicator_id: int, *, viewer: SignedIn, sees_small: bool = False
) -> IndicatorPage:
    """An indicator's page; NotFound if there is none of this number. A fixed number of queries."""
    indicator = get_indicator(indicator_id)
    family = family_of(indicator)
    book = open_book([each.id for each in family], sees_small=sees_small)
    said = commentaries(indicator.id)
    periods = periods_of(indicator, book, said)
    outturns = outturns_of(indicator, book)
    newest = periods[-1].span.ends_on if periods else date.max
    meaning = with_people(book.meaning(indicator.id, newest))
    benchmarks = latest_benchmarks(indicator.id, newest)
    return IndicatorPage(
        indicator,
        indicator.scorecard,
        meaning,
        _told(book.definitions[indicator.id]),
        periods[::-1],
        outturns[::-1],
        _drawing(periods, meaning, benchmarks),
        [_beside(each, meaning) for each in benchmarks],
        _stands(periods, meaning, benchmarks),
        printed_in(indicator.id),
        _otherwise(indicator, family, book),
        actions_measured_by([indicator.id], viewer).get(indicator.id, []),
        sees_small,
    )


def _drawing(
    periods: Sequence[Period], meaning: Definition, benchmarks: Sequence[Benchmark]
) -> Drawn | None:
    points = [
        Point(_short(each.span), each.said.value, each.broken is not None) for each in periods
    ]
    levels = [
        Level(each.kind.label, each.value, printed(each, meaning.decimals))
        for each in benchmarks
        if each.unit is meaning.unit and not each.cohort
    ]
    if meaning.target is not None:
        text = in_unit(meaning.target, meaning.unit, meaning.decimals)
        levels.append(Level("Target", meaning.target, text, is_target=True))
    return drawn(points, levels, sign="%" if meaning.unit is Unit.PERCENT else "")


def _told(meanings: Sequence[Definition]) -> list[tuple[Definition, str]]:
    """Every meaning with what changed, the newest first."""
    found = [(meanings[0], meanings[0].what_changed or "The first that is kept here")]
    for before, after in pairwise(meanings):
        what = "Its wording" if before.name != after.name else "Who answers for it, or its target"
        found.append((after, after.what_changed or what))
    return found[::-1]


def _beside(each: Benchmark, meaning: Definition) -> Beside:
    return Beside(
        each.id,
        each.kind.label,
        printed(each, meaning.decimals),
        each.year,
        each.cohort,
        each.note,
        each.unit is meaning.unit,
    )


def _short(span: Span) -> str:
    """Q1 25/26, to stand under a line; other periods by their last month."""
    if span.type in (PeriodType.MONTH_END, PeriodType.TERM, PeriodType.HALF_TERM):
        return f"{span.ends_on:%b} {span.ends_on:%y}"
    return f"Q{span.quarter.number} {span.quarter.year_label[2:]}"


def _stands(periods: Sequence[Period], meaning: Definition, benchmarks: Sequence[Benchmark]) -> str:
    if not periods or not benchmarks:
        return ""
    last = periods[-1]
    cohort = (last.figure.cohort if last.figure else "") or meaning.cohort
    ours = Ours(last.said.value, meaning.unit, meaning.decimals, cohort)
    return stands(ours, benchmarks, aim_of(meaning))


def _otherwise(indicator: Indicator, family: Sequence[Indicator], book: Book) -> list[Otherwise]:
    found = []
    for other in family:
        days = [day for id_, outturn, day in book.figures if id_ == other.id and not outturn]
        if other.id == indicator.id or not days:
            continue
        span = Span(other.period_type, max(days))
        meaning = book.meaning(other.id, span.ends_on)
        said = book.said(other.id, span.ends_on)
        found.append(Otherwise(other.id, meaning.name, said, span.label))
    return found
