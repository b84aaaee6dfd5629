"""Deeds in tests: an entry of the audit, by its word and its time alone."""

from datetime import datetime

from sqlalchemy import Connection, insert
from sqlalchemy.orm import Session

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility


def happens(
    where: Session | Connection, deed: Deed = Deed.ACTION_CHANGED, *, at: datetime | None = None
) -> None:
    """Somebody does something, now or as a clock has it that was set."""
    entry = {
        "at": at or clock.now(),
        "deed": deed,
        "subject_type": "action",
        "subject_id": 1,
        "by_name": "Somebody",
        "visibility": Visibility.BOARD,
        "before": {},
        "after": {},
        "note": "",
    }
    where.execute(insert(AuditEntry), [entry])
