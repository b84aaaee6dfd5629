"""CSV files that a spreadsheet opens as text: nothing in a cell is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

MIMETYPE = "text/csv; charset=utf-8"
FORMULA = frozenset("\t\r=+-@＝＋－＠")  # the full-width forms begin a formula too


def safe_cell(value: object) -> str | int | float:
    """A cell that is read as what it says: an apostrophe before what would be a formula."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = "" if value is None else str(value)
    kept = "".join(c for c in text if c in "\n\t" or not _is_control(c))
    return f"'{kept}" if _would_run(kept) else kept


def plain_cell(text: str) -> str:
    """The text behind a cell that `safe_cell` wrote."""
    return text[1:] if text.startswith("'") and _would_run(text[1:]) else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A whole file as text, quoted as RFC 4180 says."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue()


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A whole file; its first mark tells a spreadsheet that it is UTF-8."""
    return csv_text(head, rows).encode("utf-8-sig")


def _would_run(text: str) -> bool:
    """Whether what stands first, past spaces and apostrophes, begins a formula."""
    for character in text:
        if character in FORMULA:
            return True
        if not character.isspace() and character != "'":
            return False
    return False


def _is_control(character: str) -> bool:
    return ord(character) < 32 or 127 <= ord(character) < 160
