"""What keeps letters from going, for everybody to see: written where the scheduler's lease is."""

from sqlalchemy import case, update

from tracker.core.database import db
from tracker.core.database_time import database_time
from tracker.outbox.lease import MAIN
from tracker.outbox.models import SchedulerLease

LONGEST = 300


def tell(words: str) -> None:
    """Say what is wrong, since when it was first said; no words where all is well again."""
    words = words[:LONGEST]
    is_new = SchedulerLease.trouble == ""
    since = case((is_new, database_time()), else_=SchedulerLease.trouble_since) if words else None
    db.session.execute(
        update(SchedulerLease)
        .where(SchedulerLease.name == MAIN, SchedulerLease.trouble != words)
        .values(trouble=words, trouble_since=since)
        .execution_options(synchronize_session=False)
    )
