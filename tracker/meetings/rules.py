"""The dates that follow from a meeting: cycle, update round, pack, notice, and its alarm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tracker.core.dates import (
    long_date,
    working_days_before,
)

LONGEST_GAP_DAYS = 63
ROUND_OPENS = 15
ROUND_CLOSES = 7
ROUND_STEPS = (ROUND_OPENS, 10, 8, ROUND_CLOSES)
REQUESTS_WITHOUT_REPLY = 2
EXCEPTION_AFTER = 10
_ONE_DAY = timedelta(days=1)


def cadence_alarm(
    *, last_on: date | None, next_on: date | None, longest: int = LONGEST_GAP_DAYS
) -> str | None:
    """What is wrong with the rhythm of a body's meetings; nothing if it meets often enough."""
    if next_on is None:
        return "No next meeting is set. Set its date"
    if last_on is None or (next_on - last_on).days <= longest:
        return None
    return (
        f"{(next_on - last_on).days} days lie between {long_date(last_on)} and "
        f"{long_date(next_on)}. The longest agreed is {longest}"
    )


def last_before(meetings: Iterable[date], *, today: date) -> date | None:
    """The last meeting before today; one held today has not ended its cycle yet."""
    return max((day for day in meetings if day < today), default=None)


def cycle_began(boards: Iterable[date], *, today: date, plan_starts_on: date) -> date:
    """The day after the last board; before any board, the first day of the plan."""
    last = last_before(boards, today=today)
    return plan_starts_on if last is None else last + _ONE_DAY


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def update_round(
    board_on: date,
    closed: frozenset[date] = frozenset(),
    *,
    opens: int = ROUND_OPENS,
    closes: int = ROUND_CLOSES,
) -> Span:
    """The update round opens 15 working days before the board and closes 7 before it."""
    return Span(
        working_days_before(board_on, opens, closed),
        working_days_before(board_on, closes, closed),
    )


def round_steps(value: Mapping[str, Any]) -> tuple[int, ...]:
    """The steps of a round that the council set, in working days before the board."""
    return tuple(sorted((int(step["days"]) for step in value["rungs"]), reverse=True))


def set_for(board_on: date, closed: frozenset[date] = frozenset()) -> date:
    """The day whose setting counts for a board's round: a change later on is for the next one."""
    return working_days_before(board_on, ROUND_OPENS, closed)


def frozen_as_of(closes_on: date, changed_on: date) -> date:
    """The last day that a snapshot takes in: the closing day, or the later day that made it so.

    A board that is moved nearer may find its round closed already; who writes on the day of the
    move still writes in time.
    """
    return max(closes_on, changed_on)


def is_to_freeze(held_on: date, as_of: date, *, today: date) -> bool:
    """Whether a snapshot as of a day is to be made now: that day is over, and it was no later than
    the board. Of a board that is first heard of when it has met, nothing was ever frozen."""
    return as_of < today and as_of <= held_on


def exception_before(day: date, closed: frozenset[date] = frozenset()) -> date:
    """What was due before this day is ten working days overdue on a day, or more."""
    return working_days_before(day + _ONE_DAY, EXCEPTION_AFTER, closed)
