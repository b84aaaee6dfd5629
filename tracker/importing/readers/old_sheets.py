"""Spreadsheets that no other reader takes: .xlsb, and those that openpyxl or xlrd refuses.

python-calamine gives values alone: no colours, no formats, and only sheets that are hidden.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)
from python_calamine import load_workbook as load_values

from tracker.importing.grids import BLANK, Cell, Document, NotReadable, Row, Table
from tracker.importing.readers.archive import DAMAGED, LOCKED
from tracker.importing.readers.limits import CELLS, COLUMNS, ONLY_THE_PLAN, Tally
from tracker.importing.readers.number_formats import shown
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.sheets import behind, cover, sheet_table

_NO_COLOURS = (
    "From this kind of file colours, hidden rows and the way numbers are shown cannot be read. If "
    "they matter, open it in Excel, save it as .xlsx and add that"
)
_SHEETS = 100


def read_old_sheets(name: str, kind: str, content: bytes) -> Document:
    """The workbook's sheets in their order."""
    with _refusals():
        workbook = load_values(BytesIO(content))
        tally = Tally()
        tables: list[Table] = []
        for number, about in enumerate(workbook.sheets_metadata[:_SHEETS], start=1):
            if about.typ == SheetTypeEnum.WorkSheet:
                rows = _rows(workbook.get_sheet_by_name(about.name))
                is_hidden = about.visible != SheetVisibleEnum.Visible
                table = sheet_table(number, about.name, rows, tally, is_hidden=is_hidden)
                tables += [table] if table else []
    return Document(name, kind, tuple(tables), warnings=(_NO_COLOURS,))


@contextmanager
def _refusals() -> Iterator[None]:
    """A sentence for whatever calamine makes of a broken file; it is written in Rust, whose panics
    are no Exception in Python."""
    try:
        yield
    except NotReadable:
        raise
    except PasswordError as error:
        raise NotReadable(LOCKED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise NotReadable(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise NotReadable(DAMAGED) from error
        raise


def _rows(sheet: CalamineSheet) -> list[Row]:
    """A sheet's rows from its first; nothing is taken of one that claims to be vast."""
    if sheet.start is None or sheet.end is None:
        return []
    (top, left), (_, right) = sheet.start, sheet.end
    if right >= COLUMNS:
        raise NotReadable(f"A sheet has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
    if (sheet.height + 1) * (sheet.width + 1) > 10 * CELLS:
        raise NotReadable(f"A sheet has more than {CELLS:,} cells. {ONLY_THE_PLAN}")
    values = sheet.to_python(skip_empty_area=True)
    grid = [[*[BLANK] * left, *map(_cell, printed)] for printed in values]
    merges = sheet.merged_cell_ranges or []
    cover(grid, ((one[0] - top, one[1], last[0] - top, last[1]) for one, last in merges))
    return [Row(top + n + 1, tuple(cells)) for n, cells in enumerate(grid)]


def _cell(value: Any) -> Cell:
    text = tidy(shown(value, "General"))
    return Cell(text, behind(value)) if text else BLANK
