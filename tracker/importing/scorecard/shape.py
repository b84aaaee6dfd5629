"""Whether a table is a scorecard: indicators down, periods across, figures between."""

import re
from collections.abc import Sequence

from tracker.importing.grids import Document, Row, Table
from tracker.importing.scorecard.columns import Layout, layout_of
from tracker.importing.scorecard.heading_rows import own_text
from tracker.importing.scorecard.periods import Current
from tracker.importing.scorecard.roles import BENCHMARK_ROLES
from tracker.scorecards.figure_text import plain, read_figure

SURE = 0.5  # from here on a table is read as a scorecard
SAMPLE = 80
FIGURES = 0.6  # of the texts under periods
MEASURES = 0.4  # of the names: % of …, Number of …
LONGEST = 60  # a longer text beside a figure is a comment
_MEASURE = re.compile(
    r"^(?:the )?(?:%|number|no\.? of|percentage|proportion|rate|average|total|count|per ?cent)"
    r"|\(%\)|\brate per\b|%$"
)


def is_measure(text: str) -> bool:
    """It begins like an indicator: % of …, Number of …, Average …"""
    return bool(_MEASURE.search(plain(text)))


def is_scorecard(thing: Table | Document) -> float:
    """From 0 (certainly none) to 1: a plan whose progress stands in columns by quarter is none.

    Of a document, the surest of its tables.
    """
    if isinstance(thing, Document):
        return max((is_scorecard(table) for table in thing.tables), default=0.0)
    layout = layout_of(thing, Current())
    return sureness(thing.rows[layout.after :], layout) if layout else 0.0


def sureness(body: Sequence[Row], layout: Layout) -> float:
    """How surely rows under these headings are indicators."""
    values = layout.columns("value")
    others = layout.columns(*BENCHMARK_ROLES, "target", "polarity", "direction")
    if not values and len(others) < 2:
        return 0.0
    rows = [row for row in body[:SAMPLE] if not row.is_blank]
    texts = [text for row in rows for n in values if (text := own_text(row, n))]
    are_measures = _share_of_measures(rows, layout) >= MEASURES
    sure = 0.9 if _share_of_figures(texts) >= FIGURES else 0.2
    if not texts:
        sure = 0.7 if are_measures and len(values) + len(others) >= 3 else 0.2
    if are_measures:
        return sure
    doubts = (len(values) + len(others) < 2) + bool(layout.columns("plan"))
    return max(0.0, sure - 0.5 * doubts)


def _share_of_figures(texts: Sequence[str]) -> float:
    """Short texts that begin with a figure, or a word for none; a sentence is neither."""
    return sum(_is_figure(text) for text in texts) / len(texts) if texts else 0.0


def _is_figure(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    figure = read_figure(text)
    begins = any(c.isdigit() for c in text[:3])
    return begins if figure.value is not None else figure.missing != "unread"


def _share_of_measures(rows: Sequence[Row], layout: Layout) -> float:
    name = layout.one("name") or 0
    names = [row.cells[name].text for row in rows if row.cells[name].text]
    return sum(is_measure(each) for each in names) / len(names) if names else 0.0
