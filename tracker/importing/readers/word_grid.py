"""Where the cells of a Word table stand: spans, merges, indents, and columns that were dragged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tracker.importing.grids import NotReadable
from tracker.importing.readers.limits import COLUMNS, ONLY_THE_PLAN
from tracker.importing.readers.word_parts import W, is_on, val, whole
from tracker.importing.readers.word_text import current

SLIVER = 150  # twips, 2.6 mm: two edges that near were meant to be one


@dataclass(slots=True)
class Placed:
    """A cell from column `start` up to `end`; `merge` is "restart" or "continue" down a column."""

    element: Element
    start: int
    end: int
    merge: str = ""


@dataclass(slots=True)
class PlacedRow:
    """A row that stands (not one that was struck out)."""

    cells: list[Placed] = field(default_factory=list)
    is_hidden: bool = False


def placed_rows(table: Element) -> tuple[list[PlacedRow], int]:
    """The rows of a w:tbl and the number of its columns."""
    rows = [_placed(row) for row in _inner(table, W + "tr") if not _is_struck(row)]
    edges = sorted({edge for row in rows for cell in row.cells for edge in (cell.start, cell.end)})
    columns = _columns(edges, _widths(table), [cell for row in rows for cell in row.cells])
    for row in rows:
        for cell in row.cells:
            cell.start, cell.end = columns[cell.start], columns[cell.end]
        row.cells = [cell for cell in row.cells if cell.end > cell.start]
    return rows, max(columns.values(), default=0)


def _inner(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in current(element):
        if child.tag == tag:
            yield child
        elif child.tag not in (W + "tbl", W + "tr", W + "tc", W + "p"):
            yield from _inner(child, tag)


def _is_struck(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _placed(row: Element) -> PlacedRow:
    properties = row.find(W + "trPr")
    before = properties.find(W + "gridBefore") if properties is not None else None
    hidden = properties.find(W + "hidden") if properties is not None else None
    placed, column = PlacedRow(is_hidden=bool(is_on(hidden))), _checked(whole(val(before)) or 0)
    for cell in _inner(row, W + "tc"):
        merge = cell.find(f"{W}tcPr/{W}hMerge")
        if merge is not None and val(merge) != "restart" and placed.cells:
            column = placed.cells[-1].end = _checked(column + _span(cell))  # an old way to span
            continue
        end = _checked(column + _span(cell))
        placed.cells.append(Placed(cell, column, end, _merge(cell)))
        column = end
    return placed


def _span(cell: Element) -> int:
    return max(whole(val(cell.find(f"{W}tcPr/{W}gridSpan"))) or 1, 1)


def _merge(cell: Element) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return (val(merge) or "continue") if merge is not None else ""


def _checked(column: int) -> int:
    if column > COLUMNS:
        raise NotReadable(f"A table has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
    return column


def _widths(table: Element) -> list[int]:
    return [whole(val(each, "w")) or 0 for each in table.findall(f"{W}tblGrid/{W}gridCol")]


def _columns(edges: list[int], widths: list[int], cells: list[Placed]) -> Mapping[int, int]:
    """The column at which each edge stands. Edges that no row uses count for nothing, and two
    a sliver apart are one, unless something is written between them."""
    places = [sum(widths[:n]) for n in range(len(widths) + 1)]
    written = {(cell.start, cell.end) for cell in cells if _says_something(cell.element)}
    columns: dict[int, int] = {}
    group: list[int] = []
    for edge in edges:
        is_far = not group or edge >= len(places) or places[edge] - places[group[0]] >= SLIVER
        if is_far or any((earlier, edge) in written for earlier in group):
            group = []
        columns[edge] = columns[group[0]] if group else len(set(columns.values()))
        group.append(edge)
    return columns


def _says_something(cell: Element) -> bool:
    texts = (each.text or "" for each in cell.iter(W + "t"))
    return any(map(str.strip, texts)) or cell.find(f".//{W}sym") is not None
