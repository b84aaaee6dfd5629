"""Who may run the tick: one row, taken for a while, with a number that rises with each owner."""

import os
import secrets
import socket
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.core.database import db
from tracker.core.database_time import database_time
from tracker.outbox.models import SchedulerLease

MAIN = "main"
LONGEST_NAME = 80
NOBODY = ""

Mark = tuple[str, int, datetime]


def new_owner() -> str:
    """A name for this process that no other has, for leases and for the history of letters."""
    own = f":{os.getpid()}:{secrets.token_hex(4)}"
    return socket.gethostname()[: LONGEST_NAME - len(own)] + own


@dataclass
class Keeper:
    """Takes the lease for one process, keeps it, and gives it back.

    All times are the database's, so machines whose clocks differ agree. That clock may be set as
    well: it says how long a lease that is seen for the first time still lasts, and from then on
    only a clock that is never set counts. So whoever lives renews before another may take over.
    `patience` is how long to wait for its owner's next sign of life where a lease is over at first
    sight, or lies further ahead than any can.
    """

    owner: str
    seconds: float
    patience: float = 0.0
    _seen: Mark | None = field(default=None, init=False)
    _free_at: float = field(default=0.0, init=False)

    def take(self) -> int | None:
        """Take or renew the lease; gives its fence, or None while somebody else holds it."""
        kept = self._write(SchedulerLease.owner == self.owner)
        if kept is not None:
            return kept
        held = db.session.execute(
            select(
                SchedulerLease.owner,
                SchedulerLease.fence,
                SchedulerLease.until_at,
                database_time().label("now"),
            ).where(SchedulerLease.name == MAIN)
        ).one_or_none()
        if held is None:
            return self._first()
        mark = held.owner, held.fence, held.until_at
        if not self._is_over(mark, (held.until_at - held.now).total_seconds()):
            return None
        return self._write(
            SchedulerLease.owner == held.owner,
            SchedulerLease.fence == held.fence,
            SchedulerLease.until_at == held.until_at,
            owner=self.owner,
            fence=SchedulerLease.fence + 1,
        )

    def renew(self, **told: int) -> bool:
        """Keep the lease and say that all is well; False where another has it by now."""
        is_ours = SchedulerLease.owner == self.owner
        return self._write(is_ours, heartbeat_at=database_time(), **told) is not None

    def give_back(self) -> None:
        """End the lease, so that another scheduler need not wait for it."""
        self._write(SchedulerLease.owner == self.owner, owner=NOBODY, until_at=database_time())

    def _is_over(self, mark: Mark, left: float) -> bool:
        now = time.monotonic()
        if mark != self._seen:
            self._seen = mark
            self._free_at = now + (left if 0 < left <= self.seconds else self.patience)
        return mark[0] == NOBODY or now >= self._free_at

    def _write(self, *where: Any, **values: Any) -> int | None:
        written = db.session.execute(
            update(SchedulerLease)
            .where(SchedulerLease.name == MAIN, *where)
            .values({"until_at": database_time(self.seconds)} | values)
            .returning(SchedulerLease.fence)
            .execution_options(synchronize_session=False)
        )
        return written.scalar_one_or_none()

    def _first(self) -> int | None:
        """The row of a new database; of two that make it at once, one does."""
        is_postgres = db.session.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert if is_postgres else sqlite.insert
        return db.session.execute(
            insert(SchedulerLease)
            .values(
                name=MAIN,
                owner=self.owner,
                fence=1,
                until_at=database_time(self.seconds),
                heartbeat_at=database_time(),
            )
            .on_conflict_do_nothing()
            .returning(SchedulerLease.fence)
        ).scalar_one_or_none()
