"""Pure rules of papers: how open one may be, when it is late, how long its summary is."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from tracker.core.visibility import Visibility
from tracker.meetings.cycle.rules import Notice, issue_by

SUMMARY_WORDS = 50
_OPEN_ENOUGH = {
    Visibility.PUBLIC: tuple(Visibility),
    Visibility.BOARD: (Visibility.BOARD, Visibility.RESTRICTED, Visibility.DRAFT),
    Visibility.RESTRICTED: (Visibility.RESTRICTED,),
    # A draft item hides all that is in it; its papers are ready for the day when it is none.
    Visibility.DRAFT: (Visibility.BOARD, Visibility.RESTRICTED, Visibility.DRAFT),
}
T = TypeVar("T")


def labels_of_a_paper(
    item: Visibility, *, is_cleared: bool, now: Visibility | None = None
) -> tuple[Visibility, ...]:
    """The labels that a paper may have: never more open than its item.

    Part 2 is given by those alone who may read it. It is not taken off here: that takes two
    people, who lift it.
    """
    if now is Visibility.RESTRICTED:
        return (now,)
    return tuple(
        label
        for label in _OPEN_ENOUGH[item]
        if is_cleared or label is not Visibility.RESTRICTED
    )  # fmt: skip


def is_late(
    held_on: date,
    *,
    out_at: datetime | None,
    notice: Notice,
    closed: frozenset[date],
    today: date,
) -> bool:
    """Whether a paper of today is late: the agenda is out, or the notice can no longer be kept."""
    return out_at is not None or today > issue_by(held_on, notice, closed)


def summary_refused(summary: str) -> str:
    """Why a summary is not taken; empty if it is."""
    words = len(summary.split())
    if words <= SUMMARY_WORDS:
        return ""
    return f"Say it in {SUMMARY_WORDS} words or fewer. These are {words}"


def exempt_refused(label: Visibility, *, has_paragraph: bool, reason: str) -> dict[str, str]:
    """What is missing of a paper under Part 2, by field."""
    if label is not Visibility.RESTRICTED:
        return {}
    wrong = {}
    if not has_paragraph:
        wrong["exempt_paragraph"] = "Choose the paragraph that allows it to be private"
    if not reason:
        wrong["exempt_reason"] = "Say why it is better for the public that it stays private"
    return wrong


def moved(order: Sequence[T], thing: T, *, by: int) -> list[T]:
    """An order in which one thing went up (-1) or down (1); at the end it stays."""
    found = list(order)
    here = found.index(thing)
    there = min(max(here + by, 0), len(found) - 1)
    found.insert(there, found.pop(here))
    return found
