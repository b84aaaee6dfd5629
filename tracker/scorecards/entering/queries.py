"""The sheet of a quarter: each indicator with what is at work, what stands and what was before."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.periods import Quarter, quarter_of
from tracker.people.models import User
from tracker.scorecards.book import Book, open_book
from tracker.scorecards.entering.sheet import Before, Row, Sheet
from tracker.scorecards.enums import FigureState, Hiding, PeriodType
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.frame import Frame
from tracker.scorecards.models import Line
from tracker.scorecards.policy import WORKING
from tracker.scorecards.queries import at_work, get_scorecard, lines_of
from tracker.scorecards.rules import break_between
from tracker.scorecards.spans import Span

Thing = TypeVar("Thing", Figure, Commentary)


def get_sheet(slug: str, quarter: Quarter, *, is_outturn: bool = False) -> Sheet:
    """The sheet of a quarter, or of the whole year that ends with it; NotFound if there is no such
    scorecard or edition. A fixed number of queries."""
    if is_outturn:
        quarter = Quarter(quarter.year, 4)
    found = get_scorecard(slug)
    edition = found.edition_on(quarter.ends_on)
    if edition is None:
        raise NotFound
    frame = Frame(quarter)
    whole = Span(PeriodType.YEAR, quarter.ends_on) if is_outturn else None
    lines = [
        (line, span)
        for line in lines_of([edition.id])
        if (span := whole or frame.spans(line.indicator.period_type)[-1]) is not None
    ]
    ids = [line.indicator_id for line, _ in lines]
    days = {span.ends_on for _, span in lines}
    earlier = frame.days(line.indicator for line, _ in lines)
    earlier |= {each.ends_on for _, span in lines for each in (span.before, span.year_before)}
    book = open_book(ids, on=earlier, sees_small=True)
    figures = _at_work(Figure, ids, days, Figure.is_outturn.is_(is_outturn))
    words = _at_work(Commentary, ids, days)
    told = _told(ids, days)
    least = _least(ids, min(days, default=date.min), is_outturn=is_outturn)
    rows = []
    for line, span in lines:
        cell = (line.indicator_id, span.ends_on)
        working, entered_by = figures.get(cell, (None, ""))
        at_work, written_by = words.get(cell, (None, ""))
        last, year_before = (
            _before(book, line, each, span, is_outturn=is_outturn)
            for each in (span.before, span.year_before)
        )
        rows.append(
            Row(
                line,
                book.meaning(*cell),
                span,
                is_outturn,
                working,
                book.figure(*cell, outturn=is_outturn),
                at_work,
                told.get(cell),
                entered_by,
                written_by,
                last if last.span != year_before.span else None,
                year_before,
                [] if is_outturn else _quarters_before(book, frame, line),
                least.get(line.indicator_id),
                found.scorecard.improving_is_amber,
            )
        )
    return Sheet(found.scorecard, quarter, rows, is_outturn)


def elsewhere(sheet: Sheet) -> list[tuple[Quarter, bool, int]]:
    """What waits in other periods of the same lines: the quarter, whether it is the outturn of its
    year, and of how many indicators. The latest first."""
    cells = at_work([row.indicator_id for row in sheet.rows])
    places = Counter((quarter_of(each.ends_on), each.is_outturn) for each in cells)
    here = (sheet.quarter, sheet.is_outturn)
    order = sorted(places, key=lambda each: (each[0].ends_on, each[1]), reverse=True)
    return [(*each, places[each]) for each in order if each != here]


def _before(book: Book, line: Line, before: Span, span: Span, *, is_outturn: bool) -> Before:
    number = line.indicator_id
    broken = break_between(book.definitions[number], before.ends_on, span.ends_on)
    figure = book.figure(number, before.ends_on, outturn=is_outturn)
    return Before(
        before,
        book.said(number, before.ends_on, outturn=is_outturn),
        is_comparable=broken is None,
        is_small=figure is not None and figure.hiding is not Hiding.SHOWN,
    )


def _quarters_before(book: Book, frame: Frame, line: Line) -> list[Figure | None]:
    """The published figures of the three quarters before, the oldest first."""
    spans = frame.spans(line.indicator.period_type)[:-1]
    return [book.figure(line.indicator_id, each.ends_on) if each else None for each in spans]


def _at_work(
    model: type[Thing], ids: Collection[int], days: Collection[date], *where: ColumnElement[bool]
) -> dict[tuple[int, date], tuple[Thing, str]]:
    rows = db.session.execute(
        select(model, User.name)
        .outerjoin(User, User.id == model.entered_by_id)
        .where(
            model.indicator_id.in_(ids),
            model.ends_on.in_(days),
            model.state.in_(WORKING),
            *where,
        )
    )
    return {(each.indicator_id, each.ends_on): (each, name or "") for each, name in rows}


def _told(ids: Collection[int], days: Collection[date]) -> dict[tuple[int, date], Commentary]:
    """The commentary that stands, empty ones too: a new one replaces it."""
    rows = db.session.scalars(
        select(Commentary).where(
            Commentary.indicator_id.in_(ids),
            Commentary.ends_on.in_(days),
            Commentary.state == FigureState.PUBLISHED,
        )
    )
    return {(each.indicator_id, each.ends_on): each for each in rows}


def _least(ids: Collection[int], before: date, *, is_outturn: bool) -> dict[int, Decimal]:
    """The smallest figure of each indicator that stood before a day."""
    rows = db.session.execute(
        select(Figure.indicator_id, func.min(Figure.value))
        .where(
            Figure.indicator_id.in_(ids),
            Figure.ends_on < before,
            Figure.is_outturn.is_(is_outturn),
            Figure.state == FigureState.PUBLISHED,
            Figure.value.is_not(None),
        )
        .group_by(Figure.indicator_id)
    )
    return {indicator_id: least for indicator_id, least in rows if least is not None}
