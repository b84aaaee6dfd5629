"""Sending what waits: claim, look again, hand over with no transaction open, write down."""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.config import Config
from tracker.core import clock
from tracker.core.transaction import unit_of_work
from tracker.outbox import claims, instance
from tracker.outbox.claims import Claimed
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.rules import DOUBT_RESTS, next_try_at
from tracker.reminders.breaker import Breaker
from tracker.reminders.recheck import Cancel, Checker, Later, Ready
from tracker.reminders.sketchbook import Sketchbook
from tracker.reminders.transport import Outcome, Result, SmtpTransport, Transport

log = logging.getLogger(__name__)


def _nothing(_letter: Claimed) -> None:
    """Nobody wants to know."""


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

    def __post_init__(self) -> None:
        if self.transport is None and self.config.mail_server is not None:
            self.transport = SmtpTransport(self.config.mail_server)

    def send_waiting(self) -> int:
        """Send all that may go now; gives how many the mail server took."""
        if self.transport is None:
            return 0
        sent, checker = 0, Checker(self.config, self.sketchbook)
        try:
            while not self._should_pause() and (batch := self._claim()):
                sent += self._send_batch(batch, checker, self.transport)
        finally:
            self.transport.close()
        return sent

    def _should_pause(self) -> bool:
        return self.stopping.is_set() or self.breaker.is_open

    def _claim(self) -> list[Claimed]:
        with unit_of_work():
            if instance.is_mail_held():
                return []
            return claims.claim(self.owner, seconds=self.config.claim_seconds)

    def _send_batch(self, batch: list[Claimed], checker: Checker, transport: Transport) -> int:
        sent = 0
        for place, letter in enumerate(batch):
            if self._should_pause():
                self._put_back(batch[place:])
                break
            self.before_each(letter)
            ready = self._look(letter, checker)
            if ready is not None:
                outcome = transport.send(self.config.mail_from, ready.to, ready.packed)
                self.breaker.note(outcome.result)
                sent += outcome.result is Result.ACCEPTED
                self._write_down(letter, outcome)
        return sent

    def _look(self, letter: Claimed, checker: Checker) -> Ready | None:
        """Look again; a letter that is not to go now is put away, and its place is the next's."""
        try:
            found = checker.look(letter)
        except Exception:
            log.exception("Letter %s could not be written", letter.id)
            found = Cancel("It could not be written: the log says why")
        with unit_of_work():
            if instance.is_mail_held():
                claims.put_back([letter], note="Mail is held")
            elif isinstance(found, Cancel):
                claims.finish(letter, LetterState.CANCELLED, owner=self.owner, note=found.why)
            elif isinstance(found, Later):
                claims.postpone(letter, found.not_before_at)
            elif self._begin(letter, found):
                return found
        return None

    def _begin(self, letter: Claimed, ready: Ready) -> bool:
        """Keep the bytes until their fate is known; of a letter with a link, only that it began."""
        is_kept = letter.kind is LetterKind.DIGEST
        return claims.begin(
            letter,
            subject=ready.subject,
            content=ready.packed.decode("ascii") if is_kept else "",
            seconds=self.config.claim_seconds,
        )

    def _write_down(self, letter: Claimed, outcome: Outcome) -> None:
        with unit_of_work():
            told = {"owner": self.owner, "code": outcome.code, "note": outcome.note}
            known = claims.finish(
                letter, _STATES[outcome.result], **told, **_changes(letter, outcome)
            )
        if not known:
            log.warning("Letter %s was somebody else’s by then (%s)", letter.id, outcome.result)

    def _put_back(self, letters: list[Claimed]) -> None:
        with unit_of_work():
            claims.put_back(
                letters,
                note="Not tried: the mail server has to rest",
                next_try_at=self.breaker.until,
            )


_STATES = {
    Result.ACCEPTED: LetterState.SENT,
    Result.TEMPORARY: LetterState.RETRY,
    Result.OURS: LetterState.RETRY,
    Result.REFUSED: LetterState.FAILED,
    Result.UNKNOWN: LetterState.IN_DOUBT,
}


def _changes(letter: Claimed, outcome: Outcome) -> dict[str, object]:
    """What else changes with a letter's state."""
    now = clock.instant()
    match outcome.result:
        case Result.ACCEPTED | Result.REFUSED:
            return {"last_code": outcome.code}
        case Result.UNKNOWN:
            return {"last_code": outcome.code, "next_try_at": now + DOUBT_RESTS}
        case _:
            again_at = next_try_at(letter.attempts, now, chance=random.random())
            return {"last_code": outcome.code, "next_try_at": again_at, "content": letter.content}
