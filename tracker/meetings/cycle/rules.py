"""The dates of a meeting’s cycle, back and forward from its own (rules 5.7 and 5.8)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tracker.core.dates import (
    is_working_day,
    previous_working_day,
    rolled_forward,
    working_days_after,
    working_days_before,
)
from tracker.meetings.cycle.enums import Counting, StepKind

NOTICE_DAYS = 5
MOST_NOTICE_DAYS = 20
DECISIONS_WITHIN = 5
MINUTES_WITHIN = 15
SUMMARIES_BEFORE = 5
CHASED_AFTER = (3, 7, 15)
_ONE_DAY = timedelta(days=1)
_ORDER = {kind: place for place, kind in enumerate(StepKind)}
_NONE: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before a meeting its papers are out, as the council set it for a kind of body."""

    days: int = NOTICE_DAYS
    counting: Counting = Counting.WORKING_DAYS

    @property
    def words(self) -> str:
        """5 clear working days."""
        unit = self.counting.label.lower()
        return f"{self.days} {unit if self.days != 1 else unit.removesuffix('s')}"

    @property
    def kept(self) -> dict[str, Any]:
        """What is kept of it."""
        return {"days": self.days, "counting": self.counting.value}


def notice_of(kept: Mapping[str, Any]) -> Notice:
    """A notice from what is kept of it."""
    return Notice(int(kept["days"]), Counting(kept["counting"]))


def issue_by(held_on: date, notice: Notice, closed: frozenset[date] = _NONE) -> date:
    """The last day on which papers can go out in time: a working day.

    The day of issue and the day of the meeting are left out of the count.
    """
    if notice.counting is Counting.WORKING_DAYS:
        return working_days_before(held_on, notice.days + 1, closed)
    day = held_on - timedelta(days=notice.days + 1)
    return day if is_working_day(day, closed) else previous_working_day(day, closed)


def chased_on(
    held_on: date, days: tuple[int, ...], closed: frozenset[date] = _NONE
) -> list[tuple[int, date]]:
    """When the minutes are asked for: the last step counts working days, the others all days.

    A letter of a day off goes on the next working day.
    """
    soon = [(n, rolled_forward(held_on + timedelta(days=n), closed)) for n in days[:-1]]
    return soon + [(n, working_days_after(held_on, n, closed)) for n in days[-1:]]


def chase_days(kept: Mapping[str, Any]) -> tuple[int, ...]:
    """The days of the ladder’s steps for minutes, as the council set them; none if it is off."""
    if not kept.get("is_on", True):
        return ()
    return tuple(sorted(int(each["days"]) for each in kept["rungs"]))


@dataclass(frozen=True, slots=True)
class Basis:
    """All that the dates of one meeting’s cycle follow from.

    `round` holds its update round’s steps, in working days before it and by day, where it has one.
    `shadow_on` is the day of the shadow committee before it, `above_by` the day on which papers
    for the body above it are due, `next_on` the day of the same body’s next meeting.
    """

    held_on: date
    notice: Notice = Notice()
    closed: frozenset[date] = _NONE
    round: tuple[tuple[int, date], ...] = ()
    signs_off: bool = False
    has_shadow: bool = False
    shadow_on: date | None = None
    has_above: bool = False
    above_by: date | None = None
    next_on: date | None = None
    chased: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Dated:
    """A step and its day, if it has one; `key` tells steps of one kind apart."""

    kind: StepKind
    on: date | None
    key: str


def steps(basis: Basis) -> list[Dated]:
    """The steps of a meeting by day; those without a day come last."""
    found = [*_before(basis), Dated(StepKind.MEETING, basis.held_on, "meeting"), *_after(basis)]
    return sorted(found, key=lambda each: (each.on is None, each.on or date.max, _ORDER[each.kind]))


def _before(basis: Basis) -> Iterator[Dated]:
    if basis.round:
        (_, opens), *asked, (_, closes) = basis.round
        yield _dated(StepKind.ROUND_OPENS, opens)
        for days, day in asked:
            yield _dated(StepKind.ASKED_AGAIN, day, str(days))
        if basis.signs_off:
            yield _dated(StepKind.SIGN_OFF, closes)
        yield _dated(StepKind.ROUND_CLOSES, closes)
        yield _dated(StepKind.FROZEN, closes + _ONE_DAY)
    out_by = issue_by(basis.held_on, basis.notice, basis.closed)
    if basis.has_shadow:
        yield _dated(StepKind.SUMMARIES, summaries_by(basis.shadow_on, out_by, basis.closed))
    yield _dated(StepKind.PAPERS, out_by)
    yield _dated(StepKind.AGENDA, out_by)


def _after(basis: Basis) -> Iterator[Dated]:
    held_on, closed = basis.held_on, basis.closed
    yield _dated(StepKind.DECISIONS, working_days_after(held_on, DECISIONS_WITHIN, closed))
    for days, day in chased_on(held_on, basis.chased, closed):
        yield _dated(StepKind.MINUTES_CHASED, day, str(days))
    yield _dated(StepKind.MINUTES, working_days_after(held_on, MINUTES_WITHIN, closed))
    if basis.has_above:
        yield _dated(StepKind.KEY_MESSAGES, basis.above_by)
    yield _dated(StepKind.APPROVED, basis.next_on)


def summaries_by(shadow_on: date | None, out_by: date, closed: frozenset[date] = _NONE) -> date:
    """Five working days before the shadow committee; where it does not meet before, with the
    papers."""
    if shadow_on is None:
        return out_by
    return working_days_before(shadow_on, SUMMARIES_BEFORE, closed)


def _dated(kind: StepKind, day: date | None, more: str = "") -> Dated:
    return Dated(kind, day, f"{kind.value}-{more}" if more else kind.value)
