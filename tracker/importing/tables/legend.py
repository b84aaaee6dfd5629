"""What a document's own key says that its colours and words mean."""

from collections.abc import Iterator, Sequence

from tracker.importing.grids import Document, Paragraph, Row
from tracker.importing.rag_text import is_key_line, key_of
from tracker.importing.tables import rowkinds
from tracker.importing.tables.stretches import ABOVE, Stretch
from tracker.importing.tables.walk import Walk

_MOST = 200  # cells of a key


def key_in(document: Document, found: Sequence[Stretch], walk: Walk) -> dict[str, str | None]:
    """The key of the document: of a table of its own, of rows above or below the actions, or of
    paragraphs."""
    key: dict[str, str | None] = {}
    for lines in (_paragraphs(document), *_tables(found), _rows(document, walk)):
        key |= key_of(lines[:_MOST])
    return key


def _paragraphs(document: Document) -> list[tuple[str, str]]:
    lines = [each.text for each in document.blocks if isinstance(each, Paragraph)]
    return [(text, "") for text in lines if len(text) <= 400 and is_key_line(text)]


def _tables(found: Sequence[Stretch]) -> Iterator[list[tuple[str, str]]]:
    for each in found:
        if each.verdict in (ABOVE, "key"):
            yield _cells(each.segment.table.rows[each.segment.first : each.segment.stop])


def _rows(document: Document, walk: Walk) -> list[tuple[str, str]]:
    """Of rows within a table of actions that explain colours."""
    places = {(each.where.table, each.where.row) for each in walk.skipped if each.why in _KINDS}
    rows = [
        row
        for table in document.tables
        for row in table.rows
        if (table.number, row.number) in places
    ]
    return _cells(rows)


_KINDS = (rowkinds.KEY, rowkinds.NOTE)


def _cells(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [
        (cell.text, cell.fill)
        for row in rows
        for _, cell in row.own_cells()
        if cell.text or cell.fill
    ]
