"""Through the stretches of a document in order, with the headings between them."""

from collections.abc import Callable, Sequence

from tracker.importing.grids import Document
from tracker.importing.rag_text import is_key_line
from tracker.importing.tables.cells import across, written
from tracker.importing.tables.labels import SURE
from tracker.importing.tables.looks import heading_word
from tracker.importing.tables.outline import Outline, explains, headings_in, is_aside
from tracker.importing.tables.sections import paired
from tracker.importing.tables.stretches import ABOVE, Stretch
from tracker.importing.tables.walk import Walk

_LONGEST_BANNER = 250
_MOST_OF_A_BLOCK = 6
OnProgress = Callable[[int, int], None]


def walked(document: Document, found: Sequence[Stretch], on_progress: OnProgress | None) -> Walk:
    """Every row of the document, as an action or passed over."""
    total = sum(each.segment.stop - each.segment.first for each in found)
    told = (lambda done: on_progress(done, total)) if on_progress else None
    walk = Walk(Outline(), document.kind == "pdf", told)
    sheets = {each.segment.table.sheet for each in found if each.is_plan}
    sheet = ""
    for stretch in found:
        table = stretch.segment.table
        if table.sheet != sheet:
            sheet = table.sheet
            walk.outline.clear()
            if len(sheets) > 1 and not sheet.casefold().startswith("sheet"):
                walk.outline.add(sheet, "sheet")
        for text, style, level in headings_in(stretch.lines):
            walk.outline.add(text, style, level)
        _read(walk, stretch)
        walk.tell()
    return walk


def _read(walk: Walk, stretch: Stretch) -> None:
    segment = stretch.segment
    walk.done += segment.stop - segment.first
    if stretch.is_plan:
        walk.read(segment, stretch.layout, stretch.goes_on, stretch.follows)
        return
    if stretch.verdict == ABOVE:
        _read_above(walk, stretch)
        return
    rows = segment.table.rows[segment.first : segment.stop]
    heading = _block_heading(stretch)
    if heading:
        walk.outline.add(heading, "block")
    walk.skip_all(segment.table, rows, "heading" if heading and len(rows) == 1 else stretch.verdict)


def _read_above(walk: Walk, stretch: Stretch) -> None:
    """Rows above the heads of a table: the title, a heading, a key."""
    segment, headed = stretch.segment, False
    for index in range(segment.first, segment.stop):
        row = segment.table.rows[index]
        own = written(row)
        text = paired(own) or (own[0][1].text if own else "")
        is_alone = len(own) == 1 or bool(paired(own))
        is_banner = is_alone and len(text) <= _LONGEST_BANNER and not is_aside(text)
        is_last = index + 1 == segment.stop
        if is_banner and (heading_word(text) or is_last or across(row, index)):
            if not (explains(text) and headed):
                walk.outline.add(text, "banner")
            headed = True
        walk.skip(segment.table, row, _why_above(text))


def _why_above(text: str) -> str:
    if not text:
        return "blank"
    if is_key_line(text):
        return "key"
    return "section" if heading_word(text) else "title"


def _block_heading(stretch: Stretch) -> str:
    """A small table between others whose first row is a heading: a table of one cell, or the
    block with the lead above a pledge's actions."""
    if stretch.segment.has_heads:
        return _said_below_head(stretch)
    rows = stretch.segment.table.rows
    own = written(rows[0])
    if len(rows) > _MOST_OF_A_BLOCK or not own:
        return ""
    text = own[0][1].text
    if len(own) == 1 and len(text) <= _LONGEST_BANNER and not is_aside(text):
        return text
    if len(own) == 2 and heading_word(text) and len(text.split()) <= 3:
        return f"{text.rstrip(':')}: {own[1][1].text}"
    return text if heading_word(text) and len(text.split()) > 3 else ""


def _said_below_head(stretch: Stretch) -> str:
    """Of a block with heads and one row, what stands below "Recommendation" or the like."""
    rows = [row for row in stretch.segment.rows if not row.is_blank]
    coarse = [each for each in stretch.columns if each.fit("coarse") >= SURE]
    if len(rows) != 1 or not coarse:
        return ""
    return rows[0].cells[coarse[0].index].text
