"""After several failures in a row nothing is tried for a while: a dead server costs one probe."""

from datetime import datetime

from tracker.core import clock
from tracker.outbox.rules import BREAK, BREAKS_AFTER
from tracker.reminders.transport import Result


class Breaker:
    """Counts failures that another try may mend; opens at once for one that is our own fault."""

    def __init__(self) -> None:
        self.failures = 0
        self.until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether to wait before anything is tried again."""
        return self.until is not None and clock.instant() < self.until

    def note(self, result: Result) -> None:
        """Learn from what became of a letter."""
        if result in (Result.TEMPORARY, Result.OURS):
            self.failures += 1
            if result is Result.OURS or self.failures >= BREAKS_AFTER:
                self.until = clock.instant() + BREAK
        elif result is not Result.UNKNOWN:
            self.failures, self.until = 0, None
