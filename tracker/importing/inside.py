"""What happens inside the child: limits first, then the file, then its reading line by line."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any, BinaryIO

from tracker.importing.grids import NotReadable
from tracker.importing.reading import PlanReading, choices_from, to_json
from tracker.importing.scorecard_reading import ScorecardReading
from tracker.importing.text_reading import TextReading, read_text

MEMORY = 512 * 1024 * 1024
PROCESSOR_SECONDS = 20
_OPEN_FILES = 64
_LONG_LISTS = ("rows", "indicators", "skipped", "lines")
_PIECE = 50
_NO_MEMORY = b'["memory",true]\n'
_BETWEEN_PROGRESS = 0.2


def main() -> None:
    """Read the request and the file from standard input; answer with lines of JSON."""
    limit()
    answer = _Answer()
    try:
        request = json.loads(sys.stdin.buffer.readline())
        answer.reading(understood(request, sys.stdin.buffer.read(), answer.progress))
    except NotReadable as error:
        answer.line("refused", str(error))
    except BaseException as error:  # a panic of a reader written in Rust is no Exception
        answer.crashed(error)


def limit() -> None:
    """Take away what reading a file has no need of; a limit that is lower already stays."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (lower, lower))


def understood(
    request: Mapping[str, Any], content: bytes, on_progress: Callable[[int, int], None]
) -> PlanReading | ScorecardReading | TextReading:
    """The reading that is asked for. Readers are imported once the limits hold."""
    from tracker.importing.files import read_file

    document = read_file(request["name"], content)
    if request["task"] == "scorecard":
        from tracker.importing.scorecard_reader import read_scorecard

        return read_scorecard(document)
    if request["task"] == "text":
        return read_text(document)
    from tracker.importing.plan_reader import read_plan

    return read_plan(document, choices_from(request["choices"]), on_progress=on_progress)


class _Answer:
    """The pipe to the parent. What a library prints goes nowhere."""

    def __init__(self) -> None:
        self._pipe: BinaryIO = os.fdopen(os.dup(1), "wb")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        self._spoke = 0.0

    def line(self, kind: str, value: Any) -> None:
        """One answer on a line of its own."""
        self._pipe.write(json.dumps([kind, value], separators=(",", ":")).encode() + b"\n")
        self._pipe.flush()

    def crashed(self, error: BaseException) -> None:
        """The end. Out of memory is said with what is there already: no more may be had."""
        if not isinstance(error, MemoryError):
            with suppress(MemoryError):
                self.line("crashed", place_of(error))
                return
        os.write(self._pipe.fileno(), _NO_MEMORY)

    def progress(self, done: int, count: int) -> None:
        """How far it is, a few times a second."""
        now = time.monotonic()
        if done >= count or now - self._spoke > _BETWEEN_PROGRESS:
            self._spoke = now
            self.line("progress", [done, count])

    def reading(self, reading: Any) -> None:
        """The reading with its long lists empty, then these piece by piece, then the end."""
        long = [each.name for each in fields(reading) if each.name in _LONG_LISTS]
        self.line("head", to_json(replace(reading, **dict.fromkeys(long, ()))))
        for name in long:
            for piece in _pieces(getattr(reading, name)):
                self.line(name, [to_json(each) for each in piece])
        self.line("end", True)


def _pieces(items: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    return (items[n : n + _PIECE] for n in range(0, len(items), _PIECE))


def place_of(error: BaseException) -> str:
    """Where in our code it happened; never what it says, which may quote the file."""
    place, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "importing" in code.co_filename:
            place = f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"
