"""Text files with a record a line: commas, semicolons, tabs or bars between the cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from tracker.importing.grids import Cell, Document, NotReadable, Row
from tracker.importing.readers.encodings import decoded
from tracker.importing.readers.limits import COLUMNS, ONLY_THE_PLAN, Tally
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.sheets import sheet_table

_DELIMITERS = ",;\t|"
_SAMPLE = 300  # records that a delimiter is judged by
_LEAST = 0.3  # below this share of even records there are no columns
_LONGEST_LINE = 1_000_000
_TOO_LONG = f"A line of the file is longer than can be taken. {ONLY_THE_PLAN}"
_WHOLE_LINE = "\x1f"  # parts nothing: text has no control characters left
_GUARDED = ("'=", "'+", "'-", "'@")  # how an export keeps a spreadsheet from working a text out


def read_lines(name: str, content: bytes) -> Document:
    """The file's records as one table, each row numbered by the line on which it begins."""
    text = decoded(content)
    lines = list(io.StringIO(text, newline=None))
    if max(map(len, lines), default=0) > _LONGEST_LINE:
        raise NotReadable(_TOO_LONG)
    delimiter, first = _declared(lines)
    delimiter = delimiter or _delimiter(lines)
    rows = [
        Row(number, tuple(Cell(_text(each)) for each in record))
        for number, record in _records(lines, delimiter, first)
    ]
    table = sheet_table(1, "", rows, Tally())
    kind = "tsv" if delimiter == "\t" else "csv"
    return Document(name, kind, (replace(table, is_lines=True),) if table else ())


def _declared(lines: Sequence[str]) -> tuple[str, int]:
    """Excel's own first line "sep=;", and the number of lines that it takes."""
    start = lines[0].strip("\r\n\"' ") if lines else ""
    is_declared = start.lower().startswith("sep=") and len(start) <= len("sep=;")
    if not is_declared:
        return "", 0
    return (start[4:] or "\t"), 1


def _delimiter(lines: Sequence[str]) -> str:
    """The character that cuts the records most evenly; of some as even a tab, which stands in no
    sentence, else that which makes more columns."""
    ranked = [(*_evenness(lines, each), each) for each in _DELIMITERS]
    share, _, best = max(ranked, key=lambda each: (round(each[0], 1), each[2] == "\t", each[1]))
    return best if share >= _LEAST else _WHOLE_LINE


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """From 0 to 1 how evenly a delimiter cuts the records, and into how many columns. Shorter ones
    (a title, blank cells left off at the end) count half, longer ones against."""
    widths: list[int] = []
    with suppress(csv.Error):
        for record in islice(csv.reader(lines, delimiter=delimiter), _SAMPLE):
            widths += [len(record)] if any(record) else []
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0, 0
    usual = max(counted, key=lambda width: (counted[width], width))
    points = {True: 1.0, False: 0.0}
    marks = (points[w == usual] + 0.5 * (1 < w < usual) - 0.5 * (w > usual) for w in widths)
    return max(sum(marks), 0.0) / len(widths), usual


def _records(lines: Sequence[str], delimiter: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line, from 1, on which it begins."""
    reader = csv.reader(lines[first:], delimiter=delimiter)
    begins = first + 1
    try:
        for record in reader:
            ends = first + reader.line_num
            if len(record) > COLUMNS:
                raise NotReadable(f"Line {begins} has more than {COLUMNS} columns. {ONLY_THE_PLAN}")
            if ends == len(lines) and ends > begins:
                _check_closed(lines, begins)
            yield begins, record
            begins = ends + 1
    except csv.Error as error:
        is_open = first + reader.line_num > begins
        raise NotReadable(_open_quote(begins) if is_open else _TOO_LONG) from error


def _check_closed(lines: Sequence[str], begins: int) -> None:
    """The last record runs to the file's end: did its quotation mark close there, or never?"""
    if sum(line.count('"') for line in lines[begins - 1 :]) % 2:
        raise NotReadable(_open_quote(begins))


def _open_quote(line: int) -> str:
    return (
        f"A quotation mark on line {line} or below is opened and never closed. Open the file in "
        "Excel, look at that cell, save it and try again"
    )


def _text(printed: str) -> str:
    text = tidy(printed)
    return text[1:] if text.startswith(_GUARDED) else text
