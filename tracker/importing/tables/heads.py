"""Where the column heads of a table stand, and what they are called: one to three rows, below
titles, or none at all; and again where the table begins anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.importing.grids import Cell, Row, Table
from tracker.importing.tables import looks
from tracker.importing.tables.cells import across, is_from_above, span, written
from tracker.importing.tables.labels import exact_kind, kinds_of
from tracker.importing.tables.words import compact

_FULLY = 60  # rows from the top in which heads are looked for with patience
_LONG = 160
_SHORT = 60
_PLAIN = 0.88
_MOST_ROWS = 3
_CORE = frozenset({"action", "lead", "due", "rag", "progress", "success_measure"})
_HEADS = 1.5  # the weight of heads


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a table under one set of heads: heads from `first` up to `body`, rows from
    `body` up to `stop` (places in the table, from 0). Without heads `first` is `body`.

    `labels` are the heads from top to bottom in one text a column, `inner` the lowest of them;
    `repeats` are places of rows within the body that print them again.
    """

    table: Table
    first: int
    body: int
    stop: int
    labels: tuple[str, ...]
    inner: tuple[str, ...] = ()
    repeats: frozenset[int] = frozenset()

    @property
    def has_heads(self) -> bool:
        """Whether it prints any."""
        return self.body > self.first

    @property
    def rows(self) -> Sequence[Row]:
        """The rows below the heads, repeated heads left out."""
        rows = self.table.rows
        return [rows[n] for n in range(self.body, self.stop) if n not in self.repeats]

    @property
    def key(self) -> tuple[str, ...]:
        """The same for tables with the same heads."""
        return tuple(map(compact, self.labels))


def segments(table: Table) -> list[Segment]:
    """The stretches of a table in order; the first has no heads where rows stand above them."""
    found = [Segment(table, 0, 0, len(table.rows), ("",) * table.width)]
    place = 0
    while place < len(table.rows):
        body, last = place + 1, found[-1]
        if _are_heads(table.rows, place, last):
            first, body = _stretch(table.rows, place, last.body)
            found = _begun(found, table, first, body)
        place = body
    return [each for each in found if each.has_heads or each.stop > each.body]


def _begun(found: list[Segment], table: Table, first: int, body: int) -> list[Segment]:
    """A repeat is noted with the stretch that it repeats; other heads begin a new one."""
    last = found[-1]
    labels = tuple(" ".join(_parts(table.rows[first:body], n)) for n in range(table.width))
    if last.has_heads and _is_repeat(labels, last.labels):
        again = last.repeats | set(range(first, body))
        return [*found[:-1], replace(last, stop=len(table.rows), repeats=again)]
    inner = tuple(_lowest(table.rows[first:body], n) for n in range(table.width))
    begun = Segment(table, first, body, len(table.rows), labels, inner)
    return [*found[:-1], replace(last, stop=first), begun]


def _is_repeat(labels: Sequence[str], before: Sequence[str]) -> bool:
    """The same heads, at most a few of them worded otherwise ("Target" for "Target 2018")."""
    pairs = [(compact(a), compact(b)) for a, b in zip(labels, before, strict=True) if a or b]
    same = sum(a == b for a, b in pairs)
    return bool(pairs) and same * 3 >= len(pairs) * 2


def _are_heads(rows: Sequence[Row], place: int, current: Segment) -> bool:
    row = rows[place]
    own = written(row)
    if not own or across(row, place):
        return False
    if current.has_heads:
        return _repeats(own, current) or _weight(row, False) >= 2.5
    return _weight(row, place < _FULLY) >= _HEADS or _is_lone_action(rows, place)


def _repeats(own: Sequence[tuple[int, Cell]], current: Segment) -> bool:
    same = [1 for n, cell in own if _is_same(cell.text, current.labels[n])]
    return len(same) >= 2 and len(same) * 2 >= len(own)


def _is_same(text: str, label: str) -> bool:
    """A text of a length that a head may have is the head."""
    near = len(text) <= 2 * len(label) + 2
    return near and bool(label) and compact(text) == compact(label)


def _weight(row: Row, patiently: bool) -> float:
    """How much a row looks like heads: kinds that it names outright, half for those nearly
    named; less for each cell that is a date, a figure or a long text. 0 if half says nothing."""
    own = _without_periods([cell for _, cell in written(row)])
    kinds = [_kind(cell.text, patiently) for cell in own]
    outright = {kind for kind, sureness in kinds if kind and sureness >= _PLAIN}
    nearly = {kind for kind, _ in kinds if kind} - outright
    asked = sum(
        bool(kind) or cell.text.rstrip().endswith("?") for (kind, _), cell in _both(kinds, own)
    )
    if patiently and all(cell.is_bold for cell in own):
        asked += len(own) // 6  # one in six may be a word of the plan's own
    is_clear = patiently and len(outright & _CORE) >= 2 and asked * 3 >= len(own)
    if not outright or not (asked * 2 >= len(own) or is_clear) or len(outright | nearly) < 2:
        return 0.0
    spoiling = sum(_spoils(cell.text, bool(kind)) for (kind, _), cell in _both(kinds, own))
    return len(outright) + len(nearly) / 2 - spoiling


def _both(
    kinds: Sequence[tuple[str, float]], cells: Sequence[Cell]
) -> Iterator[tuple[tuple[str, float], Cell]]:
    return zip(kinds, cells, strict=True)


def _without_periods(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Months or quarters side by side are heads of their own; one or two may be dates of a row."""
    others = [cell for cell in cells if not looks.is_date_alone(cell.text)]
    return others if len(cells) - len(others) > 2 else cells


def _kind(text: str, patiently: bool) -> tuple[str, float]:
    if looks.is_status(text) and exact_kind(text) != "ref":
        return "", 0.0
    kind = exact_kind(text)
    if kind or not patiently:
        return kind, 1.0
    best = next(iter(kinds_of(text).items()), ("", 0.0))
    return best if best[1] >= 0.6 else ("", 0.0)


def _spoils(text: str, is_named: bool) -> float:
    is_ref = not is_named and any(each.isdigit() for each in text) and looks.is_ref(text)
    if looks.is_date_alone(text) or is_ref:
        return 0.7
    return 0.5 if len(text) > _LONG and not is_named else 0.0


def _is_lone_action(rows: Sequence[Row], place: int) -> bool:
    """A list with the one word "Action" above it."""
    own = written(rows[place])
    above = any(not row.is_blank for row in rows[:place])
    return len(own) == 1 and not above and exact_kind(own[0][1].text) == "action"


def _stretch(rows: Sequence[Row], place: int, earliest: int) -> tuple[int, int]:
    """The first row of the heads and the one after their last."""
    first, last = place, place
    while first > earliest and last - first + 1 < _MOST_ROWS and _joins_up(rows, first):
        first -= 1
    while last + 1 < len(rows) and last - first + 1 < _MOST_ROWS and _joins_down(rows, last):
        last += 1
    return first, last + 1


def _joins_up(rows: Sequence[Row], place: int) -> bool:
    """The row above belongs to the heads: it reaches down into them, or groups some of them."""
    above = place - 1
    if across(rows[above], above) or rows[above].is_blank:
        return False
    reaches = any(is_from_above(rows[place], place, n) for n in range(len(rows[place].cells)))
    own = written(rows[above])
    groups = any(span(rows[above], above, n) > 1 for n, _ in own)
    return (reaches or groups) and all(len(cell.text) <= _SHORT for _, cell in own)


def _joins_down(rows: Sequence[Row], place: int) -> bool:
    """The row below belongs to the heads: all that it says of its own is short and stands under
    a head that spans several columns, or under an empty one."""
    below = place + 1
    own = written(rows[below])
    if not own or any(len(cell.text) > _SHORT for _, cell in own):
        return False
    if any(is_from_above(rows[below], below, n) for n in range(len(rows[below].cells))):
        return True
    if _weight(rows[below], True) >= _HEADS and any(
        span(rows[place], place, n) > 1 for n, _ in written(rows[place])
    ):
        return True
    under = [_stands_under(rows, place, n) for n, _ in own]
    known = sum(_known(cell.text) for _, cell in own)
    return len(own) >= 2 and all(under) and known * 2 >= len(own)


def _known(text: str) -> bool:
    return bool(exact_kind(text)) or looks.is_date_alone(text) or bool(kinds_of(text))


def _stands_under(rows: Sequence[Row], place: int, column: int) -> bool:
    cell = rows[place].cells[column]
    is_group = cell.covered_by is None and span(rows[place], place, column) > 1
    is_part = cell.covered_by is not None and cell.covered_by[1] < column
    return is_group or is_part or not cell.text or _is_group_without_merge(rows, place, column)


def _is_group_without_merge(rows: Sequence[Row], place: int, column: int) -> bool:
    """In a text file a head over several columns leaves those to its right empty."""
    right = rows[place].cells[column + 1 : column + 2]
    return bool(right) and not right[0].text


def _lowest(heads: Sequence[Row], column: int) -> str:
    return next(reversed(list(_parts(heads, column))), "")


def _parts(heads: Sequence[Row], column: int) -> Iterator[str]:
    """The texts above a column from top to bottom, each once."""
    seen: set[str] = set()
    for row in heads:
        text = row.cells[column].text  # a head over two columns is the head of both
        if text and compact(text) not in seen:
            seen.add(compact(text))
            yield text
