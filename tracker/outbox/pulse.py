"""Whether letters go: when a tick last ended, who refuses them, and since when the oldest waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ScalarSelect, func, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.database_time import database_time
from tracker.outbox.lease import MAIN
from tracker.outbox.models import Instance, Letter, SchedulerLease
from tracker.outbox.queries import did_not_arrive
from tracker.outbox.rules import WAITING

STALE_AFTER = timedelta(minutes=5)
LATE_AFTER = timedelta(minutes=15)
AHEAD = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is known of the scheduler; `now` is the clock by which its times were written."""

    now: datetime
    heartbeat_at: datetime | None
    until_at: datetime | None
    trouble: str
    trouble_since: datetime | None
    is_held: bool
    late_since: datetime | None
    dead: int = 0

    @property
    def age(self) -> timedelta | None:
        """How long ago a tick last ended well; None where no scheduler ever ran."""
        return None if self.heartbeat_at is None else self.now - self.heartbeat_at

    @property
    def is_stale(self) -> bool:
        """Silent for too long, or heard last in a future from which the clock was set back."""
        return self.age is None or not -AHEAD <= self.age <= STALE_AFTER

    @property
    def is_owned(self) -> bool:
        """Whether a scheduler is at work, even if none of its ticks ends well."""
        return self.until_at is not None and self.until_at > self.now


def pulse() -> Pulse:
    """One statement, however many letters there were."""
    lease = SchedulerLease
    row = db.session.execute(
        select(
            database_time(),
            _of(lease.heartbeat_at),
            _of(lease.until_at),
            func.coalesce(_of(lease.trouble), ""),
            _of(lease.trouble_since),
            func.coalesce(select(Instance.is_mail_held).scalar_subquery(), False),
            _late_since(),
            select(func.count(Letter.id)).where(did_not_arrive()).scalar_subquery(),
        )
    ).one()
    return Pulse(*row)


def _of(column: Any) -> ScalarSelect[Any]:
    return select(column).where(SchedulerLease.name == MAIN).scalar_subquery()


def _late_since() -> ScalarSelect[Any]:
    """When the oldest letter should have gone, of those that are late by more than is usual."""
    late = clock.now() - LATE_AFTER
    return (
        select(func.min(Letter.not_before_at))
        .where(Letter.state.in_(WAITING), Letter.not_before_at <= late, Letter.created_at <= late)
        .scalar_subquery()
    )
