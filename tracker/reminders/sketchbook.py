"""The picture of what is open, drawn once for many letters and anew after any deed."""

import logging
import time
from collections.abc import Callable
from datetime import date

from sqlalchemy import func, select

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
LATEST = 300
# They change nothing that a letter shows, and come often.
UNSEEN = frozenset({Deed.PERSON_SIGNED_IN, Deed.PERSON_SIGNED_OUT, Deed.LETTER_RETRIED})

# On PostgreSQL a deed can be seen after one with a higher id: it changes the sum of the last ones.
_LATEST = (
    select(AuditEntry.id)
    .where(*(AuditEntry.deed != deed for deed in UNSEEN))
    .order_by(AuditEntry.id.desc())
    .limit(LATEST)
    .subquery()
)
LAST_DEEDS = select(
    func.max(_LATEST.c.id).label("last"), func.sum(_LATEST.c.id).label("total")
).subquery()

Deeds = tuple[int | None, int | None]


class Sketchbook:
    """Keeps the last picture while nothing was written to the audit, and for a few seconds."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        self._mark: tuple[date, Deeds] | None = None
        self._drawn_at = 0.0
        self._written: dict[int, tuple[DueLetter, Words]] = {}

    def picture(self, deeds: Deeds | None = None) -> Picture:
        """What is open now, for everybody; `deeds` are the last ones, where they were read."""
        now = time.monotonic()
        if deeds is None:
            last, total = db.session.execute(select(LAST_DEEDS)).one()
            deeds = last, total
        mark = clock.today(), deeds
        is_old = now - self._drawn_at > FRESH_SECONDS
        if self._picture is None or mark != self._mark or is_old:
            old, self._picture = self._picture, Picture(mark[0])
            self._mark, self._drawn_at = mark, now
            if old is None or old.closed != self._picture.closed:
                self._written.clear()
        return self._picture

    def words(self, letter: DueLetter) -> Words:
        """What a letter of the picture says: written before, if it is the same, or now."""
        written, words = self._written.get(letter.to.id, (None, None))
        if words is not None and written == letter:
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
