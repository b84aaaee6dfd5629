"""An Excel workbook: each sheet a table, its cells as they are shown."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl import load_workbook

from tracker.importing.grids import BLANK, Cell, Document, NotReadable, Row, Table
from tracker.importing.readers import colours
from tracker.importing.readers.archive import Archive
from tracker.importing.readers.excel_cells import CellReader
from tracker.importing.readers.excel_shape import Shape, shape_of
from tracker.importing.readers.limits import COLUMNS, ONLY_THE_PLAN, Tally
from tracker.importing.readers.old_sheets import read_old_sheets
from tracker.importing.readers.ooxml import main_part, references, title_of
from tracker.importing.readers.sheets import BLANK_RUN, sheet_table

_BEYOND = 3  # columns looked at after the last that says something, for a colour alone
_NAMED = 3  # cells named in a warning


def read_excel(name: str, archive: Archive, content: bytes) -> Document:
    """The workbook's sheets in their order, the hidden ones too. No formula is worked out: a
    cell shows what it showed when the file was saved."""
    try:
        return _read(name, archive, content)
    except (NotReadable, MemoryError):
        raise
    except Exception:  # openpyxl is strict, and raises whatever its parts raise
        return read_old_sheets(name, "xlsx", content)


def _read(name: str, archive: Archive, content: bytes) -> Document:
    main = main_part(archive)
    refers = references(archive, main)
    parts = {each.id: each.part for each in refers}
    themes = [archive.xml(each.part) for each in refers if each.kind == "theme"]
    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    scheme = colours.scheme_order(colours.theme_of(themes[0] if themes else None))
    reader, tally = CellReader(scheme), Tally()
    tables: list[Table] = []
    doubts = list(_left_out(archive))
    for number, (sheet, part) in enumerate(_sheets(workbook, archive.xml(main), parts), start=1):
        shape = shape_of(archive, part)
        table = _table(number, sheet, shape, reader, tally)
        tables += [table] if table else []
        doubts += _without_result(sheet.title, shape)
    return Document(name, "xlsx", tuple(tables), title_of(archive), tuple(doubts))


def _sheets(workbook: Any, main: Element, parts: dict[str, str]) -> Iterator[tuple[Any, str]]:
    """openpyxl's sheets, each with the part that holds it; charts on a sheet of their own not."""
    held = {}
    for element in main.iter():
        if element.tag.endswith("}sheet"):
            ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
            held[element.get("name")] = parts.get(ids[0] if ids else "", "")
    if held and not workbook.worksheets:
        raise NotImplementedError("openpyxl knows no strict workbooks, and says nothing of them")
    for sheet in workbook.worksheets:
        if held.get(sheet.title):
            yield sheet, held[sheet.title]


def _table(number: int, sheet: Any, shape: Shape, reader: CellReader, tally: Tally) -> Table | None:
    if shape.columns > COLUMNS:
        raise NotReadable(f"A sheet has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
    width = max(shape.columns, min(shape.styled_columns, shape.columns + _BEYOND))
    if not width:
        return None
    rows = list(_rows(sheet, shape, width, reader))
    return sheet_table(
        number,
        sheet.title,
        rows,
        tally,
        is_hidden=sheet.sheet_state != "visible",
        hidden_columns=frozenset(shape.hidden_columns),
    )


def _rows(sheet: Any, shape: Shape, width: int, reader: CellReader) -> Iterator[Row]:
    """The sheet's rows; of a long run that is not even there, as below a plan, only the first."""
    covered, blank_run, written = shape.covered(width), 0, Tally()
    firsts: dict[tuple[int, int], Cell] = {}
    place_of: dict[int, int] = {}
    for n, printed in enumerate(sheet.iter_rows(1, shape.rows, 1, width)):
        blank_run = 0 if n in shape.rows_there else blank_run + 1
        if blank_run > BLANK_RUN:
            continue
        place_of[n] = len(place_of)
        cells = [BLANK] * width if blank_run else [reader.read(cell) for cell in printed]
        written.texts(cell.text for cell in cells)  # before one long text is held once a cell
        for column in range(width) if covered else ():
            first = covered.get((n, column))
            if first is None:
                firsts[n, column] = cells[column]
            elif first in firsts:
                place = place_of[first[0]], first[1]
                cells[column] = replace(firsts[first], covered_by=place)
        yield Row(n + 1, tuple(cells), n in shape.hidden_rows)


def _without_result(sheet: str, shape: Shape) -> list[str]:
    cells = shape.without_result
    if not cells:
        return []
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    return [
        f"On sheet “{sheet}” formulas have no result and were read as blank: "
        f"{', '.join(cells[:_NAMED])}{more}. Open the file in Excel, save it and add it again"
    ]


def _left_out(archive: Archive) -> Iterator[str]:
    """A sentence for each thing of the file that is no cell."""
    names = archive.names
    if any(name.endswith("vbaProject.bin") for name in names):
        yield "The file holds macros. They were neither read nor run"
    if any("comments" in name.rpartition("/")[2].lower() for name in names):
        yield "Notes on cells were not read"
    drawings = [name for name in names if name.startswith("xl/drawings/drawing")]
    if any(b"<a:t>" in archive.read(name) for name in drawings):
        yield "Text boxes on the sheets were not read"
