"""Columns that say how an action stands and how it will be known that it worked.

Words such as "Status" and "Outcome" mean one thing here and another there; what stands below them
decides (importing.md 1).
"""

import re
from collections.abc import Sequence

from tracker.importing.due_text import find_dates
from tracker.importing.tables.candidates import Candidate, best
from tracker.importing.tables.choosing import Choosing
from tracker.importing.tables.labels import names_period

_PAST = re.compile(r"\b(?:previous|last|prior|before|original|opening)\b", re.IGNORECASE)
_SHORT = 20  # characters of a judgement
_ANSWERS = frozenset({"yes", "no", "n/a", "y", "n"})
_CROSSES = frozenset({"x", "xx", "✓", "✔", "☑", "✅", "✗", "✘", "●", "•", "■", "█", "*"})
_LEAST = 0.45  # for a quarter above colours alone
_RAG_HUES = frozenset({"Red", "Amber", "Green"})


def choose_success(choosing: Choosing) -> None:
    """The success measure: called so, else an outcome or target not told as past."""
    if choosing.take_best("success_measure", "success_measure"):
        return
    for kind in ("outcome", "target", "evidence"):
        for each in best(choosing.free, kind):
            if kind == "evidence" and not best(choosing.free, "progress"):
                continue
            if each.profile.told < 0.5:
                choosing.take("success_measure", each, kind, 0.7)
                return


def choose_rag(choosing: Choosing) -> None:
    """The RAG column: called so, else a status of few short words, else one with colours only."""
    if "rag" in choosing.of:
        return
    called = best(choosing.free, "rag") + best(choosing.free, "status")
    series = _series(choosing.free, called)
    if series:
        choosing.take("rag", series[0], "rag", 0.9)
        choosing.earlier = [each.index for each in series[1:]]
        return
    usable = [each for each in called if not each.is_narrative]
    written = [each for each in usable if not each.profile.is_empty or each.profile.hues]
    for each in [*_by_judging(written), *usable]:
        choosing.take("rag", each, "rag" if "rag" in each.kinds else "status")
        return
    marked = [each for each in choosing.free if _is_marked(each)]
    for each in choosing.free:
        if each in marked and len(marked) > 1:
            continue  # "Short term", "Medium term": when, not how it stands
        if _is_colours(each) or (each.fit("progress") and each.profile.colours >= 0.6):
            choosing.take("rag", each, "", 0.6)
            return
    choosing.fill = _coloured(choosing)


def _series(free: Sequence[Candidate], called: Sequence[Candidate]) -> list[Candidate]:
    """A judgement for each of several quarters, terms or months, the latest first; those that
    nobody has filled in yet are left out. [] if there is no such series."""
    periods = [each for each in called if names_period(each.label) and not each.is_narrative]
    if not any(each not in periods and _judges(each) for each in called):
        periods += _judged(best(free, "figure", _LEAST))
    judging = [each for each in periods if _judges(each) and not _PAST.search(each.label)]
    if len(judging) < 2:
        return []
    return sorted(judging, key=lambda each: (_when(each.label), each.index), reverse=True)


def _judged(columns: Sequence[Candidate]) -> list[Candidate]:
    """Those with short texts or colours, unless they only mark when something is done: with
    crosses and ticks, or with the one colour that a timeline is shaded in."""
    short = [each for each in columns if each.profile.length <= _SHORT and not _is_marked(each)]
    hues = {hue for each in short for hue in each.profile.hues}
    is_shaded = len(hues) == 1 and all(each.profile.is_empty for each in short)
    return [] if is_shaded else short


def _is_marked(column: Candidate) -> bool:
    """Nothing but crosses or ticks stands in it."""
    about = column.profile
    return not about.is_empty and _CROSSES.issuperset(_small(about.samples))


def _small(texts: Sequence[str]) -> set[str]:
    return {text.casefold().strip() for text in texts}


def _judges(column: Candidate) -> bool:
    return column.profile.statuses >= 0.6 or (
        column.profile.is_empty and bool(column.profile.hues & _RAG_HUES)
    )


def _by_judging(columns: Sequence[Candidate]) -> list[Candidate]:
    """Those that judge first; of several periods the latest, and never one of before."""
    latest_first = sorted(columns, key=lambda each: (_when(each.label), each.index), reverse=True)
    periods = [each for each in latest_first if names_period(each.label)]
    others = [each for each in columns if each not in periods]
    return sorted([*periods, *others] if periods else others, key=_rank)


def _rank(column: Candidate) -> tuple[bool, bool, float]:
    is_silent = not (column.profile.statuses >= 0.5 or column.profile.hues)
    return is_silent, bool(_PAST.search(column.label)), -column.fit("rag")


def _is_colours(column: Candidate) -> bool:
    """Cells that are only filled, or a column without a head that holds words of judgement."""
    about = column.profile
    if about.is_empty:
        is_timeline = names_period(column.label) and len(about.hues) == 1
        return bool(about.hues & _RAG_HUES) and not is_timeline
    is_answer = _ANSWERS.issuperset(each.strip(" .") for each in _small(about.samples))
    return column.is_unlabelled and about.statuses >= 0.6 and about.refs < 0.6 and not is_answer


def _coloured(choosing: Choosing) -> int | None:
    """A column of another kind whose cells are filled in several strong colours."""
    found = [each for each in choosing.columns if len(each.profile.strong & _RAG_HUES) >= 2]
    found.sort(key=lambda each: (not each.fit("progress"), -len(each.profile.strong), each.index))
    return found[0].index if found else None


def choose_progress(choosing: Choosing) -> None:
    """What has been done: one column, or one for each of several dates, oldest first."""
    if choosing.is_said("progress"):
        return
    named = best(choosing.free, "progress", 0.5)
    several = _of_periods(named)
    if len(several) > 1:
        choosing.progress = several
    elif named:
        choosing.progress = [_fullest(named).index]
    else:
        choosing.progress = [each.index for each in _told(choosing)[:1]]
    for index in choosing.progress:
        column = choosing.at(index)
        choosing.sureness[index] = round(min(column.fit("progress"), 1), 2) if column else 0.5


def _of_periods(named: Sequence[Candidate]) -> list[int]:
    """The columns that each tell of another period, oldest first: by the days that their heads
    name, else as they stand from left to right ("Q1 update", "Q2 update")."""
    several = [each for each in named if names_period(each.label)]
    days = {each.index: _when(each.label) for each in several}
    known = [each for each in several if days[each.index]]
    if len(known) > 1:
        return [
            each.index for each in sorted(known, key=lambda each: (days[each.index], each.index))
        ]
    return sorted(each.index for each in several)


def _when(label: str) -> str:
    """The day that a head names, as it sorts."""
    found = [each.on for each in find_dates(label) if each.on]
    return max(found).isoformat() if found else ""


def _fullest(named: list[Candidate]) -> Candidate:
    """The surest with something in it."""
    return next((each for each in named if not each.profile.is_empty), named[0])


def _told(choosing: Choosing) -> list[Candidate]:
    """Without a column for progress: a status that tells, an outcome or evidence in the past."""
    rag = [each for each in best(choosing.free, "rag", 0.1) if each.is_narrative]
    found = best(choosing.free, "status", 0.5) + rag
    action = choosing.of.get("action", -1)
    blank = [each for each in choosing.free if each.is_unlabelled and each.index > action >= 0]
    found += [each for each in blank if each.profile.length >= 15 and each.profile.told >= 0.5]
    for kind in ("outcome", "evidence"):
        found += [each for each in best(choosing.free, kind) if each.profile.told >= 0.4]
    return found
