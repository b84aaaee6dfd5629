"""What all spreadsheets share: a sheet's rows as a table, cut where nothing is written any more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.importing.grids import BLANK, Cell, NotReadable, Row, Table
from tracker.importing.readers.limits import CELLS, ONLY_THE_PLAN, Tally

BLANK_RUN = (
    1_000  # blank rows kept in one place; a note at the foot of a sheet may follow a million
)


def sheet_table(
    number: int,
    name: str,
    rows: Sequence[Row],
    tally: Tally,
    *,
    is_hidden: bool = False,
    hidden_columns: frozenset[int] = frozenset(),
) -> Table | None:
    """A sheet as a table, none where nothing is written on it. Rows keep the sheet's numbers."""
    last = max((n for n, row in enumerate(rows) if not row.is_blank), default=-1)
    width = _width(rows[: last + 1])
    if not width:
        return None
    kept = tuple(tally.row(_cut(row, width)) for row in _without_long_gaps(rows[: last + 1]))
    columns = frozenset(n for n in hidden_columns if n < width)
    return Table(number, kept, name, is_hidden=is_hidden, hidden_columns=columns)


def _width(rows: Sequence[Row]) -> int:
    """The columns up to the last with a word or a colour in it."""
    width = 0
    for row in rows:
        for n in range(len(row.cells) - 1, width - 1, -1):
            if row.cells[n].text or row.cells[n].fill:
                width = n + 1
                break
    return width if any(not row.is_blank for row in rows) else 0


def _cut(row: Row, width: int) -> Row:
    cells: tuple[Cell, ...] = (*row.cells[:width], *[BLANK] * (width - len(row.cells)))
    return row if len(row.cells) == width else Row(row.number, cells, row.is_hidden)


def _without_long_gaps(rows: Sequence[Row]) -> Iterator[Row]:
    blank = 0
    for row in rows:
        blank = blank + 1 if row.is_blank else 0
        if blank <= BLANK_RUN:
            yield row


def cover(grid: Sequence[list[Cell]], merges: Iterable[tuple[int, int, int, int]]) -> None:
    """Give the cells that merges cover (top, left, bottom, right; from 0, all of them inside) the
    text of their first one."""
    covered = 0
    for top, left, bottom, right in merges:
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > CELLS:
            raise NotReadable(f"A sheet has too many merged cells. {ONLY_THE_PLAN}")
        if not (0 <= top < len(grid) and 0 <= left < len(grid[top])):
            continue
        first = replace(grid[top][left], covered_by=(top, left))
        for n in range(top, min(bottom + 1, len(grid))):
            for column in range(left, min(right + 1, len(grid[n]))):
                if (n, column) != (top, left):
                    grid[n][column] = first


def behind(value: object) -> date | float | None:
    """The date or the number that a cell keeps behind what it shows."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
