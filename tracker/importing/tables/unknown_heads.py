"""A first row that is heads after all, though none of its words is known."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.importing.grids import Row
from tracker.importing.tables import looks
from tracker.importing.tables.candidates import Candidate
from tracker.importing.tables.cells import written
from tracker.importing.tables.heads import Segment
from tracker.importing.tables.layouts import Layout

_LONGEST = 40


def with_unknown_heads(segment: Segment, columns: Sequence[Candidate], layout: Layout) -> Segment:
    """The segment with its first written row as heads, where that row is set or worded unlike the
    others: alone in bold, or without a date and a ref where the others have them."""
    rows = segment.table.rows
    place = next((n for n in range(segment.body, segment.stop) if len(written(rows[n])) > 1), None)
    if place is None or not _are_heads(
        rows[place], rows[place + 1 : segment.stop], columns, layout
    ):
        return segment
    labels = tuple(cell.text for cell in rows[place].cells)
    return replace(segment, first=place, body=place + 1, labels=labels, inner=labels)


def _are_heads(
    row: Row, below: Sequence[Row], columns: Sequence[Candidate], layout: Layout
) -> bool:
    own = written(row)
    if len(own) < 2 or any(len(cell.text) > _LONGEST for _, cell in own):
        return False
    if all(cell.is_bold for _, cell in own):
        return not all(cell.is_bold for each in below[:5] for _, cell in written(each))
    telling = ((layout.of.get("due"), looks.is_dated), (layout.of.get("ref"), looks.is_ref))
    checked = [
        test(row.cells[at].text)
        for at, test in telling
        if at is not None and columns[at].profile.filled >= 0.6
    ]
    return bool(checked) and not any(checked)
