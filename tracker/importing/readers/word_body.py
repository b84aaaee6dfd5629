"""The blocks of a Word document's body, a cell or a text box: paragraphs and tables, in order."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from tracker.importing.grids import BLANK, Cell, Paragraph, Row, Table
from tracker.importing.readers.limits import Tally
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.word_grid import Placed, placed_rows
from tracker.importing.readers.word_lists import Lists
from tracker.importing.readers.word_parts import Parts, W
from tracker.importing.readers.word_text import Said, current, said_in, shade, style_of

_SHUT = {W + "p", W + "tbl", W + "tr", W + "tc"}


class Body:
    """Reads blocks; numbers tables and counts what is taken over the whole document."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lists = Lists(parts)
        self._tally = Tally()
        self._tables = 0

    def blocks_in(self, element: Element) -> list[Paragraph | Table]:
        """Paragraphs that say something, and tables, each followed by those that stand in it."""
        blocks: list[Paragraph | Table] = []
        for child, said in self._said_in(element):
            if said is None:
                blocks += self._tables_from(child, None)
                continue
            blocks += self._paragraph(child, said)
            for box in said.boxes:
                blocks += self.blocks_in(box)
        return blocks

    def _said_in(self, element: Element) -> Iterator[tuple[Element, Said | None]]:
        """Each paragraph with what it says, each table with none; a paragraph whose end is struck
        out goes on in the next one."""
        pending = Said()
        for child in blocks_of(element):
            if child.tag == W + "tbl":
                yield child, None
                continue
            said = said_in(child, self._parts)
            said.text = pending.text + said.text
            said.boxes = pending.boxes + said.boxes
            pending = said if said.joins_next else Said()
            if not said.joins_next:
                yield child, said

    def _paragraph(self, element: Element, said: Said) -> list[Paragraph]:
        self._lists.label(element)
        text = self._tally.words(tidy(said.text))
        level = style_of(element.find(W + "pPr"), self._parts).level
        is_list = self._lists.is_item(element)
        return [Paragraph(text, level, said.is_bold, is_list)] if text else []

    def _tables_from(self, element: Element, inside: int | None) -> list[Table]:
        """A table, then the tables that stand in its cells."""
        self._tables += 1
        number, nested, rows = self._tables, list[Table](), list[Row]()
        placed, width = placed_rows(element)
        merges: dict[int, tuple[tuple[int, int], Cell]] = {}  # by column: what goes on below
        for n, row in enumerate(placed):
            cells = [BLANK] * width
            for each in row.cells:
                going_on = merges.get(each.start) if each.merge == "continue" else None
                place, cell = going_on or ((n, each.start), self._cell(each, number, nested))
                for column in range(each.start, each.end):
                    merges[column] = place, cell
                    is_own = (n, column) == place
                    cells[column] = cell if is_own else replace(cell, covered_by=place)
            rows.append(self._tally.row(Row(n + 1, tuple(cells), row.is_hidden)))
        return [Table(number, tuple(rows), inside=inside), *nested] if rows and width else nested

    def _cell(self, placed: Placed, number: int, nested: list[Table]) -> Cell:
        """A cell's own text; a table in it is added to `nested`, of table `number`."""
        lines: list[str] = []
        labels: list[str] = []
        found: list[Said] = []
        for child, said in self._said_in(placed.element):
            if said is None:
                nested += self._tables_from(child, number)
                continue
            labels.append(self._lists.label(child))
            lines.append(tidy(said.text))
            found.append(said)
            for box in said.boxes:
                lines += self._box_lines(box, number, nested)
        text = "\n".join(lines).strip() or "\n".join(filter(None, labels))
        fill = shade(placed.element.find(f"{W}tcPr/{W}shd"), self._parts) or _colour(text, found)
        bold = [said.is_bold for said in found if not _is_empty(said)]
        return Cell(text, None, fill, bool(bold) and all(bold))

    def _box_lines(self, box: Element, number: int, nested: list[Table]) -> list[str]:
        lines: list[str] = []
        for child, said in self._said_in(box):
            if said is None:
                nested += self._tables_from(child, number)
            else:
                lines.append(tidy(said.text))
        return lines


def blocks_of(element: Element) -> Iterator[Element]:
    """Paragraphs and tables, those in content controls and other wrappings too."""
    for child in current(element):
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag not in _SHUT and not child.tag.endswith("Pr"):
            yield from blocks_of(child)


def _is_empty(said: Said) -> bool:
    return not said.text or said.text.isspace()


def _colour(text: str, found: list[Said]) -> str:
    """The colour behind a cell's text; that of the text where it is but a coloured dot."""
    behind = next((said.shade for said in found if said.shade), "")
    if behind or any(map(str.isalnum, text)):
        return behind
    return next((said.ink for said in found if said.ink and not _is_empty(said)), "")
