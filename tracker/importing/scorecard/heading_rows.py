"""Which rows of a table are its headings, and one heading for each column from all of them."""

import re
from collections.abc import Sequence

from tracker.importing.grids import Cell, Row
from tracker.importing.scorecard.roles import BENCHMARK_ROLES, Heading, read_heading

SEARCHED = 30  # rows from the top in which the headings are looked for
DEEPEST = 4  # rows of headings above one another
COUNTED = re.compile(r"\s*(?:no\.?|number|n|#|%|per ?cent|percentage|rate)\s*", re.IGNORECASE)
_STRONG = ("value", "target", "polarity", "rag", "direction", *BENCHMARK_ROLES)


def own_text(row: Row, column: int) -> str:
    """A cell's text, "" where it is that of a cell to its left, running across."""
    cell = row.cells[column]
    runs_on = cell.covered_by is not None and cell.covered_by[1] != column
    return "" if runs_on else cell.text


def is_heading_row(row: Row) -> bool:
    """At least three of its cells are a scorecard's headings and none is a figure."""
    known = _known(row)
    return len(known) >= 3 and sum(each.role in _STRONG for each in known) >= 1


def _known(row: Row) -> list[Heading]:
    cells = [cell for _, cell in row.own_cells() if cell.text]
    headings = [read_heading(cell.text, cell.value) for cell in cells]
    return [heading for heading in headings if heading.role]


def heading_rows(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The best heading row near the top, with the rows above and below that belong to it."""
    scores = [_weight(row) for row in rows[:SEARCHED]]
    best = max(scores, default=0)
    if best < 4:
        return None
    at = scores.index(best)
    first = at
    while first and at - first < DEEPEST and _is_above(rows[first - 1], rows[first]):
        first -= 1
    after = at + 1
    while after < len(rows) and after - at < DEEPEST and _is_below(rows[after], rows[at]):
        after += 1
    return first, after


def _weight(row: Row) -> int:
    """How much a row looks like headings: two for a period or a comparator, one for another."""
    cells = [cell for _, cell in row.own_cells() if cell.text]
    known = _known(row)
    if len(known) < 2 or len(known) * 2 < len(cells):
        return 0
    return len(known) + sum(each.role in _STRONG for each in known)


def _is_above(row: Row, below: Row) -> bool:
    """A group's heading ("2023/24" over Q1 to Q4) or the first half of one; never a title."""
    own = [(n, cell) for n, cell in row.own_cells() if cell.text]
    beyond = [cell for n, cell in own if n > 0 and len(cell.text) <= 60]
    titled = len(own) == 1 and own[0][0] == 0
    if titled or len(beyond) < len(own) - 1:
        return False
    return any(read_heading(cell.text, cell.value).role in _STRONG for cell in beyond)


def _is_below(row: Row, above: Row) -> bool:
    """A second row of headings: its own cells are headings, or go on from the row above."""
    own = [cell for _, cell in row.own_cells() if cell.text]
    if not own:
        return any(cell.covered_by is not None and cell.text for cell in row.cells)
    if not all(_is_part(cell) for cell in own):
        return False
    return any(cell.covered_by is not None or not cell.text for cell in row.cells)


def _is_part(cell: Cell) -> bool:
    role = read_heading(cell.text, cell.value).role
    return role in (*_STRONG, "numerator", "denominator") or bool(COUNTED.fullmatch(cell.text))


def stacked(rows: Sequence[Row], width: int) -> list[Heading]:
    """One heading for each column, from all its rows; a year reaches over the blanks behind it."""
    parts: list[list[str]] = [[] for _ in range(width)]
    values = [None for _ in range(width)] if len(rows) > 1 else [c.value for c in rows[0].cells]
    for n, row in enumerate(rows):
        reach = ""
        for column, cell in enumerate(row.cells):
            text = cell.text
            is_last = n == len(rows) - 1
            if text and not is_last:
                reach = text if _is_group(text) else ""
            elif not text and not is_last and reach and _wants_year(rows[n + 1 :], column):
                text = reach
            if text and text not in parts[column]:
                parts[column].append(text)
    return [read_heading(" ".join(each), value) for each, value in zip(parts, values, strict=True)]


def _is_group(text: str) -> bool:
    period = read_heading(text).period
    return period is not None and period.kind in ("year", "calendar", "quarter", "month")


def _wants_year(rows: Sequence[Row], column: int) -> bool:
    """The heading below has no year of its own."""
    texts = [row.cells[column].text for row in rows if row.cells[column].text]
    heading = read_heading(" ".join(texts))
    return bool(texts) and (heading.period is None or heading.period.year is None)
