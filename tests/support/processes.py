"""The tracker's own processes, as a supervisor runs them: started, asked to end, waited for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parents[2]
TRACKER = [sys.executable, "-c", "from tracker.cli import main; main()"]


def settings_for(data: Path, address: str, **more: object) -> dict[str, str]:
    """What a process of a demonstration on this database needs; ticks and leases are short."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    settings: dict[str, object] = {
        "TRACKER_DATA": data,
        "TRACKER_DATABASE_URL": address,
        "TRACKER_DEMO": 1,
        "TRACKER_TICK_SECONDS": 1,
        "TRACKER_LEASE_SECONDS": 5,
        "TRACKER_CLAIM_SECONDS": 60,
        "PYTHONPATH": HOUSE,
    } | more
    return own | {name: str(value) for name, value in settings.items()}


class Running:
    """A process and what it says, which is kept in a file so that it never waits for a reader."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process, self.log = process, log

    @property
    def said(self) -> str:
        """All that it said so far."""
        return self.log.read_text("utf-8", "replace")

    def ask_to_end(self) -> None:
        """As a supervisor does."""
        self.process.send_signal(signal.SIGTERM)

    def ended(self, within: float) -> int:
        """Its status, once it ended by itself."""
        return self.process.wait(timeout=within)


@contextmanager
def running(data: Path, environment: dict[str, str], *command: str) -> Iterator[Running]:
    """Run a command of the tracker while the block runs."""
    log = data / f"{command[0]}-{time.monotonic_ns()}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*TRACKER, *command], env=environment, cwd=HOUSE, stdout=out, stderr=out
        )
    try:
        yield Running(process, log)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_until(is_so: Callable[[], Any], what: str, within: float = 40.0) -> Any:
    """Look again and again until something is so; fails with what was waited for."""
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        found = is_so()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain until {what}")
