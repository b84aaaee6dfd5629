"""What a file holds before anybody asks what it means: paragraphs and tables of cells, in order.

Every reader makes a `Document`; everything after it works on these alone, whatever the file was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as a reader sees it.

    `text` is what is shown, trimmed, its line breaks kept (a percentage "73%", a real date as the
    file shows it). `value` is the real date or number behind it, in a spreadsheet. `fill` is its
    colour as six capital hex digits, "" for none, white or automatic. `covered_by` is the place
    (row and column from 0) of the cell whose merge covers this one: its text and fill are that
    cell's again, so that filling down needs no second look.
    """

    text: str = ""
    value: date | float | None = None
    fill: str = ""
    is_bold: bool = False
    covered_by: tuple[int, int] | None = None


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `number` is what a person would count: from 1, the header included; a
    sheet's own row number; a text file's line on which the row begins."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing is written in it."""
        return not any(cell.text for cell in self.cells)

    def own_cells(self) -> Iterator[tuple[int, Cell]]:
        """The cells that are not another's, with their column from 0."""
        return ((n, cell) for n, cell in enumerate(self.cells) if cell.covered_by is None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text outside every table; `level` is its heading's, 0 for plain text."""

    text: str
    level: int = 0
    is_bold: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table or a sheet. All rows are of one width. `number` counts from 1 in its file;
    `sheet` names a spreadsheet's; `is_lines` says that row numbers are lines of a text file;
    `inside` is the table that a nested one stands in; `page` is a PDF's, from 1."""

    number: int
    rows: tuple[Row, ...]
    sheet: str = ""
    is_lines: bool = False
    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    inside: int | None = None
    page: int | None = None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0].cells) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file's whole content, in its own order. `title` is its own property, "" if it has none;
    `kind` is what it turned out to be: docx, xlsx, xls, ods, csv, tsv or pdf. `warnings` say in
    a sentence each what a reader could not take along."""

    name: str
    kind: str
    blocks: tuple[Paragraph | Table, ...]
    title: str = ""
    warnings: tuple[str, ...] = field(default=())

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


class NotReadable(Exception):
    """The file cannot be taken; the message says why in a plain sentence, and what to do."""
