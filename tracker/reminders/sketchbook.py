"""The picture of what is open, drawn once for many letters and anew after any deed."""

from datetime import date

from sqlalchemy import func, select

from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.reminders.due import Picture

FRESH_SECONDS = 10


class Sketchbook:
    """Keeps the last picture while nothing was written to the audit, and for a few seconds."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        self._mark: tuple[date, int] | None = None
        self._drawn_at = clock.instant()

    def picture(self) -> Picture:
        """What is open now, for everybody."""
        now = clock.instant()
        mark = (clock.today(), db.session.scalar(select(func.max(AuditEntry.id))) or 0)
        is_old = (now - self._drawn_at).total_seconds() > FRESH_SECONDS
        if self._picture is None or mark != self._mark or is_old:
            self._picture, self._mark, self._drawn_at = Picture(mark[0]), mark, now
        return self._picture
