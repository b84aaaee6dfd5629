"""An OpenDocument spreadsheet: it keeps the text of each cell as it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from xml.etree.ElementTree import Element

from tracker.importing.grids import BLANK, Cell, Document, NotReadable, Row, Table
from tracker.importing.readers.archive import LOCKED, Archive
from tracker.importing.readers.limits import COLUMNS, ONLY_THE_PLAN, ROWS, Tally
from tracker.importing.readers.ooxml import title_in
from tracker.importing.readers.open_styles import OFFICE, TABLE, Look, Looks, text_of
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.sheets import BLANK_RUN, sheet_table

_ROW, _CELL, _COLUMN = TABLE + "table-row", TABLE + "table-cell", TABLE + "table-column"
_COVERED = TABLE + "covered-table-cell"
_SHUT = {_ROW, _COLUMN, TABLE + "shapes", TABLE + "tracked-changes"}
_HIDDEN = ("collapse", "filter")
_NOTES = "Notes on cells were not read"


def read_open_sheets(name: str, archive: Archive) -> Document:
    """The sheets in their order, the hidden ones too."""
    if b"encryption-data" in _manifest(archive):
        raise NotReadable(LOCKED)
    root = archive.xml("content.xml")
    looks = Looks(root, archive.xml("styles.xml") if "styles.xml" in archive.names else None)
    tally = Tally()
    tables: list[Table] = []
    sheets = root.findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    for number, sheet in enumerate(sheets, start=1):
        table = _Sheet(sheet, looks).as_table(number, tally)
        tables += [table] if table else []
    has_notes = next(root.iter(OFFICE + "annotation"), None) is not None
    title = title_in(archive, "meta.xml")
    return Document(name, "ods", tuple(tables), title, (_NOTES,) if has_notes else ())


def _manifest(archive: Archive) -> bytes:
    name = "META-INF/manifest.xml"
    return archive.read(name) if name in archive.names else b""


@dataclass(slots=True)
class _Merge:
    """A merge under way: the first cell, its place, and the first row below it."""

    cell: Cell
    place: tuple[int, int]
    ends: int


@dataclass(slots=True)
class _Sheet:
    """Reads one sheet; it says "and ten thousand more like this" of rows and of cells."""

    element: Element
    looks: Looks
    column_looks: list[Look] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merges: dict[int, _Merge] = field(default_factory=dict)

    def as_table(self, number: int, tally: Tally) -> Table | None:
        """The sheet as a table, none where nothing is written on it."""
        for column in _inner(self.element, _COLUMN):
            self._note_column(column)
        return sheet_table(
            number,
            self.element.get(TABLE + "name", ""),
            list(self._rows()),
            tally,
            is_hidden=self.looks.hides_sheet(self.element),
            hidden_columns=frozenset(self.hidden_columns),
        )

    def _note_column(self, column: Element) -> None:
        first = len(self.column_looks)
        times = min(_count(column, "number-columns-repeated"), COLUMNS - first)
        self.column_looks += [self.looks.default_of(column)] * times
        if column.get(TABLE + "visibility") in _HIDDEN:
            self.hidden_columns.update(range(first, first + times))

    def _rows(self) -> Iterator[Row]:
        number, kept, said = 1, 0, 0
        for row in _inner(self.element, _ROW):
            times = _count(row, "number-rows-repeated")
            is_hidden = row.get(TABLE + "visibility") in _HIDDEN
            cells = self._cells(row, kept)
            says_something = any(cell.text for cell in cells)
            taken = min(times, ROWS + 1 - said if says_something else BLANK_RUN)
            for n in range(taken):
                yield Row(number + n, cells, is_hidden)
            kept, number = kept + taken, number + times
            said += taken if says_something else 0
            if said > ROWS:
                return

    def _cells(self, row: Element, place: int) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for element in _inner(row, _CELL, _COVERED):
            times = _count(element, "number-columns-repeated")
            cell = self._cell(element, len(cells))
            if cell is BLANK:
                times = min(times, max(COLUMNS - len(cells), 0))
            elif len(cells) + times > COLUMNS and not cell.text:
                times = 1
            if len(cells) + times > COLUMNS:
                raise NotReadable(f"A sheet has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
            for _ in range(times):
                column = len(cells)
                self._note_merge(element, cell, (place, column))
                cells.append(self._covered(place, column) or cell)
        return tuple(cells)

    def _note_merge(self, element: Element, cell: Cell, place: tuple[int, int]) -> None:
        width = min(_count(element, "number-columns-spanned"), COLUMNS)
        height = _count(element, "number-rows-spanned")
        if element.tag == _CELL and (width > 1 or height > 1):
            merge = _Merge(cell, place, place[0] + height)
            self.merges |= dict.fromkeys(range(place[1], place[1] + width), merge)

    def _covered(self, row: int, column: int) -> Cell | None:
        merge = self.merges.get(column)
        if merge is None or row >= merge.ends or merge.place == (row, column):
            return None
        return replace(merge.cell, covered_by=merge.place)

    def _cell(self, element: Element, column: int) -> Cell:
        default = self.column_looks[column] if column < len(self.column_looks) else Look()
        look = self.looks.of(element) or default
        text = tidy(text_of(element))
        if not text:
            return Cell(fill=look.fill) if look.fill else BLANK
        return Cell(text, _behind(element), look.fill, bool(look.is_bold))


def _inner(element: Element, *tags: str) -> Iterator[Element]:
    """Rows, columns or cells, those in groups and among the headings too."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag.startswith(TABLE) and child.tag not in _SHUT:
            yield from _inner(child, *tags)


def _count(element: Element, name: str) -> int:
    printed = element.get(TABLE + name, "1")
    return int(printed) if printed.isdecimal() and len(printed) < 9 else 1


def _behind(element: Element) -> date | float | None:
    day, number = element.get(OFFICE + "date-value"), element.get(OFFICE + "value")
    try:
        if day:
            return date.fromisoformat(day[:10])
        return float(number) if number else None
    except ValueError:
        return None
