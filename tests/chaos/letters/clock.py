"""The machines' clock, as a file that everybody of a run reads: how far it is from the real one."""

import mmap
import struct
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_DOUBLE = struct.Struct("d")


class Clock:
    """Real time and a number of seconds; whoever has the file open sees a step at once."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_DOUBLE.pack(0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _DOUBLE.size)

    @property
    def ahead(self) -> float:
        """By how many seconds."""
        seconds: float = _DOUBLE.unpack(self._map[: _DOUBLE.size])[0]
        return seconds

    def step(self, seconds: float) -> None:
        """Let the wall clock jump."""
        self._map[: _DOUBLE.size] = _DOUBLE.pack(self.ahead + seconds)

    def set(self, moment: datetime) -> None:
        """Let it be another time now."""
        self.step(moment.timestamp() - self.now().timestamp())

    def now(self) -> datetime:
        """What it says."""
        return datetime.fromtimestamp(time.time() + self.ahead, UTC)
