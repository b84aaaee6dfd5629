"""What sort of table it is: one with actions, or one of the many that come with a plan."""

import re
from collections import Counter
from collections.abc import Sequence

from tracker.importing.grids import Row
from tracker.importing.rag_text import is_key_line, key_of
from tracker.importing.tables import looks
from tracker.importing.tables.candidates import Candidate
from tracker.importing.tables.cells import written
from tracker.importing.tables.deeds import DEEDS
from tracker.importing.tables.heads import Segment
from tracker.importing.tables.labels import exact_kind, kinds_of
from tracker.importing.tables.layouts import Layout

PLAN = ""
RISKS, SCORECARD, DECISIONS = "risk log", "scorecard", "decision log"
ANSWERS = "answers to a survey"
_SUPPORT = ("due", "revised_due", "lead", "helper", "rag", "success_measure", "ref")
_SHORT, _LONG = 12, 25  # characters of an action: of one that begins with a verb, of any
_KEY_ROWS = 12
_SOME_DEEDS = 0.3  # of the texts begin as actions do, at least
_WHO_AND_WHEN = ("due", "revised_due", "lead")
_SERIES = 3  # columns of figures
_TROUBLE = re.compile(r"\b(?:issue|concern|problem|incident|complaint)s?\b", re.IGNORECASE)
_SIDE_TABLES = (
    ("version", 1, "version control"),
    ("member", 2, "membership list"),
    ("agenda", 1, "agenda"),
    ("contents", 1, "contents"),
    ("meaning", 1, "key"),
)


def verdict(segment: Segment, columns: Sequence[Candidate], layout: Layout) -> str:
    """PLAN, or in a word or two what else a table with heads is."""
    kinds = Counter(next(iter(each.kinds)) for each in columns if each.kinds)
    if kinds["risk_score"] + kinds["control"] and kinds["risk"] + kinds["risk_score"] >= 2 - bool(
        kinds["control"] and kinds["risk"]
    ):
        return RISKS
    if kinds["answer"] and not any(name in layout.of for name in _WHO_AND_WHEN):
        return ANSWERS
    action = _action_sureness(columns, layout)
    if action < 1 and _measures(columns) >= _SERIES and not _is_timed(layout):
        return SCORECARD
    if not action and (is_scorecard(kinds) or kinds["figure"] >= 2):
        return SCORECARD
    if kinds["decision"] and layout.type is None and action < 1:
        return DECISIONS
    if action:
        is_plan = _is_supported(segment, columns, layout, action)
        return PLAN if is_plan else "table without actions"
    return _side_table(kinds, segment)


def is_scorecard(kinds: Counter[str]) -> bool:
    """It measures: indicators or targets beside figures."""
    measures = kinds["success_measure"] + kinds["target"] + kinds["coarse"] + kinds["rag"]
    return kinds["figure"] >= 1 and measures >= 1 and not kinds["due"]


def _action_sureness(columns: Sequence[Candidate], layout: Layout) -> float:
    """1 for a column that is called an action, half for one that may be, 0 for none."""
    index = layout.of.get("action")
    if index is None:
        return 0.0
    if layout.type is not None:
        return 1.0
    called = [each for each in columns if each.index in (index, *layout.sections)]
    is_deed = columns[index].profile.deeds >= DEEDS and "lead" in layout.of and "due" in layout.of
    return 1.0 if is_deed or any(each.kinds.get("action", 0.0) >= 0.6 for each in called) else 0.5


def _is_supported(
    segment: Segment, columns: Sequence[Candidate], layout: Layout, action: float
) -> bool:
    """Something beside the action says that it is one: for a head that says "Action" anything,
    or that it begins as actions do; for a recommendation, an issue or a text under a head that is
    not known, who does it or by when."""
    column = columns[layout.of["action"]]
    if action == 1:
        supports = sum(name in layout.of for name in _SUPPORT) + len(layout.progress)
        is_list = segment.table.width <= 2 and not layout.sections
        return supports > 0 or (is_list and column.profile.deeds >= _SOME_DEEDS)
    if column.label and column.is_unlabelled and column.profile.deeds < _SOME_DEEDS:
        return False
    if not any(name in layout.of for name in _WHO_AND_WHEN):
        return False
    if _is_trouble(column) and not _is_timed(layout):
        return False
    supports = sum(name in layout.of for name in _SUPPORT if name != "ref") + len(layout.progress)
    return supports + _is_dated_by_headings(segment) >= 2


def _measures(columns: Sequence[Candidate]) -> int:
    """How many columns are called figures and hold some; quarters may hold what was done."""
    samples = [each.profile.samples for each in columns if each.fit("figure")]
    return sum(bool(each) and all(any(map(str.isdigit, text)) for text in each) for each in samples)


def _is_timed(layout: Layout) -> bool:
    return "due" in layout.of or "revised_due" in layout.of


def _is_trouble(column: Candidate) -> bool:
    """An issue as such is nothing to be done."""
    is_called = bool(_TROUBLE.search(column.label))
    return is_called and column.profile.deeds < _SOME_DEEDS


def _is_dated_by_headings(segment: Segment) -> bool:
    """Rows of one text each say by when the rows below them are due."""
    alone = [own[0][1].text for own in map(written, segment.rows) if len(own) == 1]
    return any(looks.is_dated(text) for text in alone)


def _side_table(kinds: Counter[str], segment: Segment) -> str:
    for kind, least, name in _SIDE_TABLES:
        if kinds[kind] >= least:
            return name
    return verdict_without_heads(segment.table.rows[segment.first : segment.stop])


def verdict_without_heads(rows: Sequence[Row]) -> str:
    """What a table without known heads may be called in the report."""
    lines = [own for own in map(written, rows) if own]
    firsts = [each[0][1].text for each in lines]
    swatches = [(cell.text, cell.fill) for row in rows[:_KEY_ROWS] for _, cell in row.own_cells()]
    if key_of(swatches) or any(is_key_line(each) for each in firsts[:1]):
        return "key"
    labelled = sum(_is_label(each) for each in firsts)
    if firsts and labelled * 2 >= len(firsts) and max(map(len, lines)) <= 4:
        return "details"
    return "table without actions"


def _is_label(text: str) -> bool:
    is_known = bool(exact_kind(text.rstrip(": "))) or bool(kinds_of(text))
    return text.rstrip().endswith(":") or (is_known and not looks.is_ref(text))


def is_plan_without_heads(columns: Sequence[Candidate], layout: Layout) -> bool:
    """Without heads a table has to show its actions: texts of some length beside at least two of
    refs, dates, leads and judgements, on three rows or more."""
    index = layout.of.get("action")
    if index is None or columns[index].profile.rows < 3:
        return False
    about = columns[index].profile
    long = _SHORT if about.deeds >= DEEDS else _LONG
    if about.length < long or about.distinct < 0.8 or about.filled < 0.6:
        return False
    beside = [name for name in ("ref", "due", "lead", "rag") if name in layout.of]
    strong = [each for each in beside if columns[layout.of[each]].profile.filled >= 0.5]
    if about.deeds < _SOME_DEEDS and len(strong) < 3:
        return False
    return len(strong) >= 2 and ("due" in strong or _names_posts(columns, layout, strong))


def _names_posts(columns: Sequence[Candidate], layout: Layout, strong: Sequence[str]) -> bool:
    """The leads are surely some: any word with a capital may look like one."""
    if "lead" not in strong:
        return False
    samples = columns[layout.of["lead"]].profile.samples
    return sum(map(looks.is_surely_lead, samples)) * 2 > len(samples)


def goes_on(columns: Sequence[Candidate], layout: Layout) -> bool:
    """Whether rows without heads fit the layout of the table before: the action says something,
    dates stand where dates stood, and refs where refs stood."""
    profiles = {name: columns[at].profile for name, at in layout.of.items() if at < len(columns)}
    action = profiles.get("action")
    if action is None or (action.is_empty and not action.merged):
        return False
    due, ref, lead = (profiles.get(name) for name in ("due", "ref", "lead"))
    is_due = due is None or due.is_empty or due.dates >= 0.5 or due.length > 60
    is_ref = ref is None or ref.is_empty or ref.refs >= 0.5
    is_lead = lead is None or lead.is_empty or _has_letters(lead.samples)
    return is_due and is_ref and is_lead and action.dates < 0.8


def _has_letters(texts: Sequence[str]) -> bool:
    return any(each.isalpha() for text in texts for each in text)


def names_actions(columns: Sequence[Candidate], layout: Layout) -> bool:
    """What goes on from the page before may be a row or two: texts beside at least two of refs,
    dates and leads."""
    index = layout.of.get("action")
    if index is None or columns[index].profile.length < 15:
        return False
    return sum(name in layout.of for name in ("ref", "due", "lead")) >= 2
