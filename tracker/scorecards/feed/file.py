"""The file of the feed: every published figure as the public may see it, one a row (rules 5.10)."""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import select

from tracker.core import clock
from tracker.core.csv_files import csv_bytes
from tracker.core.database import db
from tracker.scorecards.book import Book, Cell, open_book
from tracker.scorecards.enums import PeriodType
from tracker.scorecards.exact import rounded
from tracker.scorecards.models import Indicator, Line
from tracker.scorecards.queries import scorecards
from tracker.scorecards.spans import Span

HEAD = (
    "Scorecard", "Ref", "Indicator", "Indicator number", "Period", "Kind of period", "Last day",
    "Outturn", "Unit", "Value", "Numerator", "Denominator", "Second value", "Second value counts",
    "Cohort", "Hidden", "Why no value", "Published on",
)  # fmt: skip
Number = int | float | None


def figures_file() -> bytes:
    """All that is published, as CSV, in five queries; a value is the one that pages print.

    What is hidden has a row without a number, so that nobody takes it for nothing.
    """
    whole = {each.scorecard.id: each for each in scorecards()}
    lines = db.session.execute(select(Line.edition_id, Line.indicator_id, Line.ref))
    refs = {(edition_id, indicator_id): ref for edition_id, indicator_id, ref in lines}
    indicators = {each.id: each for each in db.session.scalars(select(Indicator))}
    book = open_book(indicators)

    def rows() -> Iterator[tuple[object, ...]]:
        for cell in sorted(book.figures, key=lambda cell: (cell[0], cell[2], cell[1])):
            indicator = indicators[cell[0]]
            card = whole[indicator.scorecard_id]
            edition = card.edition_on(cell[2])
            ref = refs.get((edition.id, indicator.id), "") if edition else ""
            yield (card.scorecard.name, ref, *_row(book, cell, indicator))

    return csv_bytes(HEAD, rows())


def _row(book: Book, cell: Cell, indicator: Indicator) -> tuple[object, ...]:
    _, is_outturn, ends_on = cell
    span = Span(PeriodType.YEAR if is_outturn else indicator.period_type, ends_on)
    meaning = book.meaning(indicator.id, ends_on)
    told = book.said(indicator.id, ends_on, outturn=is_outturn)
    figure = book.figures[cell]
    assert figure.published_at is not None
    return (
        meaning.name,
        indicator.id,
        span.label,
        span.type.label,
        ends_on.isoformat(),
        _yes(is_outturn),
        meaning.unit.value,
        _number(told.value, meaning.decimals),
        _number(told.numerator),
        _number(told.denominator),
        _number(told.second),
        meaning.second,
        "" if told.is_hidden else figure.cohort,
        _yes(told.is_hidden),
        told.why_missing.label if told.why_missing else "",
        clock.london(figure.published_at).date().isoformat(),
    )


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _number(value: Decimal | None, decimals: int = 0) -> Number:
    """A number that a spreadsheet takes for one."""
    if value is None:
        return None
    return float(rounded(value, decimals)) if decimals else int(rounded(value, 0))
