"""A line of a scorecard as its reader sees it, worked out of the book of figures. No queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.scorecards.benchmarking import Ours, printed, stands
from tracker.scorecards.book import Book, Moved, aim_of
from tracker.scorecards.enums import BenchmarkKind, Change, PeriodType, Rating, Unit
from tracker.scorecards.figure_models import Commentary
from tracker.scorecards.frame import Frame
from tracker.scorecards.models import Benchmark, Definition, Indicator, Line
from tracker.scorecards.rules import SMALL_BASE, break_between
from tracker.scorecards.said import NOTHING, Said
from tracker.scorecards.spans import Span
from tracker.scorecards.trend import Trend, trend

OWN_LABEL = (PeriodType.TERM, PeriodType.HALF_TERM, PeriodType.MONTH_END)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a quarter's column, of its own period; without one where none ends in it.

    `is_broken` where the meaning changed since the column before.
    """

    said: Said
    span: Span | None = None
    is_broken: bool = False

    @property
    def label(self) -> str:
        """What its period is called where the column does not say it."""
        if self.span is None or self.span.type not in OWN_LABEL or self.said.why_missing:
            return ""
        return self.span.label


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure of others, with its year and whom it counts."""

    text: str
    year: str
    cohort: str


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator's line: four quarters, two outturns, and what they come to."""

    line: Line
    meaning: Definition
    cells: tuple[Cell, ...]
    last_outturn: Said
    this_outturn: Said
    trend: Trend | None
    trend_of: str
    moved: Moved | None
    rating: Rating | None
    beside: dict[BenchmarkKind, Beside]
    stands: str
    commentary: Commentary | None

    @property
    def indicator_id(self) -> int:
        return self.line.indicator_id

    @property
    def now(self) -> Said:
        """The latest column's figure."""
        return self.cells[-1].said

    @property
    def was(self) -> str:
        """The figure of the column before, where that is what it moved from."""
        earlier = self.cells[-2]
        if self.moved is None or self.moved.of or self.moved.before != earlier.span:
            return ""
        is_other = self.change not in (None, Change.SAME)
        return earlier.said.text if is_other else ""

    @property
    def change(self) -> Change | None:
        return self.moved.change if self.moved else None

    @property
    def words(self) -> str:
        """How it moved, or why it is not said."""
        if self.moved is None:
            return f"No {self.line.indicator.period_type.value} ends in this quarter"
        return self.moved.words

    @property
    def period(self) -> str:
        """What span its figures are of, where it is not the quarter."""
        kind = self.line.indicator.period_type
        return "" if kind is PeriodType.QUARTER else kind.label

    @property
    def rate_of(self) -> str:
        """Of whom a rate is: it carries its population and the year of that (rules 5.5.8)."""
        if self.meaning.unit is not Unit.RATE:
            return ""
        if self.meaning.population is None:
            return "A rate, not a percentage"
        of = f"{self.meaning.population:,} ({self.meaning.population_year})"
        return f"A rate, not a percentage: of {of}"

    @property
    def target_is_made_up(self) -> bool:
        """Whether its target was made up for a demonstration."""
        return "target" in self.meaning.made_up.split(";")

    @property
    def strength(self) -> Decimal:
        """How far it moved, as a share of what it was; of few, as a share of twenty."""
        value = self.now.second if self.moved and self.moved.of else self.now.value
        if self.moved is None or value is None:
            return Decimal(0)
        return abs(self.moved.by) / max(abs(value - self.moved.by), Decimal(SMALL_BASE))


def row_of(
    line: Line,
    frame: Frame,
    book: Book,
    *,
    benchmarks: Sequence[Benchmark] = (),
    commentary: Commentary | None = None,
    improving_is_amber: bool = False,
) -> Row:
    """One line of a scorecard."""
    indicator = line.indicator
    meaning = book.meaning(indicator.id, frame.quarter.ends_on)
    spans = frame.spans(indicator.period_type)
    span = spans[-1]
    cells = _cells(indicator, spans, book)
    drawn, of = _trend(indicator, spans, cells, meaning)
    moved = book.moved(indicator, span) if span else None
    return Row(
        line,
        meaning,
        cells,
        book.said(indicator.id, frame.last_year.ends_on, outturn=True),
        book.said(indicator.id, frame.this_year.ends_on, outturn=True),
        drawn,
        of,
        moved,
        book.rating(indicator, span, improving_is_amber=improving_is_amber) if span else None,
        {
            each.kind: Beside(printed(each, meaning.decimals), each.year, each.cohort)
            for each in benchmarks
        },
        _stands(book, indicator, span, meaning, benchmarks),
        commentary,
    )


def _cells(indicator: Indicator, spans: Sequence[Span | None], book: Book) -> tuple[Cell, ...]:
    found: list[Cell] = []
    before: Span | None = None
    for span in spans:
        if span is None:
            found.append(Cell(Said(NOTHING)))
            continue
        broken = before and break_between(
            book.definitions[indicator.id], before.ends_on, span.ends_on
        )
        found.append(Cell(book.said(indicator.id, span.ends_on), span, broken is not None))
        before = span
    return tuple(found)


def _trend(
    indicator: Indicator,
    spans: Sequence[Span | None],
    cells: Sequence[Cell],
    meaning: Definition,
) -> tuple[Trend | None, str]:
    """The line and, where it is of the second figures, what these count."""
    values = [each.said.value for each in cells]
    seconds = [each.said.second for each in cells]
    of = ""
    if values.count(None) > seconds.count(None):
        values, of = seconds, meaning.second
    if values.count(None) == len(values):
        return None, ""
    breaks = {at for at, each in enumerate(cells) if each.is_broken}
    if indicator.period_type is PeriodType.YEAR_TO_DATE:
        breaks |= {at for at, span in enumerate(spans) if at and span and span.quarter.number == 1}
    return trend(values, sorted(breaks)), of


def _stands(
    book: Book,
    indicator: Indicator,
    span: Span | None,
    meaning: Definition,
    benchmarks: Sequence[Benchmark],
) -> str:
    if span is None or not benchmarks:
        return ""
    figure = book.figure(indicator.id, span.ends_on)
    cohort = (figure.cohort if figure else "") or meaning.cohort
    value = book.said(indicator.id, span.ends_on).value
    ours = Ours(value, meaning.unit, meaning.decimals, cohort)
    return stands(ours, benchmarks, aim_of(meaning))
