"""Which terms hold on a day, when they are to be reviewed, and what differs between two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol, TypeVar

from tracker.core.dates import long_date

REVIEW_SOON = timedelta(days=42)


class Dated(Protocol):
    """What the rules ask of a version."""

    @property
    def number(self) -> int: ...

    @property
    def adopted_on(self) -> date | None: ...


Version = TypeVar("Version", bound=Dated)


def in_force(versions: Iterable[Version], day: date) -> Version | None:
    """The version adopted last by a day; a draft holds for nobody."""
    adopted = [
        (each.adopted_on, each.number, each)
        for each in versions
        if each.adopted_on is not None and each.adopted_on <= day
    ]
    return max(adopted, key=lambda each: each[:2])[2] if adopted else None


def a_year_after(day: date) -> date:
    """The same day a year later: terms are reviewed yearly (rules 5.7)."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def review_day(adopted_on: date | None, review_on: date | None) -> date | None:
    """When terms are to be reviewed: on the day that was set, else a year after adoption."""
    if adopted_on is None:
        return None
    return review_on or a_year_after(adopted_on)


class ReviewState(StrEnum):
    """How near the review of terms is."""

    LATER = "later"
    DUE = "due"
    OVERDUE = "overdue"


def review_state(review_on: date, *, today: date) -> ReviewState:
    """Due from six weeks before, so that it can come to the next meeting; then overdue."""
    if review_on < today:
        return ReviewState.OVERDUE
    return ReviewState.DUE if review_on - REVIEW_SOON <= today else ReviewState.LATER


def review_words(review_on: date, *, today: date) -> str:
    """Review due by 5 February 2026."""
    state = review_state(review_on, today=today)
    if state is ReviewState.OVERDUE:
        return f"Review overdue since {long_date(review_on)}"
    return f"Review due by {long_date(review_on)}"


def is_quorate(present: int, quorum: int | None) -> bool | None:
    """Whether enough are there; nobody can say where the terms name no number."""
    return None if quorum is None else present >= quorum


class Mark(StrEnum):
    """What became of a line."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one of two versions, or of both."""

    mark: Mark
    text: str


def compare(old: str, new: str) -> list[Line]:
    """Two texts line by line, in reading order: what went stands before what came for it."""
    before, after = _lines(old), _lines(new)
    found: list[Line] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [Line(Mark.SAME, text) for text in before[a:b]]
            continue
        found += [Line(Mark.GONE, text) for text in before[a:b]]
        found += [Line(Mark.NEW, text) for text in after[c:d]]
    return found


def is_different(lines: Iterable[Line]) -> bool:
    """Whether any line went or came."""
    return any(line.mark is not Mark.SAME for line in lines)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
