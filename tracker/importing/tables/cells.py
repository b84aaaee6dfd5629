"""Cells of a table as a reader takes them: merged text once across, again on each row down."""

from collections.abc import Iterator, Sequence

from tracker.importing.grids import Cell, Row


def text_at(row: Row, column: int) -> str:
    """What a column says on a row. A cell merged down says the same on each of its rows; one
    merged across says it in its first column only."""
    cell = row.cells[column]
    if cell.covered_by is not None and cell.covered_by[1] != column:
        return ""
    return cell.text


def written(row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row that are its own and say something, with their columns."""
    return [(column, cell) for column, cell in row.own_cells() if cell.text]


def span(row: Row, index: int, column: int) -> int:
    """How many columns the cell of a row (its place in the table from 0) stretches over."""
    width = 1
    for cell in row.cells[column + 1 :]:
        if cell.covered_by != (index, column):
            break
        width += 1
    return width


def is_from_above(row: Row, index: int, column: int) -> bool:
    """The cell goes on from a row above."""
    covered_by = row.cells[column].covered_by
    return covered_by is not None and covered_by[0] < index


def across(row: Row, index: int) -> str:
    """The one text of a row that stretches over half of it or more, "" if it is no such row."""
    own = written(row)
    if len(own) != 1 or len(row.cells) < 2:
        return ""
    column, cell = own[0]
    wide = span(row, index, column)
    return cell.text if wide >= 2 and wide * 2 >= len(row.cells) else ""


def line_of(row: Row) -> str:
    """A row in one line, as the report shows what was passed over."""
    return " · ".join(" ".join(cell.text.split()) for _, cell in written(row))


def texts(rows: Sequence[Row]) -> Iterator[str]:
    """Every own text of these rows."""
    return (cell.text for row in rows for _, cell in written(row))
