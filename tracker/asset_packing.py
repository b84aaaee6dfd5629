"""Compresses what is served as a file, at set-up and with all the patience that this takes."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import brotli

KINDS = frozenset({".css", ".js", ".svg"})
SMALLEST = 200  # bytes; under this it does not pay
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": lambda plain: gzip.compress(plain, mtime=0),
}
ENDINGS = {"br": ".br", "gzip": ".gz"}


def packed(path: Path, coding: str) -> Path:
    """Where a file stands compressed."""
    return path.with_name(path.name + ENDINGS[coding])


def is_fresh(path: Path, other: Path) -> bool:
    """Whether a compressed file was made from the file as it is now: it has the same time."""
    try:
        return path.stat().st_mtime_ns == other.stat().st_mtime_ns
    except OSError:
        return False


def pack(folder: Path) -> None:
    """Compress every style sheet, script and drawing that changed since."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in KINDS or path.stat().st_size < SMALLEST:
            continue
        for coding, compress in PACKERS.items():
            other = packed(path, coding)
            if not is_fresh(path, other):
                other.write_bytes(compress(path.read_bytes()))
                time = path.stat().st_mtime_ns
                os.utime(other, ns=(time, time))
