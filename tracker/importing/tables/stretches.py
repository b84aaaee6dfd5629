"""The tables of a document, each stretch with its layout and what sort of table it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.importing.grids import Document, Paragraph, Table
from tracker.importing.tables.candidates import Candidate, candidates
from tracker.importing.tables.cells import written
from tracker.importing.tables.heads import Segment, segments
from tracker.importing.tables.labels import exact_kind
from tracker.importing.tables.layouts import Layout, layout_of
from tracker.importing.tables.outline import headings_in
from tracker.importing.tables.unknown_heads import with_unknown_heads
from tracker.importing.tables.verdicts import (
    PLAN,
    goes_on,
    is_plan_without_heads,
    names_actions,
    verdict,
    verdict_without_heads,
)

ABOVE = "title"  # rows above the heads of their own table
Said = Mapping[str, str]


@dataclass(slots=True)
class Stretch:
    """A segment of a table with what its columns are. `verdict` is "" for actions, else what it
    is; `goes_on` says that it is the stretch before, continued, `follows` that it has the heads of
    that and no heading stands between; `lines` are the paragraphs before its table."""

    segment: Segment
    columns: Sequence[Candidate]
    layout: Layout
    verdict: str
    goes_on: bool = False
    follows: bool = False
    lines: Sequence[Paragraph] = ()

    @property
    def is_plan(self) -> bool:
        """It holds actions."""
        return self.verdict == PLAN


def stretches(document: Document, said: Said) -> list[Stretch]:
    """All stretches in the document's order. `said` maps "table:column" to a field: what a person
    said of one table holds for all with the same heads, and for those that go on with it."""
    found = _segments(document)
    same = defaultdict(list)
    for segment, _ in found:
        if segment.has_heads:
            same[_group(segment)].append(segment)
    chosen = _chosen([segment for segment, _ in found], said)
    known = {
        group: _with_heads(several, chosen.get(group[0], {})) for group, several in same.items()
    }
    result: list[Stretch] = []
    for segment, lines in found:
        if segment.has_heads:
            columns, layout = known[_group(segment)]
            what = verdict(segment, columns, layout)
            stretch = Stretch(segment, columns, layout, what, lines=lines)
            stretch.follows = _follows(stretch, result)
            result.append(stretch)
        else:
            result.append(_without_heads(segment, lines, result, found, said))
    return result


def _group(segment: Segment) -> tuple[tuple[str, ...], frozenset[int]]:
    """Segments with the same heads and the same hidden columns are of one layout."""
    return segment.key, segment.table.hidden_columns


def _follows(stretch: Stretch, before: Sequence[Stretch]) -> bool:
    if not before or headings_in(stretch.lines):
        return False
    return before[-1].is_plan and before[-1].segment.key == stretch.segment.key


def _segments(document: Document) -> list[tuple[Segment, Sequence[Paragraph]]]:
    found: list[tuple[Segment, Sequence[Paragraph]]] = []
    lines: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block)
            continue
        for n, segment in enumerate(segments(block) if block.width else ()):
            found.append((segment, lines if n == 0 else ()))
        lines = []
    return found


def _chosen(found: Sequence[Segment], said: Said) -> dict[tuple[str, ...], dict[int, str]]:
    chosen: defaultdict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for segment in found:
        if segment.has_heads:
            chosen[segment.key] |= _said_of(segment.table, said)
    return chosen


def _said_of(table: Table, said: Said) -> dict[int, str]:
    found = {}
    for place, name in said.items():
        number, _, column = place.partition(":")
        if number == str(table.number) and column.isdigit() and int(column) < table.width:
            found[int(column)] = name
    return found


def _with_heads(
    several: Sequence[Segment], chosen: Mapping[int, str]
) -> tuple[list[Candidate], Layout]:
    """One layout for all stretches under the same heads, by what stands in all of them."""
    columns = candidates(several)
    return columns, layout_of(columns, chosen)


def _without_heads(
    segment: Segment,
    lines: Sequence[Paragraph],
    before: Sequence[Stretch],
    found: Sequence[tuple[Segment, Sequence[Paragraph]]],
    said: Said,
) -> Stretch:
    """The table before, continued; else what its content shows; else rows above the heads."""
    columns = candidates([segment])
    last = next((each for each in reversed(before) if each.is_plan), None)
    if last is not None and _is_alike(segment, last, columns):
        layout = replace(last.layout, doubts=())
        named = replace(segment, labels=last.segment.labels, inner=last.segment.inner)
        return Stretch(named, columns, layout, PLAN, goes_on=True, lines=lines)
    layout = layout_of(columns, _said_of(segment.table, said))
    if last is not None and _is_narrower(segment, last) and names_actions(columns, layout):
        return Stretch(segment, columns, layout, PLAN, goes_on=True, lines=lines)
    is_said = bool(_said_of(segment.table, said)) and "action" in layout.of
    if is_said or is_plan_without_heads(columns, layout):
        segment = with_unknown_heads(segment, columns, layout)
        columns = candidates([segment])
        by_heads = layout_of(columns, _said_of(segment.table, said))
        layout = by_heads if "action" in by_heads.of else layout
        return Stretch(segment, columns, layout, PLAN, lines=lines)
    is_above = any(each.table is segment.table and each.has_heads for each, _ in found)
    what = ABOVE if is_above else verdict_without_heads(segment.rows)
    return Stretch(segment, columns, layout, what, lines=lines)


def _is_narrower(segment: Segment, last: Stretch) -> bool:
    """On a further page a column or two may be lost, where nothing is written in them."""
    table, before = segment.table, last.segment.table
    lost = before.width - table.width
    return table.page is not None and table.number == before.number + 1 and 1 <= lost <= 2


def _is_alike(segment: Segment, last: Stretch, columns: Sequence[Candidate]) -> bool:
    table, before = segment.table, last.segment.table
    if table is before or table.width != before.width or table.sheet != before.sheet:
        return False
    rows = [row for row in segment.rows if len(written(row)) > 1]
    if not rows or any(exact_kind(cell.text) == "action" for _, cell in written(rows[0])):
        return False
    return goes_on(columns, last.layout)
