"""Who may run the tick: one row, taken for a while, with a number that rises with each owner."""

import os
import secrets
import socket
from datetime import datetime, timedelta

from sqlalchemy import case, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.models import SchedulerLease

MAIN = "main"
LONGEST_NAME = 80


def new_owner() -> str:
    """A name for this process that no other has, for leases and for the history of letters."""
    own = f":{os.getpid()}:{secrets.token_hex(4)}"
    return socket.gethostname()[: LONGEST_NAME - len(own)] + own


def acquire(owner: str, *, seconds: int) -> int | None:
    """Take or renew the lease; gives its fence, or None while somebody else holds it."""
    now = clock.instant()
    held = {"owner": owner, "until_at": now + timedelta(seconds=seconds)}
    took = db.session.execute(
        update(SchedulerLease)
        .where(
            SchedulerLease.name == MAIN,
            (SchedulerLease.owner == owner) | (SchedulerLease.until_at <= now),
        )
        .values(
            held
            | {
                "fence": case(
                    (SchedulerLease.owner == owner, SchedulerLease.fence),
                    else_=SchedulerLease.fence + 1,
                )
            }
        )
        .returning(SchedulerLease.fence)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    return took if took is not None else _first(held, now)


def renew(owner: str, *, seconds: int) -> bool:
    """Keep the lease and say that all is well; False where another has it by now."""
    now = clock.instant()
    kept = db.session.execute(
        update(SchedulerLease)
        .where(SchedulerLease.name == MAIN, SchedulerLease.owner == owner)
        .values(until_at=now + timedelta(seconds=seconds), heartbeat_at=now)
        .returning(SchedulerLease.fence)
        .execution_options(synchronize_session=False)
    )
    return kept.scalar_one_or_none() is not None


def give_back(owner: str) -> None:
    """End the lease, so that another scheduler need not wait for it."""
    db.session.execute(
        update(SchedulerLease)
        .where(SchedulerLease.name == MAIN, SchedulerLease.owner == owner)
        .values(until_at=clock.instant())
        .execution_options(synchronize_session=False)
    )


def heartbeat_at() -> datetime | None:
    """When a tick last went well, wherever it ran; None where none ever began."""
    return db.session.scalar(select(SchedulerLease.heartbeat_at).where(SchedulerLease.name == MAIN))


def _first(held: dict[str, object], now: datetime) -> int | None:
    """The row of a new database; of two that make it at once, one does."""
    insert = (
        postgresql.insert if db.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    )
    return db.session.execute(
        insert(SchedulerLease)
        .values(name=MAIN, fence=1, heartbeat_at=now, **held)
        .on_conflict_do_nothing()
        .returning(SchedulerLease.fence)
    ).scalar_one_or_none()
