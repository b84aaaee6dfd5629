"""Spreadsheets that no other reader takes: .xls, .xlsb, and an .xlsx that openpyxl refuses.

python-calamine gives values alone: no colours, no formats, and only sheets that are hidden.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetVisibleEnum
from python_calamine import load_workbook as load_values

from tracker.importing.grids import BLANK, Cell, Document, NotReadable, Row, Table
from tracker.importing.readers.archive import DAMAGED, LOCKED
from tracker.importing.readers.limits import CELLS, COLUMNS, ONLY_THE_PLAN, Tally
from tracker.importing.readers.number_formats import shown
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.sheets import sheet_table

_NO_COLOURS = (
    "From this kind of file colours, hidden rows and the way numbers are shown cannot be read. If "
    "they matter, open it in Excel, save it as .xlsx and add that"
)
_SHEETS = 100


def read_old_sheets(name: str, kind: str, content: bytes) -> Document:
    """The workbook's sheets in their order."""
    try:
        workbook = load_values(BytesIO(content))
        hidden = {each.name for each in workbook.sheets_metadata if _is_hidden(each.visible)}
        sheets = [workbook.get_sheet_by_name(each) for each in workbook.sheet_names[:_SHEETS]]
    except PasswordError as error:
        raise NotReadable(LOCKED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise NotReadable(DAMAGED) from error
    tally = Tally()
    tables: list[Table] = []
    for number, sheet in enumerate(sheets, start=1):
        table = sheet_table(number, sheet.name, _rows(sheet), tally, is_hidden=sheet.name in hidden)
        tables += [table] if table else []
    return Document(name, kind, tuple(tables), warnings=(_NO_COLOURS,))


def _is_hidden(visible: SheetVisibleEnum) -> bool:
    return visible != SheetVisibleEnum.Visible


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
    _cover(grid, sheet.merged_cell_ranges or [], top)
    return [Row(top + n + 1, tuple(cells)) for n, cells in enumerate(grid)]


def _cell(value: Any) -> Cell:
    text = tidy(shown(value, "General"))
    if not text:
        return BLANK
    if isinstance(value, datetime):
        return Cell(text, value.date())
    if isinstance(value, date):
        return Cell(text, value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Cell(text, float(value) if is_number else None)


def _cover(
    grid: list[list[Cell]],
    merges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    top: int,
) -> None:
    """Give the cells that a merge covers the text of its first one."""
    covered = 0
    for (first, left), (last, right) in merges:
        covered += (last - first + 1) * (right - left + 1)
        if covered > CELLS:
            raise NotReadable(f"A sheet has too many merged cells. {ONLY_THE_PLAN}")
        if not (0 <= first - top < len(grid) and left < len(grid[first - top])):
            continue
        source = replace(grid[first - top][left], covered_by=(first - top, left))
        for n in range(first - top, min(last - top + 1, len(grid))):
            for column in range(left, min(right + 1, len(grid[n]))):
                if (n, column) != (first - top, left):
                    grid[n][column] = source
