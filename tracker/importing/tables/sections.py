"""Which rows of a table are no actions but the heading of those below them."""

import re
from collections.abc import Sequence

from tracker.importing.grids import Cell, Row
from tracker.importing.tables import looks
from tracker.importing.tables.cells import across, is_from_above, text_at, written
from tracker.importing.tables.labels import exact_kind
from tracker.importing.tables.layouts import Layout
from tracker.importing.tables.manner import Manner
from tracker.importing.tables.refs import is_parent
from tracker.importing.tables.words import one_line

_SHORT = 90
_NUMBER_WORDS = 3
_DONE_BY = ("lead", "helper", "rag", "success_measure")
_SAID = ("lead", "helper", "made", "due", "rag", "progress", "success_measure")
_UPDATE = re.compile(
    r"(?:latest |progress |current |status )?(?:update|progress|position|status|comments?)"
    r"(?: \([^()]{0,30}\))?\s*[:\-–—]\s*(?=\S)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", ";", ",")


def section_text(row: Row, index: int, below: Sequence[Row], layout: Layout, manner: Manner) -> str:
    """The heading that a row is, "" if it is none; `below` are the next rows that say anything."""
    own = written(row)
    if len(own) == 1:
        return _alone(row, index, below, layout, manner)
    if paired(own) and _is_above_longer(below) and not _has_values(row, layout):
        return paired(own)
    if own and (_is_titled(row, layout) or _is_apart(row, below, layout, manner)):
        return _text(row, layout)
    if own and (_is_parent(row, below, layout) or _is_named(row, below, layout)):
        return _text(row, layout)
    return ""


def paired(own: Sequence[tuple[int, Cell]]) -> str:
    """`Theme 2 | Housing`: the number of a heading stands in one cell, its words in the next."""
    if len(own) != 2:
        return ""
    number, words = own[0][1].text.rstrip(" :"), own[1][1].text
    is_number = bool(looks.heading_word(number)) and len(number.split()) <= _NUMBER_WORDS
    return f"{number}: {words}" if is_number and _is_short(words) else ""


def _is_above_longer(below: Sequence[Row]) -> bool:
    """One of the next rows says more, and none is numbered as a heading is."""
    rows = [written(each) for each in below]
    return any(len(own) > 2 for own in rows) and not any(map(paired, rows))


def _text(row: Row, layout: Layout) -> str:
    """The ref and the words of a heading; the values beside it are its own."""
    ref = _at(row, layout, "ref")
    action = _at(row, layout, "action")
    if ref and action:
        return f"{ref} {action}"
    return ref or action or written(row)[0][1].text


def _at(row: Row, layout: Layout, name: str) -> str:
    column = layout.of.get(name)
    return "" if column is None else text_at(row, column)


def _alone(row: Row, index: int, below: Sequence[Row], layout: Layout, manner: Manner) -> str:
    """The only text of a row."""
    column, cell = written(row)[0]
    if is_label(cell.text) or _shares_values(row, index, layout):
        return ""
    if across(row, index):
        return cell.text
    if column == layout.of.get("ref"):
        return "" if looks.is_ref(cell.text) and not looks.is_date_alone(cell.text) else cell.text
    if column in layout.sections and "action" in layout.of:
        return cell.text
    is_first = column in (0, 1, layout.of.get("action"))
    if is_first and below and _is_heading(row, cell.text, column, below, layout, manner):
        return cell.text
    return ""


def _shares_values(row: Row, index: int, layout: Layout) -> bool:
    """A lead or a date goes on from the row above: it is an action like that one."""
    return any(
        is_from_above(row, index, layout.of[name]) and row.cells[layout.of[name]].text
        for name in ("lead", "due", "revised_due")
        if name in layout.of
    )


def update_text(row: Row) -> str:
    """What a row says of the action above that says nothing else: `Update: half are done`."""
    own = written(row)
    match = _UPDATE.match(own[0][1].text) if len(own) == 1 else None
    return own[0][1].text[match.end() :].strip() if match else ""


def is_label(text: str) -> bool:
    """`Lead for delivery: …` and `Note: …` are said of the actions, but head none."""
    label, colon, _ = text.partition(":")
    return bool(colon) and exact_kind(label) in _SAID


def _is_heading(
    row: Row,
    text: str,
    column: int,
    below: Sequence[Row],
    layout: Layout,
    manner: Manner,
) -> bool:
    """A text on its own, in a column where actions or nothing else stands."""
    if looks.heading_word(text) or looks.is_date_alone(text):
        return True
    if text[:1].islower():
        return False
    is_before_action = len(written(below[0])) > 1
    if manner.is_apart(row) and is_before_action:
        return True
    if column != layout.of.get("action"):
        return is_before_action and _is_short(text)
    expected = max(manner.dues, manner.leads, manner.refs) >= 0.8
    is_upper = text.isupper() and len(text) > 3
    return is_before_action and (is_upper or (expected and _is_short(text)))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and not text.rstrip().endswith(_SENTENCE_ENDS)


def _is_titled(row: Row, layout: Layout) -> bool:
    """Words stand where refs stand, and nothing where actions stand: values beside it or not."""
    ref = _at(row, layout, "ref")
    if not ref or looks.is_ref(ref) or _at(row, layout, "action"):
        return False
    return len(one_line(ref)) >= 8


def _is_apart(row: Row, below: Sequence[Row], layout: Layout, manner: Manner) -> bool:
    """Set apart, with fewer values than the row below, which is not."""
    if not below or not manner.is_apart(row) or manner.is_apart(below[0]):
        return False
    own, next_own = written(row), written(below[0])
    if _at(row, layout, "due") and not _is_parent(row, below, layout):
        return False
    return len(own) < len(next_own) or _is_parent(row, below, layout)


def _is_parent(row: Row, below: Sequence[Row], layout: Layout) -> bool:
    """`1` above `1.1`, or `CC1` above `CC1.1`, without a date and a lead of its own, where one of
    the next rows has some."""
    if not below or "ref" not in layout.of or _has_values(row, layout):
        return False
    ref = _at(row, layout, "ref")
    if not is_parent(ref, _at(below[0], layout, "ref")):
        return False
    children = [each for each in below if is_parent(ref, _at(each, layout, "ref"))]
    return any(_has_values(each, layout) for each in children)


def _is_named(row: Row, below: Sequence[Row], layout: Layout) -> bool:
    """`Priority 1: Early help` with dates of its own, but nobody who does it and no word for how
    it stands, above actions that have a lead and are called otherwise."""
    action = _at(row, layout, "action")
    if not below or not looks.heading_word(action) or any(_at(row, layout, n) for n in _DONE_BY):
        return False
    is_lead_below = any(_at(each, layout, "lead") for each in below)
    return is_lead_below and not looks.heading_word(_at(below[0], layout, "action"))


def _has_values(row: Row, layout: Layout) -> bool:
    return any(_at(row, layout, name) for name in ("due", "lead"))
