"""How much memory this process took at the most while something ran (Linux)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PROCESS = Path("/proc/self")


@dataclass
class Growth:
    """Megabytes over what was held before; known once the block is left."""

    megabytes: float = 0.0


@contextmanager
def growth() -> Iterator[Growth]:
    """Measure the peak of resident memory inside the block."""
    measured = Growth()
    (_PROCESS / "clear_refs").write_text("5")  # forget the peak so far
    before = _kilobytes("VmRSS")
    yield measured
    measured.megabytes = (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    for line in (_PROCESS / "status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise LookupError(name)
