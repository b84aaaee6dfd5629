"""The scheduler: one tick of APScheduler in UTC, in a process of its own or beside the web."""

import logging
import os
import threading
import time
from datetime import UTC, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask
from sqlalchemy.exc import DBAPIError

from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.reminders.tick import Ticker

log = logging.getLogger(__name__)

STOPS_WITHIN = 12.0
GIVES_BACK_WITHIN = 5.0
STUCK_AFTER = 120.0
STUCK = 70
LOOKS_EVERY = 5.0
TRIES_AGAIN_AFTER = 5
# An owner of the lease shows itself at each tick; a little less, so that two ticks are enough.
PATIENCE = 0.9


class Scheduler:
    """Ticks on a thread until it is stopped; any number of these make one (a lease sees to it)."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.config: Config = app.extensions["tracker"]
        self.stopping = threading.Event()
        self.ticker = Ticker(
            self.config,
            patience=PATIENCE * self.config.tick_seconds,
            stopping=self.stopping,
            alive=self.alive,
        )
        self._busy = threading.Lock()
        self._ticked_at = self._asked_at = time.monotonic()
        self._alive_until = self._ticked_at + STUCK_AFTER
        self._is_stuck = False
        self._jobs: BackgroundScheduler | None = None

    def start(self) -> None:
        """Begin to tick, at once for the first time."""
        self._jobs = BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, daemon=True
        )
        self._jobs.add_job(
            self.tick,
            "interval",
            seconds=self.config.tick_seconds,
            next_run_time=clock.instant(),
            id="tick",
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._jobs.start()

    def tick(self) -> None:
        """One tick; what goes wrong is written to the log, and the next tick tries again."""
        self._ticked_at = time.monotonic()
        if self.stopping.is_set():
            return
        with self._busy, self.app.app_context():
            try:
                self.alive()
                done = self.ticker.tick()
                self.alive()
                if done.lost_database:
                    self._try_again_soon()
            except Exception as error:
                log.exception("The tick failed; the next one tries again")
                if isinstance(error, DBAPIError):
                    self._try_again_soon()
            finally:
                db.session.remove()
                self._ticked_at = time.monotonic()

    def alive(self, seconds: float = STUCK_AFTER) -> None:
        """Tell the watchdog that all is well for so long."""
        self._alive_until = time.monotonic() + max(seconds, 4.0 * self.config.tick_seconds)

    def ask_to_stop(self) -> None:
        """Begin no letter any more; what is in hand may be finished."""
        if not self.stopping.is_set():
            self._asked_at = time.monotonic()
            self.stopping.set()

    def stop(self) -> bool:
        """Finish the letter in hand, give back the lease and what was not begun.

        False where a mail server keeps us for too long: the process is to end all the same, and
        the letter in its hands is in doubt later.
        """
        self.ask_to_stop()
        self._end_jobs()
        left = STOPS_WITHIN - (time.monotonic() - self._asked_at)
        has_finished = self._busy.acquire(timeout=max(left, 0.0))
        giving = threading.Thread(target=self._give_back, daemon=True)
        giving.start()
        giving.join(GIVES_BACK_WITHIN)
        return has_finished and not giving.is_alive()

    def watch(self, *, ends_process: bool) -> None:
        """Start ticks again that have stopped; end a process whose tick hangs, if it may.

        A scheduler waits for a time of day, so it stalls when the machine's clock is set back;
        this watch never is. Beside the web a tick that hangs is only told of: the pages go on,
        and what goes wrong stands on them.
        """
        while not self.stopping.wait(min(LOOKS_EVERY, self.config.tick_seconds / 2)):
            if time.monotonic() > self._alive_until:
                self._tell_of_stuck()
                if ends_process:
                    os._exit(STUCK)
            else:
                self._is_stuck = False
            if self._has_stalled():
                log.warning("No tick began in time: was the clock set? The scheduler starts again")
                self._ticked_at = time.monotonic()
                self._end_jobs()
                self.start()

    def _has_stalled(self) -> bool:
        waited = time.monotonic() - self._ticked_at
        return waited > 2.0 * self.config.tick_seconds and not self._busy.locked()

    def _tell_of_stuck(self) -> None:
        if not self._is_stuck:
            log.critical("No tick was finished in time")
        self._is_stuck = True

    def _try_again_soon(self) -> None:
        """The database may be back long before the next tick is due."""
        wait = min(TRIES_AGAIN_AFTER, self.config.tick_seconds)
        if self._jobs is not None and not self.stopping.is_set():
            self._jobs.modify_job("tick", next_run_time=clock.instant() + timedelta(seconds=wait))

    def _end_jobs(self) -> None:
        if self._jobs is not None and self._jobs.running:  # it may be asked before it began
            self._jobs.shutdown(wait=False)

    def _give_back(self) -> None:
        try:
            with self.app.app_context():
                self.ticker.give_back()
        except Exception:
            log.exception("The lease could not be given back; it ends by itself")
