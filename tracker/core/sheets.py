"""Excel workbooks in which nothing is ever run: a text stays a text, whatever it begins with."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from tracker.core import clock

if TYPE_CHECKING:  # the library is large, and a server that never exports never loads it
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters that a cell of Excel holds
MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST, _NARROWEST = 60, 8


@contextmanager
def safe_workbook(
    out: io.BytesIO, *, title: str = "", is_long: bool = False
) -> Iterator["Workbook"]:
    """A workbook whose texts are never formulas, links or numbers; with `is_long` its rows go to
    the disk as they are written, from the top down. The same content makes the same file."""
    from xlsxwriter import Workbook

    book = Workbook(
        out,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": is_long,
        },
    )
    book.set_properties({"title": clean(title)[:255], "created": clock.now()})
    with book:
        yield book


def clean(text: str) -> str:
    """The text without the control characters that no sheet may hold, and not longer than one."""
    kept = (c for c in text if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    return "".join(c for c in kept if c not in "\ufffe\uffff")[:LONGEST]


def list_sheet(
    name: str, head: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[object]]
) -> bytes:
    """A list as a workbook of one sheet: numbers and dates as such, the header always in sight."""
    out = io.BytesIO()
    with safe_workbook(out, title=name, is_long=True) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"})
        for n, width in enumerate(widths):
            sheet.set_column(n, n, max(_NARROWEST, min(width, _WIDEST)))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        for n, words in enumerate(head):
            sheet.write_string(0, n, words, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for n, value in enumerate(row):
                _write(sheet, last, n, value, {"text": wrapped, "day": day})
        sheet.autofilter(0, 0, last, len(head) - 1)
    return out.getvalue()


def _write(
    sheet: "Worksheet", row: int, column: int, value: object, formats: dict[str, object]
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["day"])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, formats["text"])
    else:
        write_text(sheet, row, column, "" if value is None else str(value), formats["text"])


def write_text(sheet: "Worksheet", row: int, column: int, text: str, style: object) -> None:
    """A text as a text, and nothing as a cell that counts as empty."""
    if kept := clean(text):
        sheet.write_string(row, column, kept, style)
    else:
        sheet.write_blank(row, column, None, style)
