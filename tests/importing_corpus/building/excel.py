"""Spreadsheets: rows as printed, with real dates, fills, merges and what is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.importing_corpus.grid import ACROSS, DOWN, C, Line, Printed, printed_rows, words

COLUMN_WIDTH = 24  # characters
LINE_HEIGHT = 15  # points
PLAIN_DATE = "dd/mm/yyyy"


@dataclass(frozen=True)
class Sheet:
    """One sheet. `first` is the row and column (from 0) where `lines` begin; `formulas` are cells
    (row, column, formula) without a value kept, as some programs leave them."""

    name: str
    lines: Sequence[Line]
    first: tuple[int, int] = (0, 0)
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    formulas: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[tuple[int, int, str], ...] = ()


def excel(*sheets: Sheet) -> bytes:
    """A spreadsheet of these sheets."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    for each in sheets:
        _sheet(book, each)
    book.close()
    return out.getvalue()


def _sheet(book: Workbook, sheet: Sheet) -> None:
    made = book.add_worksheet(sheet.name)
    width = max((len(each) for each in sheet.lines if isinstance(each, list | tuple)), default=1)
    rows = printed_rows(sheet.lines, width)
    made.set_column(0, sheet.first[1] + width - 1, COLUMN_WIDTH)
    made.set_landscape()
    made.fit_to_pages(1, 0)
    for n, row in enumerate(rows):
        for column, each in enumerate(row):
            if each not in (ACROSS, DOWN) and any(row):
                _put(book, made, rows, n, column, sheet.first)
        made.set_row(sheet.first[0] + n, _height(row))
    _beside(made, sheet)


def _height(row: Sequence[Printed]) -> float:
    """As high as Excel itself makes a row for what it holds."""
    room = (COLUMN_WIDTH - 4) * (1 + row.count(ACROSS))
    lines = [line for each in row for line in words(each).split("\n")]
    most = max(words(each).count("\n") for each in row)
    return LINE_HEIGHT * (1 + max(most, *(len(line) // room for line in lines)))


def _beside(made: Worksheet, sheet: Sheet) -> None:
    """What a sheet has beside its cells: formulas, comments and what is hidden."""
    for row, column, formula in sheet.formulas:
        made.write_formula(row, column, formula, None, "")
    for row, column, note in sheet.notes:
        made.write_comment(row, column, note)
    for n in sheet.hidden_rows:
        made.set_row(n, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        made.set_column(column, column, None, None, {"hidden": True})
    if sheet.is_hidden:
        made.hide()


def _put(
    book: Workbook,
    made: Worksheet,
    rows: list[list[Printed]],
    n: int,
    column: int,
    first: tuple[int, int],
) -> None:
    printed = rows[n][column]
    looks = book.add_format(_looks(printed))
    down, right = first[0] + n, first[1] + column
    last, end = _end(rows, n, column)
    if (last, end) != (n, column):
        made.merge_range(down, right, first[0] + last, first[1] + end, "", looks)
    value = printed.value if isinstance(printed, C) and printed.value is not None else printed
    _write(made, down, right, value, looks)


def _write(made: Worksheet, row: int, column: int, value: object, looks: object) -> None:
    match value:
        case date():
            made.write_datetime(row, column, value, looks)
        case int() | float():
            made.write_number(row, column, value, looks)
        case C(text=text) | str(text) if text:
            made.write_string(row, column, text, looks)
        case _:
            made.write_blank(row, column, None, looks)


def _looks(printed: Printed) -> dict[str, object]:
    looks: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1}
    if isinstance(printed, date):
        looks["num_format"] = PLAIN_DATE
    if isinstance(printed, C):
        looks |= {"bold": printed.is_bold}
        looks |= {"bg_color": f"#{printed.fill}"} if printed.fill else {}
        looks |= {"num_format": printed.shown_as} if printed.shown_as else {}
        looks |= {"rotation": 90} if printed.is_turned else {}
    return looks


def _end(rows: list[list[Printed]], n: int, column: int) -> tuple[int, int]:
    last, right = n, column
    while right + 1 < len(rows[n]) and rows[n][right + 1] == ACROSS:
        right += 1
    while last + 1 < len(rows) and rows[last + 1][column] == DOWN:
        last += 1
    return last, right
