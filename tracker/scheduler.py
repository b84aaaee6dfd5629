"""The scheduler: one tick of APScheduler in UTC, in a process of its own or beside the web."""

import logging
import os
import threading
import time
from datetime import UTC

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.reminders.tick import Ticker

log = logging.getLogger(__name__)

STOPS_WITHIN = 15.0
STUCK_AFTER = 120.0
STUCK = 70


class Scheduler:
    """Ticks on a thread until it is stopped; any number of these make one (a lease sees to it)."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.config: Config = app.extensions["tracker"]
        self.stopping = threading.Event()
        self.ticker = Ticker(self.config, stopping=self.stopping, alive=self.alive)
        self._busy = threading.Lock()
        self._alive_until = time.monotonic() + STUCK_AFTER
        self._jobs = BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, daemon=True
        )

    def start(self) -> None:
        """Begin to tick, at once for the first time."""
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
        if self.stopping.is_set():
            return
        with self._busy, self.app.app_context():
            try:
                self.alive()
                self.ticker.tick()
                self.alive()
            except Exception:
                log.exception("The tick failed; the next one tries again")
            finally:
                db.session.remove()

    def alive(self, seconds: float = STUCK_AFTER) -> None:
        """Tell the watchdog that all is well for so long."""
        self._alive_until = time.monotonic() + max(seconds, 4.0 * self.config.tick_seconds)

    def stop(self) -> bool:
        """Finish the letter in hand and give the lease back; False if that takes too long."""
        self.stopping.set()
        if self._jobs.running:  # it may be asked to stop before it began
            self._jobs.shutdown(wait=False)
        if not self._busy.acquire(timeout=STOPS_WITHIN):
            return False
        try:
            with self.app.app_context():
                self.ticker.give_back()
        finally:
            self._busy.release()
        return True

    def watch(self) -> None:
        """End a process whose ticks have stopped, so that whoever supervises it starts it again.

        A scheduler stalls when the machine's clock is set back; this clock never is.
        """
        while not self.stopping.wait(5):
            if time.monotonic() > self._alive_until:
                log.critical("No tick was finished in time; the process ends to be started again")
                os._exit(STUCK)
