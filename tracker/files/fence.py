"""Starts the child that cleans a file, and ends it when it takes too much."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from tracker.files.cleaning.limits import SECONDS
from tracker.files.enums import FileKind
from tracker.files.refusals import BUSY, DAMAGED, TOO_LONG, TOO_MUCH, FileRefused

WAIT = 25  # for a place, so that a page hears of its file within a minute or two
_AT_ONCE = threading.BoundedSemaphore(2)  # each may take three quarters of a gigabyte
_CHILD = (sys.executable, "-P", "-B", "-X", "utf8", "-m", "tracker.files.cleaning.child")
_HOUSE = Path(__file__).resolve().parents[2]

_log = logging.getLogger(__name__)


def clean(source: Path, target: Path) -> tuple[FileKind, int | None]:
    """Write a file anew without its metadata; gives what it is, and of a PDF its pages.

    Raises FileRefused where the child refuses it, or dies of it.
    """
    if not _AT_ONCE.acquire(timeout=WAIT):
        raise FileRefused(BUSY)
    try:
        with source.open("rb") as question, target.open("r+b") as answer:
            return _understood(_run(question.fileno(), answer.fileno()))
    finally:
        _AT_ONCE.release()


def _run(question: int, target: int) -> bytes:
    """A fresh interpreter: no fork of a process with threads, no secret in its surroundings."""
    try:
        child = subprocess.Popen(
            (*_CHILD, str(target)),
            stdin=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(target,),
            env={"PYTHONPATH": str(_HOUSE), "PATH": os.defpath},
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        _log.error("the cleaner of files does not start: %s", error)
        raise FileRefused(BUSY) from error
    try:
        said, _ = child.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise FileRefused(TOO_LONG) from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    if not said:
        _log.warning("the cleaner of a file ended with status %s", child.returncode)
        is_slow = child.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        raise FileRefused(TOO_LONG if is_slow else TOO_MUCH)
    return said


def _understood(said: bytes) -> tuple[FileKind, int | None]:
    """An answer of another shape than ours comes from a child that the file took over."""
    try:
        answer: list[Any] = json.loads(said)
        if answer[0] == "clean":
            return FileKind(answer[1]), None if answer[2] is None else int(answer[2])
        if answer[0] == "refused":
            raise FileRefused(str(answer[1])[:300])
    except (ValueError, LookupError, TypeError) as error:
        raise FileRefused(DAMAGED) from error
    _log.warning("a file could not be cleaned: %s", said[:200])
    raise FileRefused(DAMAGED)
