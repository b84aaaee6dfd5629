"""The arithmetic of letters: which state follows which, when to try again, when it is too late."""

from datetime import date, datetime, time, timedelta

from tracker.core.clock import LONDON
from tracker.core.dates import next_working_day
from tracker.outbox.enums import ENDED, LetterState

BACK_OFF_MINUTES = (1, 2, 5, 10, 30, 60)
JITTER = 0.2
TOO_LATE = time(18, 0)
NO_ACCESS = "This person has no access any more"
NOTHING_OPEN = "Nothing of it is open any more, or it is somebody else’s now"
DOUBT_RESTS = timedelta(seconds=60)
BREAKS_AFTER = 5
BREAK = timedelta(minutes=2)
LONGEST_WAIT = timedelta(minutes=max(BACK_OFF_MINUTES) * (1 + JITTER) + 1)

_WAITING = frozenset({LetterState.QUEUED, LetterState.RETRY})
_UNSENT = _WAITING | {LetterState.HELD, LetterState.IN_DOUBT}

# From where a letter may come into a state; none leaves a state in which it has ended.
BEFORE: dict[LetterState, frozenset[LetterState]] = {
    LetterState.QUEUED: frozenset({LetterState.SENDING, LetterState.HELD}),
    LetterState.SENDING: _WAITING,
    LetterState.RETRY: frozenset({LetterState.SENDING, LetterState.IN_DOUBT}),
    LetterState.IN_DOUBT: frozenset({LetterState.SENDING}),
    LetterState.HELD: _WAITING,
    LetterState.SENT: frozenset({LetterState.SENDING, LetterState.IN_DOUBT}),
    LetterState.FAILED: frozenset({LetterState.SENDING}),
    LetterState.EXPIRED: _UNSENT,
    LetterState.CANCELLED: _UNSENT | {LetterState.SENDING},
}
WAITING = _WAITING
UNSENT = _UNSENT
DEAD = ENDED - {LetterState.SENT}
DIED = frozenset({LetterState.FAILED, LetterState.EXPIRED})
MAY_GO_AGAIN = DEAD | {LetterState.IN_DOUBT}


def next_try_at(attempts: int, now: datetime, *, chance: float) -> datetime:
    """When to try again after so many attempts; `chance`, from 0 to 1, spreads them by a fifth."""
    minutes = BACK_OFF_MINUTES[min(max(attempts, 1), len(BACK_OFF_MINUTES)) - 1]
    return now + timedelta(minutes=minutes * (1 + JITTER * (2 * chance - 1)))


def digest_expires_at(on: date, closed: frozenset[date] = frozenset()) -> datetime:
    """A digest that has not gone by 18:00 of the next working day is out of date."""
    return datetime.combine(next_working_day(on, closed), TOO_LATE, LONDON)
