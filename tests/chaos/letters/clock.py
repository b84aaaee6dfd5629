"""The machines' clocks, as a file that everybody of a run reads: how far from the real ones.

The wall clock can be set, which is a fault. Time can also be let go by: then both clocks go on.
"""

import mmap
import struct
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_BOTH = struct.Struct("dd")


class Clock:
    """Real time and a number of seconds; whoever has the file open sees a step at once."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_BOTH.pack(0.0, 0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _BOTH.size)

    @property
    def ahead(self) -> float:
        """By how many seconds the wall clock is."""
        return self._read()[0]

    def step(self, seconds: float) -> None:
        """Let the wall clock jump."""
        ahead, gone_by = self._read()
        self._map[: _BOTH.size] = _BOTH.pack(ahead + seconds, gone_by)

    def go_by(self, seconds: float) -> None:
        """Let so much time pass, by every clock."""
        ahead, gone_by = self._read()
        self._map[: _BOTH.size] = _BOTH.pack(ahead + seconds, gone_by + max(0.0, seconds))

    def until(self, moment: datetime) -> None:
        """Let time pass until then."""
        self.go_by(moment.timestamp() - self.now().timestamp())

    def now(self) -> datetime:
        """What the wall clock says."""
        return datetime.fromtimestamp(time.time() + self.ahead, UTC)

    def monotonic(self) -> float:
        """What the clock says that nobody sets."""
        return time.monotonic() + self._read()[1]

    def _read(self) -> tuple[float, float]:
        ahead, gone_by = _BOTH.unpack(self._map[: _BOTH.size])
        return ahead, gone_by
