"""Starts the process that makes a pack, listens to it, and ends it when it takes too much.

A crafted paper can take all memory, loop for ever or crash its reader. It does that to a child that
knows no setting, no secret and no database (decision 0011); the parent gets a PDF or a sentence.
"""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.meetings.pack.book import Book

SECONDS = 900
BEAT = 5.0
_LINE = 1024 * 1024
_CHILD = (sys.executable, "-P", "-B", "-X", "utf8", "-m", "tracker.meetings.pack.inside")
_HOUSE = Path(__file__).resolve().parents[3]

TOO_LONG = "It took longer than a quarter of an hour. Take out the largest papers and try again."
TOO_LARGE = "It needs more memory than there is. Take out the largest papers and try again."
BROKE = (
    "Something in it could not be printed. Try again; if it happens again, tell your administrator."
)

_log = logging.getLogger(__name__)
OnBeat = Callable[[int, int], None]


class NotMade(Exception):
    """There is no pack; the message is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many pages a pack has, and which papers could not be put in, with the reason."""

    pages: int
    out: dict[str, str] = field(default_factory=dict)


def make(book: Book, work: Path, target: Path, on_beat: OnBeat) -> Made:
    """Make a pack. `on_beat` hears how far it is, and every few seconds that it goes on.

    Raises NotMade, however the child ended.
    """
    request = {"book": book.as_json(), "work": str(work), "target": str(target)}
    question = work / "request.json"
    question.write_text(json.dumps(request) + "\n", "utf-8")
    with question.open("rb") as asked:
        child = subprocess.Popen(
            _CHILD,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings() | {"HOME": str(work), "TMPDIR": str(work)},
            cwd="/",
            start_new_session=True,
        )
    try:
        return _heard(child, on_beat)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise NotMade(BROKE) from error  # no answer of ours: a paper took the child over
    finally:
        _end(child)


def surroundings() -> dict[str, str]:
    """All that a child knows of where it runs."""
    path = os.environ.get("PATH", os.defpath)
    return {"PYTHONPATH": str(_HOUSE), "PATH": path, "LANG": "C.UTF-8"}


def _heard(child: "subprocess.Popen[bytes]", on_beat: OnBeat) -> Made:
    done, total = 0, 0
    for kind, value in _answers(child):
        if kind == "progress":
            done, total = map(int, value)
        elif kind == "end":
            out = {str(key): str(why) for key, why in value["out"].items()}
            return Made(int(value["pages"]), out)
        elif kind == "failed":
            _log.warning("a pack could not be made: %s", value)
            raise NotMade(TOO_LARGE if value == "memory" else BROKE)
        on_beat(done, total)
    raise NotMade(_last_words(child))


def _answers(child: "subprocess.Popen[bytes]") -> Iterator[tuple[str, Any]]:
    """Its lines as they come; ("silence", none) every few seconds without one."""
    assert child.stdout is not None
    ends, rest = time.monotonic() + SECONDS, b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while time.monotonic() < ends:
            if not selector.select(BEAT):
                yield "silence", None
                continue
            piece = os.read(child.stdout.fileno(), 65536)
            if not piece or len(rest) > _LINE:
                return
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                kind, value = json.loads(line)
                yield kind, value
    raise NotMade(TOO_LONG)


def _last_words(child: "subprocess.Popen[bytes]") -> str:
    """Why a child fell silent: the system ends one that takes too much of the processor."""
    with suppress(subprocess.TimeoutExpired):
        status = child.wait(timeout=BEAT)
        _log.warning("the maker of a pack ended with status %s", status)
        if status == -signal.SIGXCPU:
            return TOO_LONG
        if status in (-signal.SIGKILL, -signal.SIGABRT):
            return TOO_LARGE
    return BROKE


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.stdout is not None:
        child.stdout.close()
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
