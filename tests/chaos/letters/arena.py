"""A run: a database, the receiver and workers in processes of their own, and one clock for all."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.chaos.letters.clock import LONDON, Clock
from tests.support.required import free_port

# Where a worker can be told to die.
POINTS = (
    "after the claim",
    "before it connects",
    "after RCPT",
    "after the dot",
    "after 250, before the commit",
    "after the commit",
)
STILL = 0.4  # seconds without a change after which time may be let go by
RESTING = 0.8  # the same while what is due is not tried: the mail server is given a rest
STALLED = 10.0  # the same while a living worker has letters in hand
NEWEST = "SELECT max(id) FROM letter_event"
BEAT = "SELECT max(heartbeat_at) FROM scheduler_lease"


class Stuck(AssertionError):
    """What should have happened in time did not."""


class Arena:
    """Starts and stops the processes, lets time go by, and reads the database from outside."""

    def __init__(
        self, folder: Path, address: str, *, has_log: bool = False, **settings: object
    ) -> None:
        self.folder, self.address, self.has_log = folder, address, has_log
        folder.mkdir(parents=True, exist_ok=True)
        self.clock = Clock(folder / "clock")
        self.port = free_port()
        self.settings = {"lease_seconds": 1, "claim_seconds": 240} | settings
        self.engine = create_engine(address, pool_pre_ping=True)
        self.receiver: subprocess.Popen[bytes] | None = None
        self.alive: set[int] = set()
        self.began = self.kills = self.most = 0
        self.started_at = time.monotonic()
        self.disturbed: list[datetime] = []
        self._moved = (0, time.monotonic())
        self._went_on_at = time.monotonic()
        self._launcher: subprocess.Popen[str] | None = None

    # Processes

    def start(self) -> "Arena":
        """Begin the receiver and the launcher, with no worker yet."""
        self.receive()
        self._launcher = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.letters.launcher", str(self.folder)],
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def receive(self, *command: str) -> None:
        """Begin the receiver, or another mail server in its place."""
        ours = (sys.executable, "-m", "tests.chaos.letters.receiver", self.folder, self.port)
        words = [str(each) for each in command or ours]
        self.receiver = subprocess.Popen(words)
        self.wait(self._is_listening, "the receiver listens")

    def stop_receiving(self) -> None:
        """End the mail server."""
        if self.receiver is not None:
            self.receiver.kill()
            self.receiver.wait(10)
            self.receiver = None

    def workers(self, number: int) -> None:
        """Keep so many workers alive from now on."""
        assert self._launcher is not None
        assert self._launcher.stdin is not None
        before, self.most = self.began, max(self.most, number)
        self._launcher.stdin.write(f"{number}\n")
        self._launcher.stdin.flush()
        if number > len(self.alive):
            self.wait(lambda: self.began > before, "a worker begins")

    def stop(self) -> None:
        """End all of it."""
        if self._launcher is not None and self._launcher.stdin is not None:
            for pid in list(self.alive):
                self.tell(pid, signal.SIGCONT)
            with contextlib.suppress(BrokenPipeError):
                self._launcher.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._launcher.wait(10)
            self._launcher.kill()  # its workers die with it
            self._launcher.wait(10)
        self.stop_receiving()
        self.engine.dispose()

    def tell(self, pid: int, what: signal.Signals) -> bool:
        """Send a signal to a worker, if it is still there."""
        if pid not in self.alive:
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)
        return True

    def fault(self, **rates: float) -> None:
        """How often the receiver fails from now on, and how; none stands for a sound one."""
        fresh = self.folder / "faults.new"
        fresh.write_text(json.dumps({each.replace("_", " "): rates[each] for each in rates}))
        fresh.replace(self.folder / "faults")
        self.disturb()

    def disturb(self) -> None:
        """Note that something is wrong up to this moment."""
        self.disturbed.append(self.clock.now())

    # Time

    def wait(self, condition: Callable[[], Any], what: str, seconds: float = 180.0) -> None:
        """Look until it is so; how long is only for when it never is."""
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until or (self._launcher and self._launcher.poll() is not None):
                raise self._stuck(f"in vain after {seconds:.0f} seconds: {what}")
            time.sleep(0.03)

    def until_quiet(self, seconds: float = 120.0) -> None:
        """Let time go by until all that is due is written and every letter has ended.

        So many seconds without any change are too long.
        """
        self.wait(self.is_written, "today's letters are written", seconds)
        beats: set[Any] = set()
        self._moved = self._moved[0], time.monotonic()
        self._went_on_at = time.monotonic()
        while len(beats) < 3:
            if time.monotonic() > self._went_on_at + seconds:
                raise self._stuck(
                    f"not quiet: {[(each['id'], each['state']) for each in self.waiting()]}"
                )
            if self.waiting():
                beats.clear()
                self.let_time_go_by()
            else:
                beats.add(self.one(BEAT))
            time.sleep(0.05)

    def ticks(self, number: int = 3) -> None:
        """Until so many ticks have ended well."""
        beats = {self.one(BEAT)}
        self.wait(lambda: beats.add(self.one(BEAT)) or len(beats) > number, "the scheduler ticks")

    def until_it_moves(self, seconds: float) -> None:
        """Until something happens to a letter, or nothing does for so long."""
        newest, until = self.one(NEWEST), time.monotonic() + seconds
        while self.one(NEWEST) == newest and time.monotonic() < until:
            self.let_time_go_by()
            time.sleep(0.01)

    def let_time_go_by(self) -> None:
        """Where nothing moves, jump to when something is to be tried again."""
        newest = self.one(NEWEST) or 0
        if newest != self._moved[0]:
            self._moved = newest, time.monotonic()
            self._went_on_at = time.monotonic()
        still = time.monotonic() - self._moved[1]
        now = self.clock.now()
        if still < STILL or not self.alive:
            return
        waking = [self._wakes(each) for each in self.waiting()]
        due = [each for each in waking if each is not None]
        seconds = 30.0
        if None in waking:  # what is on its way must not take minutes because the machine is busy
            if still < STALLED:
                return
        elif due and min(due) > now:
            seconds = min(600.0, (min(due) - now).total_seconds() + 1)
        elif still < RESTING:
            return
        self.clock.go_by(seconds)
        self._moved = newest, time.monotonic()

    def _wakes(self, letter: dict[str, Any]) -> datetime | None:
        if letter["state"] == "sending":
            pid = int(letter["lease_owner"].split(":")[1])
            return None if pid in self.alive else instant(letter["lease_until"])
        times = [letter["next_try_at"], letter["not_before_at"]]
        return max(instant(each) for each in times if each is not None)

    def _stuck(self, words: str) -> Stuck:
        for pid in self.alive:
            os.kill(pid, signal.SIGUSR1)
        time.sleep(1)
        log = self.folder / "worker.log"
        said = log.read_text()[-6000:] if log.exists() else ""
        return Stuck(f"{words}\n{said}")

    # What the database says

    def rows(self, statement: str) -> list[dict[str, Any]]:
        """Read; a server that is down for the moment is asked again."""
        for _ in range(100):
            try:
                with self.engine.connect() as connection:
                    return [dict(row) for row in connection.execute(text(statement)).mappings()]
            except DBAPIError:
                time.sleep(0.2)
        raise Stuck("the database does not answer")

    def one(self, statement: str) -> Any:
        """The first value."""
        return next(iter(self.rows(statement)[0].values()))

    def write(self, *statements: tuple[str, dict[str, Any]]) -> None:
        """Change something, as a page of the product would: in one transaction."""
        with self.engine.begin() as connection:
            for statement, values in statements:
                connection.execute(text(statement), values)

    def waiting(self) -> list[dict[str, Any]]:
        """Letters that have not ended; one in doubt for the second time waits for a person."""
        return self.rows(
            "SELECT id, state, lease_owner, lease_until, next_try_at, not_before_at "
            "FROM letter l WHERE state NOT IN ('sent', 'failed', 'expired', 'cancelled') "
            "AND NOT (state = 'in_doubt' AND (SELECT count(*) FROM letter_event e WHERE "
            "e.letter_id = l.id AND e.to_state = 'in_doubt') > 1)"
        )

    def is_written(self) -> bool:
        """Whether somebody looked which letters are due today, and wrote them."""
        day = self.clock.now().astimezone(LONDON).date().isoformat()
        found = self.one(f"SELECT count(*) FROM day_run WHERE job = 'digest' AND day = '{day}'")
        return bool(found)

    def _is_listening(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def _listen(self) -> None:
        assert self._launcher is not None
        assert self._launcher.stdout is not None
        for line in self._launcher.stdout:
            what, pid, code = line.split()
            if what == "began":
                self.began += 1
                self.alive.add(int(pid))
            else:
                self.alive.discard(int(pid))
                self.kills += int(code) == -signal.SIGKILL
                self.disturb()

    def _environment(self) -> dict[str, str]:
        own = {f"TRACKER_{name.upper()}": str(each) for name, each in self.settings.items()}
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TRACKER_")}
        return (
            kept
            | own
            | {
                "TRACKER_DATA": str(self.folder / "data"),
                "TRACKER_DATABASE_URL": self.address,
                "TRACKER_SECRET_KEY": "a key of the chaos that nobody else uses",
                "TRACKER_MAIL_SERVER": f"smtp://127.0.0.1:{self.port}",
                "TRACKER_MAIL_LOG": str(self.folder / "mail.log") if self.has_log else "",
                "TRACKER_MAIL_FROM": "tracker@example.org",
            }
        )


def instant(value: Any) -> datetime:
    """A time as the database keeps it: SQLite as words without a zone."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def minutes(number: float) -> timedelta:
    """So many."""
    return timedelta(minutes=number)
