"""What a column holds, counted: how much of it is dates, refs, colours, long text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.importing.grids import Cell, Row
from tracker.importing.tables import looks
from tracker.importing.tables.colours import hue, strong_hue
from tracker.importing.tables.deeds import is_deed
from tracker.importing.tables.words import shortened

_AT_MOST = 300  # rows that are looked at; a longer table is sampled evenly
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares are from 0 to 1: `filled` of all rows looked at, the others of the filled cells.

    `merged` is the share of rows whose cell goes on from above, `length` the middling length in
    characters; `hues` are the red, amber, green and blue fills in use, `strong` those of them that
    are no mere tint.
    """

    rows: int = 0
    filled: float = 0.0
    merged: float = 0.0
    dates: float = 0.0
    refs: float = 0.0
    statuses: float = 0.0
    leads: float = 0.0
    colours: float = 0.0
    told: float = 0.0
    deeds: float = 0.0
    distinct: float = 0.0
    length: float = 0.0
    hues: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    samples: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing is written in it."""
        return not self.filled

    @property
    def gaps(self) -> float:
        """The share of rows that say nothing of their own."""
        return 1 - self.filled


def profile(rows: Sequence[Row], column: int) -> Profile:
    """Of some rows below a head."""
    looked_at = [row.cells[column] for row in rows]
    if not looked_at:
        return Profile()
    own = [cell for cell in looked_at if cell.covered_by is None]
    texts = [cell.text for cell in own if cell.text]
    merged = [cell for cell in looked_at if cell.covered_by and cell.covered_by[1] == column]
    total = len(texts) or 1
    lengths = sorted(map(len, texts))
    return Profile(
        rows=len(looked_at),
        filled=len(texts) / len(looked_at),
        merged=len(merged) / len(looked_at),
        dates=sum(map(looks.is_dated, texts)) / total,
        refs=sum(map(looks.is_ref, texts)) / total,
        statuses=sum(map(looks.is_status, texts)) / total,
        leads=sum(map(looks.is_lead, texts)) / total,
        colours=sum(map(looks.is_colour, texts)) / total,
        told=sum(map(looks.is_told, texts)) / total,
        deeds=sum(map(is_deed, texts)) / total,
        distinct=len(set(texts)) / total,
        length=lengths[len(lengths) // 2] if lengths else 0.0,
        hues=_hues(own, hue),
        strong=_hues(own, strong_hue),
        samples=tuple(dict.fromkeys(shortened(text, 80) for text in texts))[:_SAMPLES],
    )


def sampled(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows that say something in two cells or more, evenly chosen where there are many."""
    written = [row for row in rows if _has_two(row)] or [row for row in rows if not row.is_blank]
    return written[:: len(written) // _AT_MOST + 1]


def _has_two(row: Row) -> bool:
    """Two cells of its own or more say something: it is no heading."""
    return sum(1 for _, cell in row.own_cells() if cell.text) > 1


def _hues(cells: Sequence[Cell], named: Callable[[str], str]) -> frozenset[str]:
    return frozenset(each for each in {named(cell.fill) for cell in cells if cell.fill} if each)
