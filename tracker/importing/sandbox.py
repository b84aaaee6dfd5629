"""Starts the child that reads a file, listens to it, and ends it when it takes too much."""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tracker.importing.grids import NotReadable

SECONDS = 30
WAIT = 25  # for a place, so that a page hears of its file within a minute
ANSWER = 16 * 1024 * 1024
_LINE = 4 * 1024 * 1024
_AT_ONCE = threading.BoundedSemaphore(2)  # each may take half a gigabyte
_CHILD = (sys.executable, "-P", "-B", "-X", "utf8", "-m", "tracker.importing.child")
_HOUSE = Path(__file__).resolve().parents[2]

TOO_MUCH_MEMORY = (
    "This file needs more memory than there is for one file. Save only the sheet or the pages with "
    "the plan as a new file and try again"
)
TOO_LONG = (
    "This file takes too long to read. Save only the sheet or the pages with the plan as a new "
    "file and try again"
)
BROKEN = (
    "This file cannot be read: something in it is not as Word or Excel writes it. Open it there, "
    "save it under a new name and try again"
)
TOO_MUCH_TEXT = (
    "This file says more than can be taken at once. Save only the sheet or the pages with the "
    "plan as a new file and try again"
)
BUSY = "Other files are being read just now. Try again in a minute"

_log = logging.getLogger(__name__)

Answer = tuple[str, Any]


@contextmanager
def answers(request: dict[str, Any], content: bytes) -> Iterator[Iterator[Answer]]:
    """The child's answers as they come; it is gone when the block is left, whatever happened.

    Raises NotReadable where the child refuses the file, or dies of it.
    """
    if not _AT_ONCE.acquire(timeout=WAIT):
        raise NotReadable(BUSY)
    try:
        with tempfile.TemporaryFile() as question:
            question.write(json.dumps(request).encode() + b"\n")
            question.write(content)
            question.seek(0)
            child = _start(question.fileno())
        try:
            yield _answers_of(child)
        finally:
            _end(child)
    finally:
        _AT_ONCE.release()


def _start(question: int) -> "subprocess.Popen[bytes]":
    """A fresh interpreter: no fork of a process with threads, no secret in its surroundings."""
    try:
        return subprocess.Popen(
            _CHILD,
            stdin=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_HOUSE), "OPENPYXL_LXML": "False", "PATH": os.defpath},
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        _log.error("the reader of files does not start: %s", error)
        raise NotReadable(BUSY) from error


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.stdout is not None:
        child.stdout.close()
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _answers_of(child: "subprocess.Popen[bytes]") -> Iterator[Answer]:
    for line in _lines(child):
        kind, value = _understood(line)
        if kind == "end":
            return
        if kind == "refused":
            raise NotReadable(value)
        if kind == "memory":
            raise NotReadable(TOO_MUCH_MEMORY)
        if kind == "crashed":
            _log.warning("a file could not be read: %s", value)
            raise NotReadable(BROKEN)
        yield kind, value
    raise NotReadable(_last_words(child))


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """Whole lines, until the pipe closes; no more than the child may say, no longer than it may
    take."""
    assert child.stdout is not None
    ends, taken, rest = time.monotonic() + SECONDS, 0, b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(ends - time.monotonic(), 0)):
                raise NotReadable(TOO_LONG)
            piece = os.read(child.stdout.fileno(), 65536)
            if not piece:
                return
            taken += len(piece)
            if taken > ANSWER or len(rest) > _LINE:
                raise NotReadable(TOO_MUCH_TEXT)
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines


def _understood(line: bytes) -> Answer:
    try:
        kind, value = json.loads(line)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotReadable(BROKEN) from error
    return str(kind), value


@contextmanager
def no_nonsense() -> Iterator[None]:
    """An answer of another shape than ours comes from a child that the file took over."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise NotReadable(BROKEN) from error


def _last_words(child: "subprocess.Popen[bytes]") -> str:
    """Why a child fell silent: the system ends one that takes too much of the processor with
    SIGXCPU or SIGKILL; a library that gets no memory aborts."""
    try:
        status = child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return TOO_LONG
    _log.warning("the reader of a file ended with status %s", status)
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return TOO_LONG
    return TOO_MUCH_MEMORY if status == -signal.SIGABRT else BROKEN
