"""After several failures in a row nothing is tried for a while: a dead server costs one probe."""

import time

from tracker.outbox.rules import BREAK, BREAKS_AFTER
from tracker.reminders.transport import Outcome, Result

# What says nothing of the mail server as such.
_OF_ONE_LETTER = frozenset({Result.ADDRESS, Result.REFUSED})


class Breaker:
    """Counts failures that another try may mend; opens at once for one that is our own fault."""

    def __init__(self) -> None:
        self.failures = 0
        self.trouble = ""
        self._closes_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether to wait before anything is tried again."""
        return self.rests > 0

    @property
    def rests(self) -> float:
        """For how many more seconds nothing is tried, by a clock that nobody sets."""
        return max(0.0, self._closes_at - time.monotonic())

    def note(self, outcome: Outcome) -> None:
        """Learn from what became of a letter."""
        if outcome.result is Result.LATE:
            return
        if outcome.result is Result.ACCEPTED or outcome.result in _OF_ONE_LETTER:
            self.failures, self.trouble, self._closes_at = 0, "", 0.0
            return
        self.failures += 1
        is_ours = outcome.result is Result.OURS
        if is_ours or self.failures >= BREAKS_AFTER:
            self.trouble = outcome.note
            self._closes_at = time.monotonic() + BREAK.total_seconds()
