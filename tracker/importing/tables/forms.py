"""Tables that stand on their side: labels down the first column, an action in each other one.

A form is such a table with one action ("Action" | …, "Lead officer" | …), often one after another,
or several below one another in one table. They become tables with the labels as heads, so that
everything after reads them as any other. Nothing else is turned: among the labels an action comes
first, and who does it or by when after it.
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.importing.grids import Cell, Document, Row, Table
from tracker.importing.reading import Skipped
from tracker.importing.tables.cells import line_of, written
from tracker.importing.tables.drafts import where_of
from tracker.importing.tables.labels import kinds_of
from tracker.importing.tables.words import compact, shortened

PART = "part of a form"
_SURE = 0.85
_LONGEST = 60
_LEAST = 3  # labels
_MOST = 40  # rows of a form, columns of actions
_KNOWN = 0.7  # the share of labels whose words are known


def turned(document: Document) -> tuple[Document, list[Skipped]]:
    """The document with such tables set upright, and what became part of another row by it."""
    blocks, parts = [], []
    for block in document.blocks:
        upright = _upright(block) if isinstance(block, Table) else None
        blocks.append(upright[0] if upright else block)
        parts += upright[1] if upright else []
    return (replace(document, blocks=tuple(blocks)), parts) if parts else (document, [])


def _upright(table: Table) -> tuple[Table, list[Skipped]] | None:
    """None if it is no form."""
    rows = [row for row in table.rows if written(row)]
    banners = [row for n, row in enumerate(rows[:2]) if n == 0 and _is_banner(row)]
    blocks = _blocks(rows[len(banners) :])
    if not blocks:
        return None
    first = blocks[0]
    labels = [each.cells[0].text for each in first]
    width = max(table.width, len(labels))
    made = [_padded(row, width) for row in banners]
    made.append(_row(first[0].number, [Cell(each, is_bold=True) for each in labels], width))
    for block in blocks:
        made += _actions(block, labels, width)
    numbers = {row.number for row in made}
    parts = [
        Skipped(where_of(table, row), PART, shortened(line_of(row)))
        for row in rows
        if row.number not in numbers
    ]
    return replace(table, rows=tuple(made), hidden_columns=frozenset()), parts


def _is_banner(row: Row) -> bool:
    return len(written(row)) == 1 and bool(row.cells[0].text)


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """The forms of a table, one beginning wherever the first label comes again; [] for none."""
    if not rows or any(not _is_labelled(row) for row in rows):
        return []
    start = compact(rows[0].cells[0].text)
    blocks: list[list[Row]] = []
    for row in rows:
        if compact(row.cells[0].text) == start:
            blocks.append([])
        blocks[-1].append(row)
    return blocks if all(_is_form(each) for each in blocks) else []


def _is_labelled(row: Row) -> bool:
    """A short text stands first, and no further one of the row is a label as it may be."""
    first = row.cells[0]
    return first.covered_by is None and 0 < len(first.text) <= _LONGEST


def _is_form(rows: Sequence[Row]) -> bool:
    if not _LEAST <= len(rows) <= _MOST:
        return False
    kinds = [_kind(row.cells[0].text) for row in rows]
    known = [each for each in kinds if each]
    if len(known) < _KNOWN * len(rows) or known.count("action") != 1:
        return False
    place = kinds.index("action")
    after, before = set(kinds[place:]), set(kinds[:place])
    if not after & {"lead", "due"} or before & {"lead", "due"}:
        return False
    beside = [cell.text for row in rows for cell in row.cells[1:] if cell.text]
    labels = sum(_kind(text) in ("action", "lead", "due") for text in beside)
    return bool(beside) and labels * 4 < len(beside)


def _kind(text: str) -> str:
    kind, sureness = next(iter(kinds_of(text.rstrip(": ")).items()), ("", 0.0))
    return kind if sureness >= _SURE else ""


def _actions(rows: Sequence[Row], labels: Sequence[str], width: int) -> list[Row]:
    """A row for each column of values."""
    place = next(n for n, row in enumerate(rows) if _kind(row.cells[0].text) == "action")
    columns = [n for n, cell in rows[place].own_cells() if n and cell.text]
    by_label = {compact(row.cells[0].text): row for row in rows}
    made = []
    for column in columns:
        found = [by_label.get(compact(each)) for each in labels]
        cells = [_value(row, column) if row else Cell() for row in found]
        made.append(_row(rows[place].number, cells, width))
    return made


def _value(row: Row, column: int) -> Cell:
    """A value that is merged over the columns holds for each."""
    return replace(row.cells[column], covered_by=None)


def _row(number: int, cells: Sequence[Cell], width: int) -> Row:
    return Row(number, (*cells, *[Cell()] * (width - len(cells))))


def _padded(row: Row, width: int) -> Row:
    """A banner stays one over all columns."""
    index = row.cells[0].covered_by or (0, 0)
    return replace(
        row,
        cells=(
            replace(row.cells[0], covered_by=None),
            *[replace(row.cells[0], covered_by=index)] * (width - 1),
        ),
    )
