"""Rolling actions up: how many are in each state, and the sentences that say it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from tracker.actions.enums import State

RED_OR_AMBER_SHARE = 20
_COUNTED = tuple(state for state in State if state is not State.STOPPED)
_SUMMARISED = {
    State.PROPOSED_COMPLETE: "proposed for closure",
    State.RED: "red",
    State.AMBER: "amber",
    State.GREEN: "on track",
    State.ONGOING: "ongoing",
    State.NOT_STARTED: "not started",
    State.NO_UPDATE: "without an update",
}


class CountedAs(NamedTuple):
    """How one action counts."""

    state: State
    is_overdue: bool = False
    is_due_soon: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions are in each state; the eight sum to `actions`, stopped ones lie outside."""

    actions: int = 0
    complete: int = 0
    proposed_complete: int = 0
    red: int = 0
    amber: int = 0
    not_started: int = 0
    ongoing: int = 0
    no_update: int = 0
    green: int = 0
    overdue: int = 0
    due_soon: int = 0
    stopped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        mine, theirs = self.as_dict(), other.as_dict()
        return Counts(**{name: mine[name] + theirs[name] for name in mine})

    def as_dict(self) -> dict[str, int]:
        """The counts by name, in the order in which they are always given."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def of(self, state: State) -> int:
        """How many are in one state."""
        return int(getattr(self, state.value))

    def percentages(self) -> dict[str, int]:
        """Each of the eight states as a whole per cent of the actions."""
        return {state.value: self.percent(self.of(state)) for state in _COUNTED}

    def percent(self, number: int) -> int:
        """A number of the actions as a whole per cent, halves rounded up; of none it is 0."""
        return (200 * number + self.actions) // (2 * self.actions) if self.actions else 0

    @property
    def rounding_note(self) -> str | None:
        """Says so when rounded percentages do not sum to 100."""
        total = sum(self.percentages().values())
        if not self.actions or total == 100:
            return None
        return f"Percentages are rounded, so they sum to {total}"


def tally(rows: Iterable[CountedAs]) -> Counts:
    """Count actions under the states they show."""
    seen: Counter[State] = Counter()
    overdue = due_soon = 0
    for row in rows:
        seen[row.state] += 1
        overdue += row.is_overdue
        due_soon += row.is_due_soon
    return Counts(
        actions=seen.total() - seen[State.STOPPED],
        overdue=overdue,
        due_soon=due_soon,
        **{state.value: seen[state] for state in State},
    )


def headline(counts: Counts) -> str:
    """The finding in one sentence: 8 of 38 actions are complete (21%)."""
    if not counts.actions:
        return "There are no actions yet"
    noun = "action" if counts.actions == 1 else "actions"
    verb = "is" if counts.complete == 1 else "are"
    share = f"{counts.percent(counts.complete)}%"
    return f"{counts.complete} of {counts.actions} {noun} {verb} complete ({share})"


def summary(counts: Counts) -> str:
    """One line with every state that occurs: 32 of 35 complete (91%), 2 amber (6%)."""
    if not counts.actions:
        return "No actions"
    parts = [f"{counts.complete} of {counts.actions} complete ({counts.percent(counts.complete)}%)"]
    parts += [
        f"{counts.of(state)} {words} ({counts.percent(counts.of(state))}%)"
        for state, words in _SUMMARISED.items()
        if counts.of(state)
    ]
    return ", ".join(parts)


def overall(counts: Counts, *, any_red_asks: bool) -> State | None:
    """One colour for many actions, where a council wants one; none where there are no actions."""
    if not counts.actions:
        return None
    if counts.complete == counts.actions:
        return State.COMPLETE
    if counts.red and (any_red_asks or _is_many(counts.red, counts)):
        return State.RED
    if counts.red or _is_many(counts.amber + counts.no_update, counts):
        return State.AMBER
    return State.GREEN


def _is_many(number: int, counts: Counts) -> bool:
    return 100 * number >= RED_OR_AMBER_SHARE * counts.actions
