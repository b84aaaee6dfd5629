"""Scorecards as readers hand them on, written as rows of texts."""

from collections.abc import Sequence
from datetime import date

from tracker.importing.grids import Cell, Document, Paragraph, Row, Table

GREY = "BFBFBF"


def cell(
    text: str = "",
    *,
    value: date | float | None = None,
    fill: str = "",
    is_bold: bool = False,
) -> Cell:
    """A cell that is more than its text."""
    return Cell(text, value=value, fill=fill, is_bold=is_bold)


def table(*rows: Sequence[str | Cell], number: int = 1, sheet: str = "") -> Table:
    """A table from rows of texts and cells; ">" goes on from the cell to its left, "^" from the
    cell above, as merged cells do."""
    width = max(len(row) for row in rows)
    made: list[list[Cell]] = []
    for n, row in enumerate(rows):
        texts = [*row, *[""] * (width - len(row))]
        made.append([])
        for column, each in enumerate(texts):
            made[n].append(_cell(each, made, n, column))
    numbered = enumerate(made, start=1)
    return Table(number, tuple(Row(n, tuple(cells)) for n, cells in numbered), sheet=sheet)


def _cell(each: str | Cell, made: list[list[Cell]], row: int, column: int) -> Cell:
    if isinstance(each, Cell):
        return each
    if each not in (">", "^"):
        return Cell(each)
    place = (row, column - 1) if each == ">" else (row - 1, column)
    whole = made[place[0]][place[1]]
    return Cell(whole.text, fill=whole.fill, covered_by=whole.covered_by or place)


def document(*blocks: Table | Paragraph | str, name: str = "scorecard.docx") -> Document:
    """A file of tables and lines."""
    kind = name.rpartition(".")[2]
    made = (Paragraph(each) if isinstance(each, str) else each for each in blocks)
    return Document(name, kind, tuple(made))
