"""What became of a promise, by the date that was promised first: a moved date keeps nothing."""

from datetime import date
from enum import StrEnum

from tracker.actions.enums import Outcome
from tracker.actions.rules import ENDED_WELL
from tracker.core.dates import long_date


class Kept(StrEnum):
    """Whether a promise was kept, is late, or is open."""

    KEPT = "kept"
    LATE = "late"
    OPEN = "open"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        """In a few words, for the key."""
        return {
            Kept.KEPT: "done by the date that was promised first",
            Kept.LATE: "done after that date, or that date has passed",
            Kept.OPEN: "its first date is still to come, or it has none",
            Kept.STOPPED: "ended without being done, as agreed",
        }[self]


def became(
    *, first_on: date | None, outcome: str | None, closed_on: date | None, today: date
) -> Kept:
    """What became of a promise."""
    if outcome is not None and Outcome(outcome) not in ENDED_WELL:
        return Kept.STOPPED
    if outcome is None:
        return Kept.LATE if first_on is not None and first_on < today else Kept.OPEN
    is_late = first_on is not None and closed_on is not None and closed_on > first_on
    return Kept.LATE if is_late else Kept.KEPT


def words(
    *, first_on: date | None, outcome: str | None, closed_on: date | None, today: date
) -> str:
    """The same in a sentence, with how late it is."""
    kept = became(first_on=first_on, outcome=outcome, closed_on=closed_on, today=today)
    ended = f" on {long_date(closed_on)}" if closed_on else ""
    if kept is Kept.KEPT:
        return f"Done{ended}"
    if kept is Kept.STOPPED and outcome is not None:
        return f"{Outcome(outcome).label}{ended}"
    if kept is Kept.OPEN or first_on is None:
        return "Not due yet" if first_on else "No date was promised"
    days = ((closed_on or today) - first_on).days
    late = f"{days:,} day{'' if days == 1 else 's'}"
    return f"Done{ended}, {late} late" if closed_on else f"{late} past its first date"


def counts_words(counts: dict[Kept, int]) -> str:
    """5 promises: 2 kept, 1 late, 2 open."""
    total = sum(counts.values())
    if not total:
        return "No promise is written down"
    parts = [f"{counts[kept]:,} {kept.value}" for kept in Kept if counts.get(kept)]
    return f"{total:,} promise{'' if total == 1 else 's'}: {', '.join(parts)}"
