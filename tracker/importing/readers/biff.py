"""An Excel 97-2003 workbook (.xls), with its colours, its number formats and what is hidden."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Any

import xlrd

from tracker.importing.grids import BLANK, Cell, Document, NotReadable, Row, Table
from tracker.importing.readers import colours, symbols
from tracker.importing.readers.archive import LOCKED
from tracker.importing.readers.limits import CELLS, COLUMNS, ONLY_THE_PLAN, Tally
from tracker.importing.readers.number_formats import Value, shown
from tracker.importing.readers.old_sheets import read_old_sheets
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.sheets import behind, cover, sheet_table

_BY_COUNTRY = {14: "mm-dd-yy", 22: "m/d/yy h:mm"}  # as openpyxl calls what each country shows
_SOLID = 1
_LAST_DAY = 2_958_465  # the end of the year 9999
_BOLD = 600  # of a weight of 400 for plain text to 700


def read_biff(name: str, content: bytes) -> Document:
    """The workbook's sheets in their order, the hidden ones too; values alone, where xlrd finds a
    fault in what it needs for the rest."""
    try:
        with open(os.devnull, "w") as nowhere:
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=nowhere)
        return _read(name, book)
    except (NotReadable, MemoryError):
        raise
    except Exception as error:  # xlrd raises whatever a broken record makes it raise
        if "encrypted" in str(error):
            raise NotReadable(LOCKED) from error
        return read_old_sheets(name, "xls", content)


def _read(name: str, book: Any) -> Document:
    tally = Tally()
    tables: list[Table] = []
    for number, sheet in enumerate(book.sheets(), start=1):
        if sheet.ncols > COLUMNS:
            raise NotReadable(f"A sheet has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
        if sheet.nrows * sheet.ncols > 10 * CELLS:
            raise NotReadable(f"A sheet has more than {CELLS:,} cells. {ONLY_THE_PLAN}")
        hidden = [n for n, column in sheet.colinfo_map.items() if column.hidden or not column.width]
        table = sheet_table(
            number,
            sheet.name,
            list(_rows(book, sheet)),
            tally,
            is_hidden=bool(sheet.visibility),
            hidden_columns=frozenset(hidden),
        )
        tables += [table] if table else []
    return Document(name, "xls", tuple(tables))


def _rows(book: Any, sheet: Any) -> Iterator[Row]:
    grid = []
    for n in range(sheet.nrows):
        grid.append([_cell(book, each) for each in sheet.row(n)])
        grid[n] += [BLANK] * (sheet.ncols - len(grid[n]))
    merges = ((top, left, end - 1, right - 1) for top, end, left, right in sheet.merged_cells)
    cover(grid, merges)
    for n, cells in enumerate(grid):
        info = sheet.rowinfo_map.get(n)
        yield Row(n + 1, tuple(cells), bool(info is not None and info.hidden))


def _cell(book: Any, cell: Any) -> Cell:
    style = book.xf_list[cell.xf_index]
    fill = _fill(book, style.background)
    value = _value(book, cell)
    if value is None or value == "":
        return Cell(fill=fill) if fill else BLANK
    font = book.font_list[style.font_index]
    text = shown(value, _format(book, style.format_key))
    if isinstance(value, str):
        text = symbols.plain(text, font.name)
    return replace(Cell(tidy(text), behind(value), fill), is_bold=font.weight >= _BOLD)


def _value(book: Any, cell: Any) -> Value:
    if cell.ctype == xlrd.XL_CELL_DATE:
        if not 0 <= cell.value < _LAST_DAY:
            return f"{cell.value:g}"  # no date; Excel shows a row of hashes
        moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return moment.time() if 0 <= cell.value < 1 and moment.time() != time() else moment
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return cell.value if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER) else None


def _format(book: Any, key: int) -> str:
    known = book.format_map.get(key)
    return _BY_COUNTRY.get(key) or (str(known.format_str) if known is not None else "General")


def _fill(book: Any, background: Any) -> str:
    painted = book.colour_map.get(background.pattern_colour_index)
    if background.fill_pattern != _SOLID or painted is None:
        return ""
    return colours.fill("".join(f"{part:02X}" for part in painted))
