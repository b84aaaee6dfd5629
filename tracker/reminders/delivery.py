"""Sending what waits: claim, look again, hand over with no transaction open, write down.

What became of one letter is written down in the transaction that begins the next: one commit a
letter, and never more than one letter in flight.
"""

import logging
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from tracker.config import Config
from tracker.core import clock
from tracker.core.transaction import unit_of_work
from tracker.outbox import bounces, claims, doubts, instance, suppression, trouble
from tracker.outbox.claims import Claimed
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.rules import DOUBT_RESTS, next_try_at
from tracker.reminders.breaker import Breaker
from tracker.reminders.recheck import Cancel, Checker, Held, Later, Ready
from tracker.reminders.sketchbook import Sketchbook
from tracker.reminders.transport import Outcome, Result, Transport, Until
from tracker.reminders.transports import transport_for

log = logging.getLogger(__name__)

AGAIN_AFTER = 1.0
NOT_WRITTEN = "It could not be written: the log says why"


def _nothing(_letter: Claimed) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A letter that is being handed over."""

    letter: Claimed
    ready: Ready
    until: Until
    sender: str


@dataclass(frozen=True, slots=True)
class Done:
    """A letter that was handed over, or not, and what became of it."""

    begun: Begun
    outcome: Outcome


@dataclass
class Delivery:
    """Sends the letters of the outbox; what it learns of the mail server it keeps."""

    config: Config
    owner: str
    stopping: threading.Event = field(default_factory=threading.Event)
    transport: Transport | None = None
    before_each: Callable[[Claimed], None] = _nothing
    breaker: Breaker = field(default_factory=Breaker)
    sketchbook: Sketchbook = field(default_factory=Sketchbook)
    _waiting: deque[Claimed] = field(default_factory=deque, init=False)
    _told: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        if self.transport is None:
            self.transport = transport_for(self.config)

    def send_waiting(self) -> int:
        """Send all that may go now; gives how many the mail server took."""
        if self.transport is None or self._should_pause():
            return 0
        sent, done, checker = 0, None, Checker(self.config, self.sketchbook)
        self._waiting.clear()
        self._told = None
        if claims.are_many():
            self.sketchbook.write_ahead(self._should_pause)
        try:
            while (begun := self._next(done, checker)) is not None:
                self.before_each(begun.letter)
                done = Done(begun, self._hand_over(begun, self.transport))
                self.breaker.note(done.outcome)
                sent += done.outcome.result is Result.ACCEPTED
        finally:
            self.transport.close()
            self.sketchbook.forget_words()
        return sent

    def clear_doubts(self) -> int:
        """Look up the letters of unknown fate, where that can be done, and act on it."""
        with unit_of_work():
            found = doubts.rested()
        if not found:
            return 0
        records = self.transport.records if self.transport else None
        arrived: dict[str, bool] = {}
        for each in found if records else ():
            if records and each.began_at is not None:
                arrived |= records.find([each.message_id], since=each.began_at)
        with unit_of_work():
            return doubts.clear(found, arrived, is_looked_up=records is not None)

    def _should_pause(self) -> bool:
        return self.stopping.is_set() or self.breaker.is_open

    def _hand_over(self, begun: Begun, transport: Transport) -> Outcome:
        return transport.send(begun.sender, begun.ready.to, begun.ready.packed, begun.until)

    def _next(self, done: Done | None, checker: Checker) -> Begun | None:
        """Write down what became of a letter, and begin the next."""
        try:
            return self._turn(done, checker)
        except DBAPIError:
            if done is None:
                raise
        self._write_down_alone(done)
        return self._turn(None, checker)

    def _write_down_alone(self, done: Done) -> None:
        """While the database is away, keep what became of a letter for as long as it is ours."""
        while True:
            try:
                with unit_of_work():
                    self._write_down(done)
                return
            except DBAPIError as error:
                if time.monotonic() >= done.begun.until.answer_by:
                    raise
                log.warning("What became of a letter could not be written down yet: %s", error)
                time.sleep(AGAIN_AFTER)

    def _turn(self, done: Done | None, checker: Checker) -> Begun | None:
        while True:
            waiting, claimed = deque(self._waiting), False
            with unit_of_work():
                if done is not None:
                    self._write_down(done)
                begun = self._begin_one_of(waiting, checker)
                if begun is None and not self._should_pause() and not instance.is_mail_held():
                    waiting.extend(claims.claim(self.owner, seconds=self.config.claim_seconds))
                    checker.expect([letter.id for letter in waiting])
                    claimed = bool(waiting)
                if begun is not None and self.transport is not None:
                    self.transport.ahead(begun.sender, begun.ready.to, begun.until)
            self._waiting = waiting
            if done is not None:
                self._told = self.breaker.trouble
            if not claimed:
                return begun
            done = None

    def _begin_one_of(self, waiting: deque[Claimed], checker: Checker) -> Begun | None:
        """The first that may still go; those before it are put away."""
        if not waiting:
            return None
        if self._should_pause():
            self._put_back(waiting)
            return None
        while waiting:
            letter, until = waiting.popleft(), Until.after(self.config.claim_seconds)
            ready = self._look(letter, checker)
            if isinstance(ready, Held):
                waiting.appendleft(letter)
                self._put_back(waiting)
                return None
            if ready is not None and self._begin(letter, ready):
                return Begun(letter, ready, until, bounces.sender_of(letter, self.config))
        return None

    def _look(self, letter: Claimed, checker: Checker) -> Ready | Held | None:
        """Look again at a letter; one that is not to go now is put away.

        One that fails to be written is our fault, not the letter's: it waits until that is mended.
        """
        try:
            found = checker.look(letter)
        except DBAPIError:
            raise
        except Exception:
            log.exception("Letter %s could not be written", letter.id)
            again_at = next_try_at(letter.attempts, clock.instant(), chance=random.random())
            told = {"owner": self.owner, "note": NOT_WRITTEN, "next_try_at": again_at}
            claims.finish(letter, LetterState.RETRY, **told)
            return None
        match found:
            case Cancel(why=why):
                claims.finish(letter, LetterState.CANCELLED, owner=self.owner, note=why)
            case Later(not_before_at=opens_at):
                claims.postpone(letter, opens_at)
            case Ready() | Held():
                return found
        return None

    def _begin(self, letter: Claimed, ready: Ready) -> bool:
        """Keep the bytes until their fate is known; of a letter with a link, only that it began."""
        is_kept = letter.kind is LetterKind.DIGEST
        return claims.begin(
            letter,
            subject=ready.subject,
            content=ready.packed.decode("ascii") if is_kept else "",
            last_deed_id=ready.last_deed_id,
            seconds=self.config.claim_seconds,
        )

    def _write_down(self, done: Done) -> None:
        letter, outcome = done.begun.letter, done.outcome
        told = {"owner": self.owner, "code": outcome.code, "note": outcome.note}
        if claims.finish(letter, _STATES[outcome.result], **told, **_changes(letter, outcome)):
            if outcome.result is Result.ADDRESS:
                suppression.suppress(letter.id, done.begun.ready.to, note=outcome.note)
        else:
            log.warning("Letter %s was somebody else’s by then (%s)", letter.id, outcome.result)
        wrong = self.breaker.trouble
        if self._told != wrong and trouble.tell(wrong) and not wrong:
            claims.try_again_now()

    def _put_back(self, letters: deque[Claimed]) -> None:
        rests = self.breaker.rests
        note = "Not tried: the mail server has to rest" if rests else "Not tried: mail was stopped"
        again_at = clock.instant() + timedelta(seconds=rests) if rests else None
        claims.put_back(letters, note=note, next_try_at=again_at)
        letters.clear()


_STATES = {
    Result.ACCEPTED: LetterState.SENT,
    Result.TEMPORARY: LetterState.RETRY,
    Result.OURS: LetterState.RETRY,
    Result.LATE: LetterState.RETRY,
    Result.ADDRESS: LetterState.FAILED,
    Result.REFUSED: LetterState.FAILED,
    Result.UNKNOWN: LetterState.IN_DOUBT,
}


def _changes(letter: Claimed, outcome: Outcome) -> dict[str, object]:
    """What else changes with a letter's state."""
    now = clock.instant()
    match outcome.result:
        case Result.ACCEPTED | Result.ADDRESS | Result.REFUSED:
            return {"last_code": outcome.code}
        case Result.UNKNOWN:
            return {"last_code": outcome.code, "next_try_at": now + DOUBT_RESTS}
        case _:
            again_at = next_try_at(letter.attempts, now, chance=random.random())
            return {"last_code": outcome.code, "next_try_at": again_at, "content": letter.content}
