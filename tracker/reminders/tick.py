"""One tick: take the lease, write the letters that should exist, send what may go, tidy up."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.config import Config
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.meetings import freezing
from tracker.outbox import claims, instance, lease
from tracker.outbox.claims import Claimed
from tracker.reminders import housekeeping, service
from tracker.reminders.delivery import Delivery
from tracker.reminders.transport import CONNECT_SECONDS, DOT_SECONDS

log = logging.getLogger(__name__)

ONE_LETTER = CONNECT_SECONDS + DOT_SECONDS


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did; `failed` names the parts that went wrong, `had_lease` whether it ran."""

    had_lease: bool = True
    written: int = 0
    sent: int = 0
    failed: tuple[str, ...] = ()


def _is_well(_seconds: float) -> None:
    """Nobody watches."""


@dataclass
class Ticker:
    """Runs ticks for one process; what goes wrong in one part does not keep the others back."""

    config: Config
    owner: str = field(default_factory=lease.new_owner)
    stopping: threading.Event = field(default_factory=threading.Event)
    alive: Callable[[float], None] = _is_well

    def __post_init__(self) -> None:
        self.delivery = Delivery(
            self.config, self.owner, self.stopping, before_each=self._before_each
        )
        self._failed: list[str] = []
        self._renewed_at = 0.0

    def tick(self) -> Ticked:
        """Do what is due now."""
        with unit_of_work():
            if lease.acquire(self.owner, seconds=self.config.lease_seconds) is None:
                return Ticked(had_lease=False)
        self._renewed_at = time.monotonic()
        self._failed = []
        self._part("the outbox", self._look_after_outbox)
        self._part("freezing rounds", freezing.freeze_due)
        draw = self.delivery.sketchbook.picture
        written = self._part("writing letters", lambda: service.generate(draw))
        sent = self._part("sending letters", self.delivery.send_waiting)
        self._part("tidying up", housekeeping.daily)
        if not self._failed:
            with unit_of_work():
                lease.renew(self.owner, seconds=self.config.lease_seconds)
        return Ticked(True, written, sent, tuple(self._failed))

    def give_back(self) -> None:
        """Let another scheduler go on at once."""
        with unit_of_work():
            lease.give_back(self.owner)

    def _look_after_outbox(self) -> int:
        with unit_of_work():
            instance.settle(self.config.data)
            claims.expire()
            claims.park_stopped()
            claims.retry_doubtful()
        return 0

    def _part(self, name: str, do: Callable[[], int]) -> int:
        try:
            return do()
        except Exception:
            log.exception("The tick failed at %s; the next one tries again", name)
            self._failed.append(name)
            return 0
        finally:
            db.session.rollback()

    def _before_each(self, _letter: Claimed) -> None:
        """A slow mail server is no dead scheduler."""
        self.alive(ONE_LETTER)
        now = time.monotonic()
        if now - self._renewed_at > self.config.lease_seconds / 4:
            self._renewed_at = now
            with unit_of_work():
                lease.renew(self.owner, seconds=self.config.lease_seconds)
