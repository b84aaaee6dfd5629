"""Columns whose head says nothing: what they hold decides (importing.md 06, 16, 23)."""

from tracker.importing.tables.candidates import Candidate
from tracker.importing.tables.choosing import Choosing
from tracker.importing.tables.finer import is_shared

_SURENESS = 0.6
_LEAST = 20  # characters of what is to be done, at least
_MOST_REF = 16
_LONGEST_DUE = 25
_MOSTLY = 0.6


def choose_unlabelled(choosing: Choosing) -> None:
    """Take what is missing from the columns without a head that is known."""
    _take(choosing, "due", _is_due)
    _take(choosing, "ref", lambda each: _is_ref(each, choosing.of.get("action")))
    _take_action(choosing)
    _take(
        choosing,
        "lead",
        lambda each: (
            each.profile.leads >= 0.6 and each.profile.length >= 2 and each.profile.statuses < 0.5
        ),
    )
    _take_sections(choosing)


def _blank_heads(choosing: Choosing) -> list[Candidate]:
    return [each for each in choosing.free if each.is_unlabelled and not each.profile.is_empty]


def _take(choosing: Choosing, name: str, is_it: object) -> None:
    if name in choosing.of or not callable(is_it):
        return
    for each in _blank_heads(choosing):
        if is_it(each):
            choosing.take(name, each, "", _SURENESS)
            return


def _is_due(column: Candidate) -> bool:
    about = column.profile
    return about.dates >= 0.6 and about.refs < 0.9 and about.length <= _LONGEST_DUE


def _is_ref(column: Candidate, action: int | None) -> bool:
    about = column.profile
    is_left = action is None or column.index < action
    is_short = about.length <= (_MOST_REF if about.refs >= 0.6 else 2 * _MOST_REF)
    return is_left and about.refs >= 0.4 and is_short and about.distinct >= 0.5


def _take_action(choosing: Choosing) -> None:
    """The longest text, the leftmost of those that are about as long."""
    if "action" in choosing.of:
        return
    found = [each for each in _blank_heads(choosing) if each.profile.length >= _LEAST]
    if not found:
        return
    longest = max(each.profile.length for each in found)
    long = [each for each in found if each.profile.length * 3 >= longest]
    own = [each for each in long if not is_shared(each)]
    choosing.take("action", (own or long)[0], "", _SURENESS)


def _take_sections(choosing: Choosing) -> None:
    action = choosing.of.get("action")
    for each in _blank_heads(choosing):
        is_before = action is not None and each.index < action
        if is_before and is_shared(each) and each.profile.dates < _MOSTLY:
            choosing.take_section(each)
