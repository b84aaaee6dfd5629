"""The ladder of rules 5.8: by when each level owes its answer, and when the clock moves it up."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tracker.core.dates import long_date, working_days_after, working_days_between
from tracker.core.periods import Quarter, quarter_of
from tracker.meetings.escalations.enums import Level

MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Days:
    """Working days: the team's, the senior manager's after that, and the most from the start."""

    team: int = 5
    manager: int = 10
    outside: int = 20

    def problems(self) -> dict[str, str]:
        """Why they are not allowed, by field."""
        if self.team + self.manager > self.outside:
            least = self.team + self.manager
            return {"outside": f"Enter {least} or more: the team and the manager have {least}"}
        return {}


def read(value: Mapping[str, Any]) -> Days:
    """The days from what is kept of them."""
    return Days(*(int(value[name]) for name in ("team", "manager", "outside")))


def written(days: Days) -> dict[str, int]:
    """What is kept of them."""
    return asdict(days)


def clock_days(
    level: Level, *, started_on: date, since: date, days: Days, closed: frozenset[date]
) -> tuple[date | None, date | None]:
    """By when a level owes its answer, and the last day before the clock moves it up.

    A team has its days and no more. A senior manager owes the answer ten days on, and may have
    until the outside limit before the board has it (C25-19). The board has no clock.
    """
    if level is Level.BOARD:
        return None, None
    outside = working_days_after(started_on, days.outside, closed)
    own = days.team if level is Level.TEAM else days.manager
    answer_by = min(working_days_after(since, own, closed), outside)
    return answer_by, answer_by if level is Level.TEAM else outside


def left_words(
    answer_by: date | None, *, today: date, closed: frozenset[date] = frozenset()
) -> str:
    """How long there is until an answer is owed, or by when it was; the board owes it by no day."""
    if answer_by is None:
        return "Waits for the board"
    if answer_by == today:
        return "Answer owed today"
    if answer_by < today:
        return f"Answer was owed by {long_date(answer_by)}"
    left = working_days_between(today, answer_by, closed)
    return f"{left} working {'day' if left == 1 else 'days'} left"


def financial_year(day: date) -> tuple[date, date, str]:
    """The first and last day of a financial year, and its name as 2024/25."""
    year = quarter_of(day).year
    return Quarter(year, 1).starts_on, Quarter(year, 4).ends_on, Quarter(year, 1).year_label


def last_quarters(day: date, number: int = 4) -> list[Quarter]:
    """So many quarters, the one of a day last."""
    found = [quarter_of(day)]
    while len(found) < number:
        found.insert(0, found[0].previous)
    return found
