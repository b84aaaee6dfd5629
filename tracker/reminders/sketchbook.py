"""The picture of what is open, drawn once for many letters and anew after any deed."""

import logging
import time
from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.reminders.composing import Words, digest_words
from tracker.reminders.due import DueLetter, Picture
from tracker.reminders.waiting import letters_that_wait

log = logging.getLogger(__name__)

FRESH_SECONDS = 60
WRITTEN_AHEAD = 5_000
# They change nothing that a letter shows, and come often.
UNSEEN = frozenset({Deed.PERSON_SIGNED_IN, Deed.PERSON_SIGNED_OUT, Deed.LETTER_RETRIED})

_LAST_DEED = (
    select(AuditEntry.id)
    .where(AuditEntry.deed.not_in(UNSEEN))
    .order_by(AuditEntry.id.desc())
    .limit(1)
)


class Sketchbook:
    """Keeps the last picture while nothing was written to the audit, and for a few seconds."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        self._mark: tuple[date, int] | None = None
        self._drawn_at = 0.0
        self._written: dict[int, tuple[DueLetter, Words]] = {}

    def picture(self) -> Picture:
        """What is open now, for everybody."""
        now = time.monotonic()
        mark = clock.today(), db.session.scalar(_LAST_DEED) or 0
        is_old = now - self._drawn_at > FRESH_SECONDS
        if self._picture is None or mark != self._mark or is_old:
            self._picture, self._mark, self._drawn_at = Picture(mark[0]), mark, now
            self._written.clear()
        return self._picture

    def words(self, letter: DueLetter) -> Words:
        """What a letter of the picture says: written before, or now."""
        written, words = self._written.get(letter.to.id, (None, None))
        if words is not None and written is letter:
            return words
        return digest_words(letter, self._picture.closed if self._picture else frozenset())

    def write_ahead(self, should_stop: Callable[[], bool]) -> None:
        """Write what waits before the first of it goes: handing over then takes no longer."""
        for letter in letters_that_wait(self.picture(), most=WRITTEN_AHEAD):
            if should_stop():
                break
            try:
                self._written[letter.to.id] = letter, self.words(letter)
            except Exception:
                log.exception("A letter could not be written ahead; its turn will tell")

    def forget_words(self) -> None:
        """Keep no more letters than a morning needs."""
        self._written.clear()
