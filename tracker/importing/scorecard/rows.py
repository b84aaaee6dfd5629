"""One table of a scorecard, row by row: indicators as printed, headings, and what is neither."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.importing.grids import Cell, Row, Table
from tracker.importing.reading import Skipped, Where
from tracker.importing.scorecard.columns import Layout
from tracker.importing.scorecard.heading_rows import is_heading_row, own_text
from tracker.importing.scorecard.priorities import upright
from tracker.importing.scorecard.roles import BENCHMARK_ROLES
from tracker.importing.scorecard.shape import is_measure
from tracker.scorecards.figure_text import Figure, plain, read_figure

LONG = 200  # a line longer than this is a note, not a heading
_NOTE = re.compile(r"^(?:notes?\b|\*|source\b|nb\b|please note|this page|produced by|data as at)")
_KEY = re.compile(r"^(?:key\b|legend\b|rag\b|(?:red|amber|green|blue|grey) ?[-=:])")
_TOTAL = re.compile(r"^(?:sub-?)?totals?:?$")
_GROUP_REF = re.compile(r"^[a-z]{4,} ?\d{0,2}\b")


@dataclass(frozen=True, slots=True)
class Raw:
    """A row of figures as printed: `values` and `benchmarks` are (column, text, figure)."""

    where: Where
    ref: str
    name: str
    priority: str
    values: tuple[tuple[int, str, Figure], ...]
    benchmarks: tuple[tuple[str, str, Figure], ...]
    parts: tuple[tuple[str, int, Figure], ...]
    others: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    whose: str = ""
    is_hidden: bool = False


@dataclass(slots=True)
class Standing:
    """The heading that the next rows stand under; it goes on from table to table."""

    priority: str = ""


def place_of(table: Table, row: Row) -> Where:
    """Where a row stands, as its kind of file counts."""
    if table.is_lines:
        return Where(line=row.number)
    if table.sheet:
        return Where(sheet=table.sheet, row=row.number)
    return Where(table=table.number, row=row.number)


def rows_of(
    table: Table, layout: Layout, start: int, standing: Standing
) -> Iterator[Raw | Skipped]:
    """Every row from `start` on, as an indicator or as what it was passed over for."""
    body = table.rows[start:]
    has_figures = any(row.cells[n].text for row in body for n in layout.columns("value"))
    for row in body:
        if why := _passed_over(row, layout):
            yield Skipped(place_of(table, row), why, " · ".join(_said(row)))
        elif heading := _section(row, layout, has_figures):
            standing.priority = heading
            yield Skipped(place_of(table, row), "section", heading)
        else:
            yield _indicator(table, row, layout, standing)


def line_kind(text: str) -> str:
    """note or key for a line that explains the table, else ""."""
    tidy = plain(text)
    if _KEY.search(tidy):
        return "key"
    return "note" if _NOTE.search(tidy) or len(text) > LONG else ""


def _said(row: Row) -> list[str]:
    return [cell.text for _, cell in row.own_cells() if cell.text]


def _passed_over(row: Row, layout: Layout) -> str:
    """blank, heading, note, key or total; "" for a row that says something of its own."""
    said = _said(row)
    if not said:
        return "blank"
    if len(said) >= 2 and (
        all(plain(each) in layout.words for each in said) or is_heading_row(row)
    ):
        return "heading"
    if not _has_figures(row, layout):
        alone = len(said) == 1 or not _at(row, layout, "name")
        return line_kind(said[0]) if alone else ""
    return "total" if _TOTAL.search(plain(_at(row, layout, "name"))) else ""


def _has_figures(row: Row, layout: Layout) -> bool:
    columns = layout.columns("value", *BENCHMARK_ROLES)
    return any(own_text(row, n) for n in columns)


def _at(row: Row, layout: Layout, role: str) -> str:
    column = layout.one(role)
    return row.cells[column].text if column is not None else ""


def _section(row: Row, layout: Layout, has_figures: bool) -> str:
    """The words of a row that heads those below it, else ""."""
    own = [(n, cell) for n, cell in row.own_cells() if cell.text]
    if _has_figures(row, layout) or len(own) > 2 or not own:
        return ""
    column, cell = own[0]
    name = layout.one("name")
    if len(own) == 2:
        is_group = column == layout.one("ref") and own[1][0] == name
        is_worded = _GROUP_REF.match(plain(cell.text)) and " " in cell.text.strip()
        return f"{cell.text} {own[1][1].text}" if is_group and is_worded else ""
    if _is_indicator_alone(row, layout, column, cell, has_figures):
        return ""
    return upright(cell.text)


def _is_indicator_alone(
    row: Row, layout: Layout, column: int, cell: Cell, has_figures: bool
) -> bool:
    """A name by itself is an indicator without values, where it reads like one."""
    runs_on = any(row.cells[n].text for n in layout.columns("value"))
    if column != layout.one("name") or runs_on or cell.is_bold:
        return False
    if layout.one("ref") is not None:
        return is_measure(cell.text)
    return is_measure(cell.text) or not has_figures


def _indicator(table: Table, row: Row, layout: Layout, standing: Standing) -> Raw:
    if label := _at(row, layout, "priority"):
        standing.priority = upright(label)
    greys = _grey_columns(row)
    figures = {
        n: read_figure(row.cells[n].text, is_grey=n in greys) for n in layout.columns(*_FIGURES)
    }
    texts = [cell.text for cell in row.cells]
    return Raw(
        where=place_of(table, row),
        ref=" ".join(_at(row, layout, "ref").split()),
        name=" ".join(_at(row, layout, "name").split()),
        priority=standing.priority,
        values=tuple((n, texts[n], figures[n]) for n in layout.columns("value")),
        benchmarks=tuple(
            (layout.headings[n].role, texts[n], figures[n])
            for n in layout.columns(*BENCHMARK_ROLES)
            if texts[n]
        ),
        parts=tuple(
            (layout.headings[n].role, n, figures[n])
            for n in layout.columns("numerator", "denominator")
        ),
        others=_others(texts, layout),
        unit=_at(row, layout, "unit"),
        whose=_at(row, layout, "whose"),
        is_hidden=row.is_hidden,
    )


_FIGURES = ("value", "numerator", "denominator", *BENCHMARK_ROLES)
_USED = ("ref", "name", "priority", "value", "whose", *BENCHMARK_ROLES)


def _others(texts: Sequence[str], layout: Layout) -> dict[str, str]:
    """All that stands in other columns, under their printed headings."""
    found: dict[str, str] = {}
    for n, heading in enumerate(layout.headings):
        if heading.role in _USED or not texts[n]:
            continue
        printed = " ".join(heading.text.split()) or f"Column {n + 1}"
        found[printed if printed not in found else f"{printed} ({n + 1})"] = texts[n]
    return found


def _grey_columns(row: Row) -> set[int]:
    """The grey cells of a row that is not grey all over, as every second row of some tables is."""
    written = {cell.fill for cell in row.cells if cell.text}
    return {
        n for n, cell in enumerate(row.cells) if _is_grey(cell.fill) and cell.fill not in written
    }


def _is_grey(fill: str) -> bool:
    if len(fill) != 6:
        return False
    parts = [int(fill[n : n + 2], 16) for n in (0, 2, 4)]
    return max(parts) - min(parts) <= 16 and 0x50 <= min(parts) < 0xFA
