"""The picture of what is open, drawn once for many letters and anew after any deed."""

import time
from datetime import date

from sqlalchemy import select

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.reminders.due import Picture

FRESH_SECONDS = 60
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

    def picture(self) -> Picture:
        """What is open now, for everybody."""
        now = time.monotonic()
        mark = clock.today(), db.session.scalar(_LAST_DEED) or 0
        is_old = now - self._drawn_at > FRESH_SECONDS
        if self._picture is None or mark != self._mark or is_old:
            self._picture, self._mark, self._drawn_at = Picture(mark[0]), mark, now
        return self._picture
