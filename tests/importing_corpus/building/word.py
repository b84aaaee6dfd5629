"""Word files: paragraphs and tables in order, with merged, shaded and turned cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.table import Table, _Cell

from tests.importing_corpus.grid import ACROSS, DOWN, C, Line, Printed, printed_rows, words

PAGE_WIDTH = 12_960  # twips within the margins of a landscape letter
LONG_CELL = 120  # characters, beyond which a cell asks for no more room


@dataclass(frozen=True)
class Title:
    """The document's title."""

    text: str


@dataclass(frozen=True)
class Titled:
    """A heading above what follows."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Bold:
    """A plain line in bold, as many write their headings."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list; an entry that begins with two spaces stands one level deeper."""

    entries: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """A page ends."""


@dataclass(frozen=True)
class Grid:
    """A table. `heads` are its header rows (none for a table without); `after` gets the table to
    change its XML; `repeats` marks the first row as one that is printed on every page."""

    heads: Sequence[Sequence[Printed]]
    lines: Sequence[Line]
    repeats: bool = False
    is_bold: bool = True
    bullets_in: int | None = None
    after: tuple[Callable[[Table], None], ...] = field(default=())


Block = str | Title | Titled | Bold | Bullets | PageBreak | Grid


def word(*blocks: Block) -> bytes:
    """A Word file of these blocks."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = page.page_height, page.page_width  # landscape
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Arial", Pt(9)
    for each in blocks:
        _add(made, each)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _add(made: Made, block: Block) -> None:
    match block:
        case str():
            made.add_paragraph(block)
        case Title():
            made.add_heading(block.text, 0)
        case Titled():
            made.add_heading(block.text, block.level)
        case Bold():
            made.add_paragraph().add_run(block.text).bold = True
        case Bullets():
            _bullets(made, block.entries)
        case PageBreak():
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Grid():
            table(made, block)


def _bullets(made: Made, entries: Sequence[str]) -> None:
    for each in entries:
        style = "List Bullet 2" if each.startswith("  ") else "List Bullet"
        made.add_paragraph(each.strip(), style=style)


def table(parent: Made | _Cell, grid: Grid) -> Table:
    """A table in a document or in a cell."""
    width = max(len(each) for each in [*grid.heads, *(_plain(grid.lines))])
    heads = [[_strong(each, grid.is_bold) for each in row] for row in grid.heads]
    rows = printed_rows([*heads, *grid.lines], width)
    made = parent.add_table(len(rows), width)
    if isinstance(parent, _Cell):
        made.style = made.style  # a nested table takes the document's own style
    else:
        made.style = "Table Grid"
    _fill(made, rows)
    _widen(made, rows)
    _merge(made, rows)
    if grid.repeats:
        _repeat(made)
    if grid.bullets_in is not None:
        _bullet_cells(made, grid.bullets_in, len(grid.heads))
    for change in grid.after:
        change(made)
    return made


def _plain(lines: Sequence[Line]) -> list[Sequence[Printed]]:
    return [each for each in lines if isinstance(each, list | tuple)]


def _strong(printed: Printed, is_bold: bool) -> Printed:
    if isinstance(printed, C) or printed in (ACROSS, DOWN):
        return printed
    return C(str(printed), is_bold=is_bold)


def _fill(made: Table, rows: list[list[Printed]]) -> None:
    for row, printed in zip(made.rows, rows, strict=True):
        for cell, each in zip(row.cells, printed, strict=True):
            if each in (ACROSS, DOWN):
                continue
            write(cell, each)


def write(cell: _Cell, printed: Printed) -> None:
    """One paragraph a line break, its fill and boldness."""
    lines = words(printed).split("\n")
    special = printed if isinstance(printed, C) else C()
    for n, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        if line:
            paragraph.add_run(line).bold = special.is_bold or None
    if special.fill:
        _property(cell, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": special.fill})
    if special.is_turned:
        _property(cell, "w:textDirection", {"w:val": "btLr"})


def _widen(made: Table, rows: list[list[Printed]]) -> None:
    """Columns as wide as what they hold asks for, as Word itself lays them out."""
    asked = [_width([row[n] for row in rows]) for n in range(len(rows[0]))]
    shares = [int(PAGE_WIDTH * each / sum(asked)) for each in asked]
    for column, share in zip(made._tbl.tblGrid.gridCol_lst, shares, strict=True):
        column.w = Twips(share)
    for line in made._tbl.tr_lst:
        for cell, share in zip(line.tc_lst, shares, strict=True):
            cell.width = Twips(share)


def _width(printed: Sequence[Printed]) -> int:
    """In characters: the longest word, and room for long cells on a few lines."""
    texts = [words(each) for each in printed if not (isinstance(each, C) and each.is_turned)]
    longest = max((len(each) for text in texts for each in text.split()), default=1)
    return max(longest + longest // 2 + 3, *(min(len(text), LONG_CELL) // 3 for text in texts), 4)


def _property(cell: _Cell, tag: str, values: dict[str, str]) -> None:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(element)


def _merge(made: Table, rows: list[list[Printed]]) -> None:
    for n, row in enumerate(rows):
        for column, each in enumerate(row):
            if each not in (ACROSS, DOWN):
                _merge_from(made, rows, n, column)


def _merge_from(made: Table, rows: list[list[Printed]], n: int, column: int) -> None:
    right, last = column, n
    while right + 1 < len(rows[n]) and rows[n][right + 1] == ACROSS:
        right += 1
    while last + 1 < len(rows) and rows[last + 1][column] == DOWN:
        last += 1
    if (right, last) != (column, n):
        made.cell(n, column).merge(made.cell(last, right))
        _drop_empty_lines(made.cell(n, column))


def _drop_empty_lines(cell: _Cell) -> None:
    for paragraph in cell.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def _repeat(made: Table) -> None:
    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(element)


def _bullet_cells(made: Table, column: int, heads: int) -> None:
    for row in made.rows[heads:]:
        paragraphs = row.cells[column].paragraphs
        if len(paragraphs) > 1:
            for paragraph in paragraphs:
                paragraph.style = "List Bullet"
