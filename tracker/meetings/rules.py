"""The dates that follow from a meeting: cycle, update round, pack, notice, and its alarm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.dates import (
    long_date,
    working_days_before,
)

LONGEST_GAP_DAYS = 63
ROUND_OPENS = 15
ROUND_CLOSES = 7
NEXT_BOARD_STEPS = (15, 10, 5, 1)
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


def update_round(board_on: date, closed: frozenset[date] = frozenset()) -> Span:
    """The update round opens 15 working days before the board and closes 7 before it."""
    return Span(
        working_days_before(board_on, ROUND_OPENS, closed),
        working_days_before(board_on, ROUND_CLOSES, closed),
    )


def next_board_days(board_on: date, closed: frozenset[date] = frozenset()) -> dict[int, date]:
    """On which days the next board is announced, by how many working days lie ahead of it."""
    return {n: working_days_before(board_on, n, closed) for n in NEXT_BOARD_STEPS}
