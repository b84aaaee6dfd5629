"""One indicator as its reader may see it: every period, its line, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.people.identity import SignedIn
from tracker.plan.models import Pledge
from tracker.scorecards.benchmarking import Ours, printed, stands
from tracker.scorecards.book import Book, Moved, aim_of, open_book
from tracker.scorecards.enums import PeriodType, Polarity, Rating, Unit
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.indicators.chart import Drawn, Level, Point, drawn
from tracker.scorecards.models import (
    Benchmark,
    Definition,
    Edition,
    Indicator,
    Line,
    Scorecard,
)
from tracker.scorecards.queries import TiedAction, actions_measured_by
from tracker.scorecards.rules import break_between
from tracker.scorecards.said import Said, in_unit
from tracker.scorecards.spans import Span

LONGEST = 60  # periods on one line


@dataclass(frozen=True, slots=True)
class Period:
    """A figure of one period, how it moved, and what is said of it."""

    span: Span
    said: Said
    moved: Moved
    rating: Rating | None
    figure: Figure | None
    commentary: Commentary | None = None
    broken: Definition | None = None

    @property
    def label(self) -> str:
        return self.span.label


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the indicator stands in an edition."""

    ref: str
    from_on: date
    priority: str


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
    def description(self) -> str:
        """What the line shows, for whoever does not see it: from where to where, and the breaks."""
        drawn = [each for each in reversed(self.periods) if each.said.value is not None]
        if not drawn:
            return ""
        first, last = drawn[0], drawn[-1]
        words = f"From {first.said.text} in {first.label} to {last.said.text} in {last.label}."
        low = min(drawn, key=lambda each: each.said.value or 0)
        high = max(drawn, key=lambda each: each.said.value or 0)
        if len(drawn) > 2:
            words += f" Lowest {low.said.text} in {low.label}, highest {high.said.text} in"
            words += f" {high.label}."
        gaps = len(self.periods) - len(drawn)
        if gaps:
            words += f" {gaps} {'periods are' if gaps != 1 else 'period is'} not drawn."
        for each in self.breaks:
            words += f" The meaning changed from {each.label} on."
        return words

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
    def aim(self) -> str:
        """What we want the number to be, in words."""
        meaning = self.meaning
        if meaning.target is None:
            return "No target: it has no colour"
        target = in_unit(meaning.target, meaning.unit, meaning.decimals)
        if meaning.polarity is Polarity.RANGE and meaning.target_high is not None:
            return f"{target} to {in_unit(meaning.target_high, meaning.unit, meaning.decimals)}"
        words = {Polarity.HIGHER: " or more", Polarity.LOWER: " or less"}
        return target + words.get(meaning.polarity, "")

    @property
    def tolerance(self) -> str:
        """How far off is still near."""
        return f"{aim_of(self.meaning).tolerance.normalize():f}% of the target"


def indicator_page(
    indicator_id: int, *, viewer: SignedIn, sees_small: bool = False
) -> IndicatorPage:
    """An indicator's page; NotFound if there is none of this number. A fixed number of queries."""
    indicator = _indicator(indicator_id)
    family = _family(indicator)
    book = open_book([each.id for each in family], sees_small=sees_small)
    said = _commentaries(indicator.id)
    periods = _periods(indicator, book, said)
    outturns = _outturns(indicator, book)
    newest = periods[-1].span.ends_on if periods else date.max
    meaning = _with_people(book.meaning(indicator.id, newest))
    benchmarks = _benchmarks(indicator.id, newest)
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
        _printed(indicator.id),
        _otherwise(indicator, family, book),
        actions_measured_by([indicator.id], viewer).get(indicator.id, []),
        sees_small,
    )


def _with_people(meaning: Definition) -> Definition:
    """The same with who answers for it and its pledge, in one query."""
    return db.session.scalars(
        select(Definition)
        .where(Definition.id == meaning.id)
        .options(
            joinedload(Definition.owner),
            joinedload(Definition.checker),
            joinedload(Definition.pledge).joinedload(Pledge.plan),
        )
    ).one()


def _indicator(indicator_id: int) -> Indicator:
    found = db.session.scalar(
        select(Indicator)
        .where(Indicator.id == indicator_id)
        .options(joinedload(Indicator.scorecard))
    )
    if found is None:
        raise NotFound
    return found


def _family(indicator: Indicator) -> list[Indicator]:
    """The indicator with all other ways of counting the same thing."""
    root = indicator.variant_of_id or indicator.id
    return list(
        db.session.scalars(
            select(Indicator)
            .where((Indicator.id == root) | (Indicator.variant_of_id == root))
            .order_by(Indicator.id)
        )
    )


def _periods(indicator: Indicator, book: Book, said: dict[date, Commentary]) -> list[Period]:
    """Every period from the first figure to the last, those without a figure too, oldest first."""
    days = sorted(day for id_, outturn, day in book.figures if id_ == indicator.id and not outturn)
    if not days:
        return []
    spans = [Span(indicator.period_type, days[-1])]
    while spans[-1].ends_on > days[0] and len(spans) < LONGEST:
        spans.append(spans[-1].before)
    found: list[Period] = []
    known = book.definitions[indicator.id]
    before = spans[-1]
    for span in spans[::-1]:
        broken = break_between(known, before.ends_on, span.ends_on)
        found.append(_period(indicator, span, book, said.get(span.ends_on), broken))
        before = span
    return found


def _period(
    indicator: Indicator,
    span: Span,
    book: Book,
    commentary: Commentary | None,
    broken: Definition | None,
) -> Period:
    return Period(
        span,
        book.said(indicator.id, span.ends_on),
        book.moved(indicator, span),
        book.rating(indicator, span, improving_is_amber=indicator.scorecard.improving_is_amber),
        book.figure(indicator.id, span.ends_on),
        commentary,
        broken,
    )


def _outturns(indicator: Indicator, book: Book) -> list[Period]:
    days = sorted(day for id_, outturn, day in book.figures if id_ == indicator.id and outturn)
    return [
        Period(
            Span(PeriodType.YEAR, day),
            book.said(indicator.id, day, outturn=True),
            book.moved(indicator, Span(PeriodType.YEAR, day), outturn=True),
            book.rating(indicator, Span(PeriodType.YEAR, day), outturn=True),
            book.figure(indicator.id, day, outturn=True),
        )
        for day in days
    ]


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


def _commentaries(indicator_id: int) -> dict[date, Commentary]:
    rows = db.session.scalars(select(Commentary).where(Commentary.indicator_id == indicator_id))
    return {each.ends_on: each for each in rows}


def _benchmarks(indicator_id: int, day: date) -> list[Benchmark]:
    """The most recent of each kind for a period that ends on a day."""
    rows = db.session.scalars(
        select(Benchmark)
        .where(Benchmark.indicator_id == indicator_id, Benchmark.from_on <= day)
        .order_by(Benchmark.from_on)
    )
    return list({each.kind: each for each in rows}.values())


def _printed(indicator_id: int) -> list[Printed]:
    rows = db.session.execute(
        select(Line.ref, Edition.from_on, Line.priority)
        .join(Edition, Edition.id == Line.edition_id)
        .where(Line.indicator_id == indicator_id)
        .order_by(Edition.from_on.desc())
    )
    return [Printed(*row) for row in rows]


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
