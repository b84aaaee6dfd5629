"""Tables whose columns do not quite stand below one another.

In Word a border that was dragged in one row, or two tables that were joined, leave a grid with more
columns than any row has cells: each row is merged across in its own way. Where all rows have the
same number of cells, but for those that are one cell, the cells are the columns.
"""

from dataclasses import replace

from tracker.importing.grids import Cell, Document, Row, Table

_LEAST = 2


def straightened(document: Document) -> Document:
    """The document with such tables as their rows have cells."""
    blocks = tuple(_straight(each) if isinstance(each, Table) else each for each in document.blocks)
    return replace(document, blocks=blocks)


def _straight(table: Table) -> Table:
    starts = [_starts(row, n) for n, row in enumerate(table.rows)]
    counts = {len(each) for each in starts if len(each) > 1}
    if len(counts) != 1:
        return table
    width = counts.pop()
    if not _LEAST <= width < table.width or table.hidden_columns:
        return table
    rows = tuple(_row(row, n, starts, width) for n, row in enumerate(table.rows))
    return replace(table, rows=rows)


def _starts(row: Row, index: int) -> list[int]:
    """The columns in which the cells of a row begin, those that go on from above too."""
    found: list[int] = []
    before: tuple[int, int] | None = None
    for column, cell in enumerate(row.cells):
        origin = cell.covered_by or (index, column)
        if origin != before:
            found.append(column)
        before = origin
    return found


def _row(row: Row, index: int, starts: list[list[int]], width: int) -> Row:
    own = starts[index]
    if len(own) == 1:
        first = _cell(row.cells[0], index, starts)
        rest = replace(first, covered_by=first.covered_by or (index, 0))
        return replace(row, cells=(first, *[rest] * (width - 1)))
    return replace(row, cells=tuple(_cell(row.cells[n], index, starts) for n in own))


def _cell(cell: Cell, index: int, starts: list[list[int]]) -> Cell:
    """A cell that goes on from above keeps the place of that one, in the new columns."""
    if cell.covered_by is None:
        return cell
    above, column = cell.covered_by
    place = sum(n <= column for n in starts[above]) - 1
    return replace(cell, covered_by=(above, place)) if above < index else cell
