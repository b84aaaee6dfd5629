"""Documents as readers make them, from lists: a line for each row, a text for each cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.importing.grids import Cell, Document, Paragraph, Row, Table

ACROSS = ">"  # goes on from the cell to its left
DOWN = "^"  # goes on from the cell above

Said = str | Cell | date


def bold(text: str, fill: str = "") -> Cell:
    """A cell in bold."""
    return Cell(text, fill=fill, is_bold=True)


def filled(fill: str, text: str = "") -> Cell:
    """A cell with a ground."""
    return Cell(text, fill=fill)


def table(*lines: Sequence[Said], number: int = 1, **facts: Any) -> Table:
    """A table of these rows; shorter ones are filled up with blank cells."""
    width = max(len(line) for line in lines)
    grid: list[list[Cell]] = []
    for n, line in enumerate(lines):
        row: list[Cell] = []
        for m, said in enumerate([*line, *[""] * (width - len(line))]):
            row.append(_cell(said, n, m, row, grid))
        grid.append(row)
    first = facts.pop("first", 1)
    hidden_rows = facts.pop("hidden_rows", ())
    rows = tuple(Row(first + n, tuple(row), first + n in hidden_rows) for n, row in enumerate(grid))
    return Table(number, rows, **facts)


def across(text: str, width: int, is_bold: bool = True, fill: str = "") -> list[Said]:
    """A row that is one cell."""
    return [Cell(text, fill=fill, is_bold=is_bold), *[ACROSS] * (width - 1)]


def document(*blocks: Table | Paragraph | str, name: str = "plan.docx", **facts: Any) -> Document:
    """A document of these; a text is a plain paragraph, tables are numbered in order."""
    numbered: list[Table | Paragraph] = []
    number = 0
    for block in blocks:
        if isinstance(block, str):
            numbered.append(Paragraph(block))
        elif isinstance(block, Table):
            number += 1
            numbered.append(replace(block, number=number))
        else:
            numbered.append(block)
    return Document(name, name.rpartition(".")[2], tuple(numbered), **facts)


def _cell(said: Said, n: int, m: int, row: list[Cell], grid: list[list[Cell]]) -> Cell:
    if isinstance(said, Cell):
        return said
    if isinstance(said, date):
        return Cell(said.strftime("%d/%m/%Y"), value=said)
    if said == ACROSS:
        return replace(row[m - 1], covered_by=row[m - 1].covered_by or (n, m - 1))
    if said == DOWN:
        above = grid[n - 1][m]
        return replace(above, covered_by=above.covered_by or (n - 1, m))
    return Cell(said)
