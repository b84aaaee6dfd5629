"""The home of figures, read for holding texts against it: a handful of queries for all of it.

What is hidden for being small is not there: it is neither compared nor said.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import select

from tracker.core.database import db
from tracker.scorecards.book import Book, definitions_of, open_book
from tracker.scorecards.enums import PeriodType, Polarity, Unit
from tracker.scorecards.models import Definition, Indicator, Line
from tracker.scorecards.quoting.contradictions.measures import Known, Measure
from tracker.scorecards.spans import Span

_TOO_SHORT = 5  # "Number of cared for children": as words of a sentence these say too little


def names() -> list[Measure]:
    """Every indicator with its names alone, in two queries: quick to look for in a text."""
    indicators = db.session.scalars(select(Indicator).order_by(Indicator.id)).all()
    meanings = definitions_of([each.id for each in indicators])
    return [_measure(each, meanings[each.id], [], frozenset()) for each in indicators
            if meanings[each.id]]  # fmt: skip


def measures(only: Collection[int] | None = None) -> list[Measure]:
    """Every indicator, or some, with their names, refs and published figures."""
    wanted = select(Indicator).order_by(Indicator.id)
    if only is not None:
        wanted = wanted.where(Indicator.id.in_(only))
    indicators = db.session.scalars(wanted).all()
    book = open_book([each.id for each in indicators])
    refs: dict[int, set[str]] = defaultdict(set)
    for indicator_id, ref in db.session.execute(select(Line.indicator_id, Line.ref)):
        refs[indicator_id].add(ref)
    known = _known(indicators, book)
    return [
        _measure(each, book.definitions[each.id], known[each.id], frozenset(refs[each.id]))
        for each in indicators
        if book.definitions[each.id]
    ]


def _known(indicators: Sequence[Indicator], book: Book) -> dict[int, list[Known]]:
    """The figures that everybody may see, by indicator, the oldest first."""
    types = {each.id: each.period_type for each in indicators}
    found: dict[int, list[Known]] = defaultdict(list)
    for indicator_id, is_outturn, ends_on in sorted(book.figures, key=lambda cell: cell[2]):
        said = book.said(indicator_id, ends_on, outturn=is_outturn)
        span = Span(PeriodType.YEAR if is_outturn else types[indicator_id], ends_on)
        known = Known(ends_on, is_outturn, said.value, said.second, said.spoken, span.label)
        if known.values:
            found[indicator_id].append(known)
    return found


def _measure(
    indicator: Indicator, meanings: Sequence[Definition], known: list[Known], refs: frozenset[str]
) -> Measure:
    latest = meanings[-1]
    is_whole = latest.polarity is Polarity.CONTEXT and latest.unit is Unit.NUMBER
    return Measure(
        indicator.id,
        latest.name,
        latest.unit,
        latest.decimals,
        indicator.period_type,
        phrases([each.name for each in meanings], indicator.also_called),
        refs,
        tuple(known),
        is_whole,
    )


def phrases(names: Sequence[str], also_called: str) -> tuple[str, ...]:
    """By which words papers call a measure: its names, unless they are short, and others given,
    with semicolons between them."""
    called = [each for each in names if len(each.split()) > _TOO_SHORT] + also_called.split(";")
    return tuple(dict.fromkeys(each.strip() for each in called if each.strip()))
