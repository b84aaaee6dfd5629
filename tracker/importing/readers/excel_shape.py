"""How far a sheet is used, and what openpyxl's quick way of reading leaves out: what is hidden,
what is merged, which formulas have no result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tracker.importing.grids import NotReadable
from tracker.importing.readers.archive import DAMAGED, Archive
from tracker.importing.readers.limits import CELLS, COLUMNS, ONLY_THE_PLAN

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ON = ("1", "true", "on")


@dataclass(slots=True)
class Shape:
    """`rows` and `columns` are the last, from 1, that say something; `styled_columns` the last
    that is there at all. Those that are there or hidden, and the cells of a merge, count from 0."""

    rows: int = 0
    columns: int = 0
    styled_columns: int = 0
    rows_there: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)

    def covered(self, width: int) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place that a merge covers the place of the merge's first cell."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in self.merges:
            for row in range(top, min(bottom, self.rows - 1) + 1):
                for column in range(left, min(right, width - 1) + 1):
                    found[row, column] = top, left
                if len(found) > CELLS:
                    raise NotReadable(f"A sheet has too many merged cells. {ONLY_THE_PLAN}")
            found.pop((top, left), None)
        return found


def shape_of(archive: Archive, part: str) -> Shape:
    """Look through a sheet's part once and hold nothing of it; its declared size is not asked."""
    shape, row_number = Shape(), 0
    try:
        for element in _elements(archive.read(part)):
            name = element.tag.rpartition("}")[2]
            if name == "row":
                row_number = _number(element.get("r")) or row_number + 1
                _note_row(shape, element, row_number)
            elif name == "col":
                _note_columns(shape, element)
            elif name == "mergeCell":
                _note_merge(shape, element.get("ref", ""))
    except DefusedXmlException as error:
        raise NotReadable(DAMAGED) from error
    except (ParseError, ValueError, LookupError) as error:
        raise NotReadable(DAMAGED) from error
    return shape


def place(printed: str) -> tuple[int, int] | None:
    """ "B3" as row and column from 0."""
    found = _PLACE.fullmatch(printed)
    if found is None or found[2].strip("0") == "":
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _elements(content: bytes) -> Iterator[Element]:
    """Each element when it is complete; rows are thrown away once they were looked at."""
    rows: Element | None = None
    for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            if element.tag.endswith("}sheetData"):
                rows = element
            continue
        yield element
        if rows is not None and element.tag.endswith("}row"):
            rows.clear()


def _note_row(shape: Shape, row: Element, number: int) -> None:
    if row.get("hidden") in _ON:
        shape.hidden_rows.add(number - 1)
    if len(row):
        shape.rows_there.add(number - 1)
    column = 0
    for cell in row:
        at = place(cell.get("r", ""))
        column = at[1] + 1 if at else column + 1
        shape.styled_columns = max(shape.styled_columns, column)
        texts = {part.tag.rpartition("}")[2]: part for part in cell}
        value = texts.get("v")
        says = value is not None and bool(value.text)
        if says or "is" in texts:
            shape.rows, shape.columns = max(shape.rows, number), max(shape.columns, column)
        if "f" in texts and not says and (value is None or cell.get("t") != "str"):
            shape.without_result.append(cell.get("r", "") or f"row {number}")


def _note_columns(shape: Shape, element: Element) -> None:
    if element.get("hidden") in _ON or element.get("width") == "0":
        first, last = _number(element.get("min")), _number(element.get("max"))
        shape.hidden_columns.update(range(max(first, 1) - 1, min(last, COLUMNS)))


def _note_merge(shape: Shape, printed: str) -> None:
    first, _, last = printed.partition(":")
    start, end = place(first), place(last or first)
    if start is not None and end is not None and start != end:
        shape.merges.append((*start, *end))


def _number(printed: str | None) -> int:
    return int(printed) if printed and printed.isdecimal() and len(printed) < 9 else 0
