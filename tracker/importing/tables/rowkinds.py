"""What each row below the heads is: an action, a heading, or something to pass over and why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tracker.importing.grids import Cell, Row
from tracker.importing.rag_text import is_key_line
from tracker.importing.tables import looks
from tracker.importing.tables.cells import across, text_at, written
from tracker.importing.tables.heads import Segment
from tracker.importing.tables.labels import exact_kind
from tracker.importing.tables.layouts import Layout
from tracker.importing.tables.manner import Manner, manner_of
from tracker.importing.tables.sections import is_label, section_text, update_text
from tracker.importing.tables.words import folded, listed

ACTION, SECTION, MORE = "action", "section", "more"
BLANK, HEADING, EMPTY, NOTE, KEY = "blank", "heading", "empty row", "note", "key"
UNDONE = "no action"
UPDATE = "update"
TOTAL, PLACEHOLDER, DECISION = "total", "placeholder", "decision"
_PLACEHOLDER = re.compile(
    r"\[[^\]]*\]\.?|<[^>]*>|\([^()]*\)|that xyz\b.*|"
    r"(?:please )?(?:insert|enter|type|add|describe|input|write) (?:your |the |an? )?"
    r"(?:brief |short |new |specific )?(?:text|actions?|details?|description|date|name|objective|"
    r"task|recommendation|outcome)s?(?: here)?\W*|(?:insert|enter|type|add|write) .{0,60} here\W*|"
    r"e\.?g\.? .*|click (?:or tap )?here.*|choose an item.*|x{3,}\W*|\.{2,}|…|"
    r"(?:action|task|objective|example)(?: ?\d+)?:?|lorem ipsum.*|(?:example|sample)(?: ?\d+)?: .*|"
    r"(?:tbc|tba|tbd|n/?a|none|nil|-+|–|—|\?)|none (?:required|needed|arising)\W*|"
    r"no (?:further )?actions?(?: (?:is |was |are )?(?:required|needed|arising|taken))?\W*",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(
    r"\W*(?:notes?|n\.? ?b\.?|key|rag|brag|source|legend|\*|footnote|prepared by|last updated|"
    r"updated|end of|disclaimer|please note|version|date of)\b|^[*†‡¹²³]",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand |sub ?-?)?totals?\b|count\b|number of actions\b", re.IGNORECASE)
_LONGEST_NUMBER = 2
_FIGURE = re.compile(r"[£$€]?\s?[\d,.]+\s?[%kKmM]?")
_COLOURS = listed("red|amber|green|blue|grey|gray|black|white|purple|yellow|r|a|g|b")
_NO_ACTION = (
    "decision",
    "information",
    "info",
    "message",
    "noted",
    "note",
    "risk",
    "agreed",
    "for information",
    "d",
    "i",
    "decided",
    "resolved",
    "issue",
)
_KIND_IN_FRONT = re.compile(
    r"\W*(decision|message|information|action|agreed|noted|resolved)s?\s*[:\-–]", re.I
)
_NEVER_DONE = frozenset({"decision", "message", "noted", "information"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What a row is, and the heading's text if it is one."""

    name: str
    text: str = ""


def row_kinds(segment: Segment, layout: Layout) -> Mapping[int, Kind]:
    """The kind of each row by its place in the table."""
    rows = segment.table.rows
    manner = manner_of(segment.rows, layout)
    kinds: dict[int, Kind] = {}
    is_in_key = False
    below = _below(segment)
    for index in range(segment.body, segment.stop):
        if index in segment.repeats:
            kinds[index] = Kind(HEADING)
            continue
        kind = _kind(rows[index], index, below.get(index, ()), layout, manner)
        is_in_key = _stays_in_key(rows[index], kind, layout, is_in_key)
        kinds[index] = Kind(KEY) if is_in_key and kind.name != BLANK else kind
    return _with_notes(kinds, rows)


def _below(segment: Segment) -> dict[int, tuple[Row, ...]]:
    """For each row the next three that say anything and are no repeated heads."""
    following: tuple[Row, ...] = ()
    found = {}
    for index in range(segment.stop - 1, segment.body - 1, -1):
        found[index] = following
        row = segment.table.rows[index]
        if index not in segment.repeats and not row.is_blank and written(row):
            following = (row, *following[:2])
    return found


def _kind(row: Row, index: int, below: Sequence[Row], layout: Layout, manner: Manner) -> Kind:
    if row.is_blank:
        return Kind(BLANK)
    update = update_text(row)
    if update:
        return Kind(UPDATE, update)
    aside = _aside(row, index, layout)
    if aside:
        return Kind(aside)
    if _is_said_to_be_none(row):
        return Kind(DECISION)
    heading = section_text(row, index, below, layout, manner)
    if heading:
        return Kind(SECTION, heading)
    return Kind(_of_action(row, layout))


def _aside(row: Row, index: int, layout: Layout) -> str:
    """A total, or a line of a key; "" for neither."""
    own = written(row)
    if not own:
        return ""
    first, rest = own[0][1].text, own[1:]
    if _TOTAL.match(first) and all(_is_figure(cell.text) for _, cell in rest):
        return TOTAL
    if rest and looks.is_status(first) and all(_is_figure(cell.text) for _, cell in rest):
        return TOTAL
    if len(own) <= 3 and not _who_or_when(row, layout) and _explains(own):
        return KEY
    if len(own) == 2 and first.rstrip().endswith(":") and is_label(first):
        return NOTE
    if not across(row, index):
        return ""
    if is_key_line(first):
        return KEY
    return NOTE if is_label(first) else ""


def _explains(own: Sequence[tuple[int, Cell]]) -> bool:
    """A colour and what it means, the heads of such ("Rating", "Meaning"), or a number and the
    colour that it stands for."""
    first, last = own[0][1].text, own[-1][1].text
    if _is_colour(first):
        return True
    if len(own) != 2:
        return False
    is_number = len(first) <= _LONGEST_NUMBER and first.isdigit()
    is_named = _is_colour(last.partition(" ")[0]) and len(last.partition(" ")[0]) > 1
    return exact_kind(last) == "meaning" or (is_number and is_named and is_key_line(last))


def _is_colour(text: str) -> bool:
    return folded(text) in _COLOURS


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text.strip()))


def _who_or_when(row: Row, layout: Layout) -> bool:
    return any(
        row.cells[layout.of[name]].text
        for name in ("due", "lead", "revised_due")
        if name in layout.of
    )


def _of_action(row: Row, layout: Layout) -> str:
    """A row that heads nothing."""
    action = text_at(row, layout.of["action"])
    if not action:
        return _without_action(row, layout)
    if _PLACEHOLDER.fullmatch(action.strip()) or len(action.strip()) < 2:
        return PLACEHOLDER
    return DECISION if _is_decision(row, action, layout) else ACTION


def _without_action(row: Row, layout: Layout) -> str:
    """Numbered but empty, or going on with the row above."""
    telling = [name for name in layout.of if name not in ("ref", "rag", "action")]
    says = any(text_at(row, layout.of[name]) for name in telling)
    says = says or any(text_at(row, n) for n in (*layout.progress, *layout.others))
    if not says:
        return EMPTY
    column = layout.of.get("ref")
    is_own = column is not None and row.cells[column].covered_by is None and row.cells[column].text
    return UNDONE if is_own or _begins_anew(row, layout) else MORE


def _begins_anew(row: Row, layout: Layout) -> bool:
    """Its first column, its lead and its date or judgement are its own: what goes on with the row
    above leaves some of them blank."""
    of = layout.of
    columns = [0, *(of[name] for name in ("lead", "due", "rag") if name in of)]
    own = [n for n in columns if row.cells[n].text and row.cells[n].covered_by is None]
    is_first_other = 0 not in (of.get("lead"), of.get("due"), of.get("rag"))
    return is_first_other and 0 in own and of.get("lead") in own and len(own) > 2


def _is_decision(row: Row, action: str, layout: Layout) -> bool:
    """Its type says so, or the word in front of it."""
    if layout.type is not None:
        said = folded(row.cells[layout.type].text)
        return bool(said) and "action" not in said and said.startswith(_NO_ACTION)
    match = _KIND_IN_FRONT.match(action)
    if match is None or match[1].casefold() == "action":
        return False
    return match[1].casefold() in _NEVER_DONE or not _who_or_when(row, layout)


def _is_said_to_be_none(row: Row) -> bool:
    """The only text of a row begins with "Decision:" or the like."""
    own = written(row)
    match = _KIND_IN_FRONT.match(own[0][1].text) if len(own) == 1 else None
    return match is not None and match[1].casefold() in _NEVER_DONE


def _stays_in_key(row: Row, kind: Kind, layout: Layout, was: bool) -> bool:
    """Below the title of a key all short rows belong to it, up to a blank one."""
    own = written(row)
    if kind.name == BLANK or len(own) > 3 or _who_or_when(row, layout):
        return False
    if was:
        return True
    is_title = len(own) == 1 and bool(is_key_line(own[0][1].text))
    return kind.name == KEY or is_title


def _with_notes(kinds: Mapping[int, Kind], rows: Sequence[Row]) -> dict[int, Kind]:
    """Headings and lone texts below the last action are notes, unless the table goes on."""
    last = max((n for n, kind in kinds.items() if kind.name in (ACTION, MORE)), default=-1)
    found = dict(kinds)
    while last >= 0 and _is_note(rows[last], last, kinds):
        found[last] = Kind(NOTE)
        last = max(
            (n for n in range(last) if found.get(n, Kind("")).name in (ACTION, MORE)), default=-1
        )
    for n in _after(found, last):
        if found[n].name == SECTION and _reads_as_note(rows, n, last):
            found[n] = Kind(NOTE)
    return found


def _after(kinds: Mapping[int, Kind], last: int) -> Iterator[int]:
    return islice((n for n in kinds if n > last), None)


def _is_note(row: Row, index: int, kinds: Mapping[int, Kind]) -> bool:
    """A lone text at the foot that begins as notes do, or stands apart below a blank row."""
    own = written(row)
    if len(own) != 1:
        return False
    is_below_blank = kinds.get(index - 1, Kind("")).name == BLANK
    return bool(_NOTE.match(own[0][1].text)) or is_below_blank


def _reads_as_note(rows: Sequence[Row], index: int, last: int) -> bool:
    text = written(rows[index])[0][1].text
    is_below_blank = index > 0 and rows[index - 1].is_blank
    is_sentence = len(text) > 60 and text.rstrip().endswith(".") and not looks.heading_word(text)
    return last >= 0 and (bool(_NOTE.match(text)) or is_below_blank or is_sentence)
