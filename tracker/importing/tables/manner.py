"""How the rows of a table are commonly set, so that one that is set apart can be seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.importing.grids import Row
from tracker.importing.tables.cells import written
from tracker.importing.tables.layouts import Layout

_APART = 0.4  # at most that share of rows is set apart; more is how the table is set
_MOST_OF_A_ROW = 0.6


@dataclass(frozen=True, slots=True)
class Manner:
    """`bold` says whether bold rows are apart; `fills` are the grounds that set a row apart;
    `dues` and `leads` are the shares of rows (of two cells and more) that name one, `refs` that
    of rows with a ref."""

    bold: bool
    fills: frozenset[str]
    dues: float
    leads: float
    refs: float

    def is_apart(self, row: Row) -> bool:
        """Whether a row is set in bold or on a ground unlike the others."""
        own = written(row)
        if not own:
            return False
        is_bold = self.bold and all(cell.is_bold for _, cell in own)
        return is_bold or ground(row) in self.fills


def manner_of(rows: Sequence[Row], layout: Layout) -> Manner:
    """Counted over the rows below the heads."""
    filled = [row for row in rows if not row.is_blank]
    full = [row for row in filled if len(written(row)) > 1]
    total, many = len(filled) or 1, len(full) or 1
    bold = sum(all(cell.is_bold for _, cell in written(row)) for row in filled)
    grounds = Counter(ground(row) for row in filled)
    apart = {each for each, n in grounds.items() if each and n <= total * _APART}
    return Manner(
        bold=bold <= total * _APART,
        fills=frozenset(apart),
        dues=_share(full, layout.of.get("due"), many),
        leads=_share(full, layout.of.get("lead"), many),
        refs=_share(full, layout.of.get("ref"), many),
    )


def ground(row: Row) -> str:
    """The fill of most of a row, "" for none."""
    (fill, count), *_ = Counter(cell.fill for cell in row.cells).most_common(1)
    return fill if count >= len(row.cells) * _MOST_OF_A_ROW else ""


def _share(rows: Sequence[Row], column: int | None, total: int) -> float:
    return 0.0 if column is None else sum(bool(row.cells[column].text) for row in rows) / total
