"""The product's worker in real processes, whose clock can be shifted and which dies at a point.

`python -m tests.chaos.letters.launcher FOLDER` reads how many are to be alive (one
that died is begun anew, as a supervisor does) until its input ends. It tells of each that began and
ended. A worker is a fork of this process, which has the product imported and nothing begun.
"""

import ctypes
import faulthandler
import json
import os
import random
import re
import select
import signal
import smtplib
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apscheduler.executors.base
import apscheduler.schedulers.base
import apscheduler.triggers.interval
from sqlalchemy import event

import tracker.core.clock
import tracker.reminders.breaker
from tests.chaos.letters.clock import Clock
from tracker.core.database import db
from tracker.factory import create_app
from tracker.outbox import claims
from tracker.serving import worker

TICK = 0.2  # seconds; the product's own setting knows whole ones only
DIES_WITH_ITS_PARENT = 1  # PR_SET_PDEATHSIG of Linux


def shift(folder: Path) -> None:
    """Let the product, its scheduler and its statements read the run's clock."""
    clock = Clock(folder / "clock")

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            moment = clock.now()
            return moment if tz in (None, UTC) else moment.astimezone(tz)

    readers: tuple[Any, ...] = (
        tracker.core.clock,
        apscheduler.schedulers.base,
        apscheduler.executors.base,
        apscheduler.triggers.interval,
    )
    for module in readers:
        module.datetime = Shifted
    # The rest that a mail server is given is minutes long: it ends when so much time has gone by.
    breaker: Any = tracker.reminders.breaker
    breaker.time = SimpleNamespace(monotonic=clock.monotonic)

    def ask(_c: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> tuple[str, Any]:
        return _later(statement, clock.ahead), parameters

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", ask, retval=True)


def _later(statement: str, seconds: float) -> str:
    """A statement that asks the database for the time gets the run's."""
    statement = statement.replace(
        "clock_timestamp()", f"(clock_timestamp() + interval '{seconds} seconds')"
    )
    return re.sub(r"'now'", f"'now', '{seconds:+f} seconds'", statement)


class Points:
    """Ends this process without a word when it passes a point, for the n-th time."""

    def __init__(self, name: str, number: int) -> None:
        self.name, self.left = name, number
        self.claimed = self.answered = False
        claims.claim = self._after(claims.claim, self._has_claimed)
        smtp: Any = smtplib.SMTP
        connect = smtp.connect

        def connecting(*args: Any, **named: Any) -> Any:
            self.passes("before it connects")
            return connect(*args, **named)

        smtp.connect = connecting
        smtp.rcpt = self._after(smtp.rcpt, lambda *_: self.passes("after RCPT"))
        smtp.send = self._after(smtp.send, self._has_sent)
        smtp.getreply = self._after(smtp.getreply, self._has_answer)
        event.listen(db.session.session_factory.class_, "after_commit", self._has_committed)
        self.dotted = False

    def passes(self, point: str) -> None:
        """Die here, if it is time."""
        if point == self.name:
            self.left -= 1
            if self.left <= 0:
                time.sleep(random.choice((0.0, 0.0, 0.005, 0.02)))
                os.kill(os.getpid(), signal.SIGKILL)

    def _after(self, whole: Callable[..., Any], then: Callable[..., None]) -> Callable[..., Any]:
        def both(*args: Any, **named: Any) -> Any:
            found = whole(*args, **named)
            then(found, *args)
            return found

        return both

    def _has_claimed(self, found: Any, *_args: Any) -> None:
        self.claimed = bool(found)

    def _has_sent(self, _found: Any, _smtp: Any, said: Any) -> None:
        words = said if isinstance(said, bytes) else said.encode()
        if words == b".\r\n" or words.endswith(b"\r\n.\r\n"):
            self.dotted = True
            self.passes("after the dot")

    def _has_answer(self, found: tuple[int, bytes], *_args: Any) -> None:
        if self.dotted:
            self.dotted, self.answered = False, found[0] == 250
            if self.answered:
                self.passes("after 250, before the commit")

    def _has_committed(self, _session: Any) -> None:
        if self.claimed:
            self.claimed = False
            self.passes("after the claim")
        elif self.answered:
            self.answered = False
            self.passes("after the commit")


def work(folder: Path, number: int) -> None:
    """Be a worker, in a process of one's own, until the end."""
    ctypes.CDLL(None).prctl(DIES_WITH_ITS_PARENT, signal.SIGKILL)
    random.seed(os.getpid())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said = os.open(folder / "worker.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    faulthandler.register(signal.SIGUSR1)  # says where each thread is
    told = json.loads((folder / "points").read_text()) if (folder / "points").exists() else {}
    if told:
        chance = random.Random(f"{told['seed']} {number}")
        points = Points(told["point"], chance.randint(1, told["most"]))
        print(f"Dies {points.name}, time {points.left}", flush=True)  # noqa: T201
    with app.app_context():
        callback: Any = worker.callback
        callback()
    os._exit(0)


class Supervisor:
    """Keeps so many workers alive, and tells what happens to them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wanted, self.number = 0, 0
        self.alive: set[int] = set()

    def run(self) -> None:
        """Do as standard input says, until it ends."""
        while True:
            ready, _, _ = select.select([0], [], [], 0.01)
            if ready:
                told = os.read(0, 1024).split()
                if not told:
                    break
                self.wanted = int(told[-1])
            self._bury()
            while len(self.alive) < self.wanted:
                self._begin()
        for pid in self.alive:
            os.kill(pid, signal.SIGKILL)

    def _begin(self) -> None:
        self.number += 1
        pid = os.fork()
        if pid == 0:
            try:
                work(self.folder, self.number)
            finally:
                os._exit(1)
        self.alive.add(pid)
        print("began", pid, 0, flush=True)  # noqa: T201

    def _bury(self) -> None:
        for pid in list(self.alive):
            if (ended := os.waitpid(pid, os.WNOHANG))[0]:
                self.alive.discard(pid)
                print("ended", pid, os.waitstatus_to_exitcode(ended[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    app = create_app()
    app.extensions["tracker"] = replace(app.extensions["tracker"], tick_seconds=TICK)
    shift(Path(sys.argv[1]))
    Supervisor(Path(sys.argv[1])).run()
