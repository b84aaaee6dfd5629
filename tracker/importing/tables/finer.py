"""Which column says what is to be done, and which what it is for.

Plans print both: objective and action, recommendation and action, action and milestone. The finer
one is the action; the coarser one, which is merged or repeated over several, is its heading.
"""

import re
from collections.abc import Sequence

from tracker.importing.tables.candidates import Candidate, best
from tracker.importing.tables.choosing import Choosing
from tracker.importing.tables.deeds import DEEDS

_SHARED = 0.25  # a share of rows that goes on from above from which a column is shared
_LONGEST_LEAD = 40
_NAMED = 0.95  # a head that is called so outright
_SHORT = 6
_LEAST = 15  # characters of what is to be done
# of what is coarse, the likeliest to be done itself where no column is for actions
_NO_HEADING = re.compile(
    r"recommend|finding|learning|lesson|issue|weakness|gap\b|you said|told (?:us|you)|requirement|"
    r"regulation|fault",
    re.IGNORECASE,
)
_LEVELS = frozenset({"high", "medium", "low", "critical", "urgent", "essential", "desirable"})
_DOABLE = ("recommend", "project", "milestone", "commitment", "action", "issue", "objective")


def choose_action(choosing: Choosing) -> None:
    """Take the action and the headings beside it."""
    if "action" not in choosing.of:
        _choose(choosing)
    if "action" in choosing.of and not choosing.is_said("section"):
        _choose_sections(choosing)


def _choose(choosing: Choosing) -> None:
    actions = [each for each in best(choosing.free, "action") if not _says_who(choosing, each)]
    if "action" in choosing.of:
        return
    finer = _finer(actions, best(choosing.free, "milestone"))
    if finer is not None:
        _take(choosing, finer)
        for each in actions:
            if each is not finer and is_shared(each):
                choosing.take_section(each, "action")
        return
    coarse = sorted(_coarse(choosing), key=_rank)
    deeds = _by_deeds(choosing)
    is_named = bool(coarse) and _rank(coarse[0])[:2] < (False, _DOABLE.index("issue"))
    if deeds and not is_named and not any(each in coarse for each in deeds):
        _take(choosing, deeds[0])
        return
    if choosing.type is not None:
        coarse += sorted(choosing.free, key=lambda each: -each.profile.length)
    if coarse:
        _take(choosing, coarse[0])


def _by_deeds(choosing: Choosing) -> list[Candidate]:
    """Columns called otherwise whose texts say what is to be done ("Measure", "Remedy"), where
    others say by whom or by when."""
    if not {"lead", "due", "revised_due"} & set(choosing.of):
        return []
    found = [
        each
        for each in choosing.free
        if each.profile.deeds >= DEEDS and each.profile.length >= _LEAST and not is_shared(each)
    ]
    return sorted(found, key=lambda each: (each.fit("progress") > 0, -each.profile.deeds))


def _says_who(choosing: Choosing, column: Candidate) -> bool:
    """A column called "Action" that holds those who act: the lead, where another has the text."""
    about = column.profile
    if "lead" in choosing.of or about.leads < 0.75 or about.length > _LONGEST_LEAD:
        return False
    others = [
        each for each in choosing.free if each.profile.length >= _LEAST and each.profile.dates < 0.5
    ]
    longer = [each for each in others if each.profile.length > 1.5 * about.length]
    if not longer or column not in choosing.free:
        return False
    choosing.take("lead", column, "", 0.6)
    text = next((each for each in longer if each.fit("ref") or "ref" in each.kinds), longer[0])
    choosing.take("action", text, "", 0.6)
    return True


def _take(choosing: Choosing, column: Candidate) -> None:
    choosing.take("action", column, next(iter(column.kinds), "action"))


def _finer(actions: Sequence[Candidate], milestones: Sequence[Candidate]) -> Candidate | None:
    """Of several, the one that is not shared; a milestone only under actions that are."""
    if not actions:
        return None
    own = [each for each in actions if not is_shared(each)]
    if own:
        return _longest_of_one_head(own)
    steps = [each for each in milestones if not is_shared(each) and each.profile.length >= _LEAST]
    return next(iter(steps), actions[0])


def _longest_of_one_head(actions: Sequence[Candidate]) -> Candidate:
    """The surest; of columns under one head the one with most to say."""
    alike = [each for each in actions if each.label == actions[0].label]
    return max(alike, key=lambda each: (each.profile.length, -each.index))


def _coarse(choosing: Choosing) -> list[Candidate]:
    found = best(choosing.free, "coarse") + best(choosing.free, "milestone")
    return [each for each in found if not each.profile.is_empty or not each.profile.rows]


def _rank(column: Candidate) -> tuple[bool, int, int]:
    label = column.label.casefold()
    rank = next((n for n, word in enumerate(_DOABLE) if word in label), len(_DOABLE))
    return is_shared(column), rank, column.index


def is_shared(column: Candidate) -> bool:
    """Its cells are merged over rows, said once for several or said again and again."""
    about = column.profile
    few = 0.7 if about.rows == 3 and not column.fit("source") else 0.6
    is_repeated = about.distinct < few and about.rows >= 3 and not about.is_empty
    return about.merged >= _SHARED or (about.gaps >= 0.4 and about.filled > 0) or is_repeated


def _choose_sections(choosing: Choosing) -> None:
    left = [each for each in choosing.free if each.index < choosing.of["action"]]
    shared = [each for each in left if _heads_rows(each)]
    named = [each for each in shared if not each.fit("source")]  # no "Why is this a priority?"
    for each in named or shared:
        choosing.take_section(each)
    own = [each for each in left if _heads_itself(each)]
    if not choosing.sections and own:
        # that which says something again, else the nearest
        choosing.take_section(min(own, key=lambda each: (each.profile.distinct, -each.index)))
    if not choosing.sections:  # exports print the bucket or the epic of a task after it
        named = [each for each in best(choosing.free, "coarse", _NAMED) if is_shared(each)]
        for each in named[:1]:
            choosing.take_section(each)


def _heads_itself(column: Candidate) -> bool:
    """Each row has its own, which is called an objective, a theme or a priority. What was found or
    recommended is the reason for an action, and no heading."""
    if _NO_HEADING.search(column.label):
        return False
    about = column.profile
    is_level = any(each.casefold() in _LEVELS for each in about.samples) or about.length < _SHORT
    return column.fit("coarse") >= 0.8 or (column.fit("priority") >= 0.8 and not is_level)


def _heads_rows(column: Candidate) -> bool:
    """A shared column of texts that is called a priority, an outcome, an area or nothing."""
    about = column.profile
    if about.length < 6 or max(about.dates, about.statuses) >= 0.6 or not is_shared(column):
        return False
    called = {"coarse", "subject", "priority", "outcome", "source", "target", "action"}
    return column.is_unlabelled or any(column.fit(kind) for kind in called)
