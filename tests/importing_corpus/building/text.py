"""Text files as spreadsheets and old programs save them."""

import csv
from collections.abc import Sequence
from io import StringIO

from tests.importing_corpus.grid import ACROSS, DOWN, Line, printed_rows, words


def text_file(
    lines: Sequence[Line],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    title_lines: Sequence[str] = (),
    ending: str = "\r\n",
) -> bytes:
    """A csv or tsv; merged cells leave their text in the first of them, as Excel saves them."""
    width = max(len(each) for each in lines if isinstance(each, list | tuple))
    out = StringIO()
    for each in title_lines:
        out.write(each + ending)
    writer = csv.writer(out, delimiter=separator, lineterminator=ending)
    for row in printed_rows(lines, width):
        writer.writerow("" if each in (ACROSS, DOWN) else words(each) for each in row)
    return out.getvalue().encode(encoding)
