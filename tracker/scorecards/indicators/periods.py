"""The periods of an indicator, from its first figure to its last, with what each says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.scorecards.book import Book, Moved
from tracker.scorecards.enums import PeriodType, Rating
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.models import Definition, Indicator
from tracker.scorecards.rules import break_between
from tracker.scorecards.said import Said
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


def periods_of(indicator: Indicator, book: Book, said: Mapping[date, Commentary]) -> list[Period]:
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


def outturns_of(indicator: Indicator, book: Book) -> list[Period]:
    """Every whole year that has an outturn, the oldest first."""
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
