"""One tick: take the lease, write the letters that should exist, send what may go, tidy up."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError

from tracker.config import Config
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.meetings import freezing
from tracker.meetings.escalations import climbing
from tracker.meetings.forward import making
from tracker.outbox import claims, instance, lease
from tracker.outbox.claims import Claimed
from tracker.outbox.lease import Keeper
from tracker.people import sessions
from tracker.reminders import housekeeping, service
from tracker.reminders.delivery import Delivery
from tracker.reminders.transport import CONNECT_SECONDS, DOT_SECONDS
from tracker.voice.worries import telling

log = logging.getLogger(__name__)

ONE_LETTER = CONNECT_SECONDS + DOT_SECONDS


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did; `failed` names the parts that went wrong, `had_lease` whether it ran.

    `lost_database` says that the database was to blame: another try, soon, may well do.
    """

    had_lease: bool = True
    written: int = 0
    sent: int = 0
    failed: tuple[str, ...] = ()
    lost_database: bool = False


def _is_well(_seconds: float) -> None:
    """Nobody watches."""


@dataclass
class Ticker:
    """Runs ticks for one process; what goes wrong in one part does not keep the others back.

    `patience` is the lease's: none for a single tick, a tick's time for one that comes back.
    """

    config: Config
    patience: float = 0.0
    owner: str = field(default_factory=lease.new_owner)
    stopping: threading.Event = field(default_factory=threading.Event)
    alive: Callable[[float], None] = _is_well

    def __post_init__(self) -> None:
        self.delivery = Delivery(
            self.config, self.owner, self.stopping, before_each=self._before_each
        )
        self.keeper = Keeper(self.owner, seconds=self.config.lease_seconds, patience=self.patience)
        self._failed: list[str] = []
        self._lost_database = False
        self._renewed_at = 0.0

    def tick(self) -> Ticked:
        """Do what is due now."""
        began = time.monotonic()
        with unit_of_work():
            if self.keeper.take() is None:
                return Ticked(had_lease=False)
        self._renewed_at = time.monotonic()
        self._failed, self._lost_database = [], False
        self._part("the outbox", self._look_after_outbox)
        self._part("freezing rounds", freezing.freeze_due)
        self._part("what comes round every year", making.make_due)
        self._part("what nobody answered in time", climbing.climb_due)
        self._part("worries that nobody looked at", telling.tell_late)
        self._part("letters in doubt", self.delivery.clear_doubts)
        draw = self.delivery.sketchbook.picture
        written = self._part("writing letters", lambda: service.generate(draw))
        sent = self._part("sending letters", self.delivery.send_waiting)
        self._part("tidying up", housekeeping.daily)
        if not self._failed:
            took = round(1000 * (time.monotonic() - began))
            with unit_of_work():
                self.keeper.renew(last_ms=took, last_written=written, last_sent=sent)
        return Ticked(True, written, sent, tuple(self._failed), self._lost_database)

    def give_back(self) -> None:
        """Let another scheduler go on at once, also with letters that were not begun."""
        with unit_of_work():
            claims.give_back(self.owner)
            self.keeper.give_back()

    def _look_after_outbox(self) -> int:
        with unit_of_work():
            if instance.settle(self.config.data):
                sessions.end_everybodys()
            claims.expire()
            claims.park_stopped(seconds=self.config.claim_seconds)
        return 0

    def _part(self, name: str, do: Callable[[], int]) -> int:
        try:
            return do()
        except Exception as error:
            log.exception("The tick failed at %s; the next one tries again", name)
            self._failed.append(name)
            self._lost_database |= isinstance(error, DBAPIError)
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
                self.keeper.renew()
