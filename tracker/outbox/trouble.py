"""What keeps letters from going, for everybody to see: written where the scheduler's lease is."""

from sqlalchemy import case, update

from tracker.core.database import db
from tracker.core.database_time import database_time
from tracker.outbox.lease import MAIN
from tracker.outbox.models import SchedulerLease

LONGEST = 300


def tell(words: str) -> bool:
    """Say what is wrong, since when it was first said; no words where all is well again.

    Gives whether that was news.
    """
    words = words[:LONGEST]
    is_new = SchedulerLease.trouble == ""
    since = case((is_new, database_time()), else_=SchedulerLease.trouble_since) if words else None
    told = db.session.execute(
        update(SchedulerLease)
        .where(SchedulerLease.name == MAIN, SchedulerLease.trouble != words)
        .values(trouble=words, trouble_since=since)
        .returning(SchedulerLease.name)
        .execution_options(synchronize_session=False)
    )
    return told.scalar_one_or_none() is not None
