"""What happens inside the child that makes a pack: limits first, then papers, pages, binding.

`python -m tracker.meetings.pack.inside`: a request on standard input, lines of JSON as answer.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO

MEMORY = 3 * 1024**3  # of addresses; what is really used is a tenth of it
PROCESSOR_SECONDS = 600
LARGEST = 1024**3
_STEPS_OF_OURS = 3


def main() -> None:
    """Read the request, make the pack, and say how it ended."""
    _limit()
    say = _Answer()
    try:
        request = json.loads(sys.stdin.buffer.readline())
        say("end", make(request, say))
    except MemoryError:
        say("failed", "memory")
    except BaseException as error:  # whatever a crafted paper makes of its reader
        say("failed", place_of(error))


def make(request: dict[str, Any], say: Any) -> dict[str, Any]:
    """Make the pack; a paper that breaks on the way is left out, and all is laid out again."""
    from tracker.meetings.pack.binding import NotPutIn, bind
    from tracker.meetings.pack.book import book_from
    from tracker.meetings.pack.layout import lay_out
    from tracker.meetings.pack.papers import BROKEN, open_papers

    book, work, target = book_from(request["book"]), Path(request["work"]), Path(request["target"])
    number = sum(bool(part.kind) for part in book.parts)
    steps = _Steps(say, 2 * number + _STEPS_OF_OURS)
    papers = open_papers(book.parts, work, steps.one)
    while True:
        steps.at(number + 1)
        laid = lay_out(book, papers, work)
        steps.one()
        try:
            bind(book, laid, papers, target, steps.one)
        except NotPutIn as broken:
            papers.leave_out(broken.key, BROKEN)
            continue
        return {"pages": laid.pages, "out": papers.reasons}


class _Steps:
    """How far it is, in steps of about the same length."""

    def __init__(self, say: Any, total: int) -> None:
        self._say, self._total, self._done = say, total, 0
        say("progress", [0, total])

    def one(self) -> None:
        self.at(self._done + 1)

    def at(self, done: int) -> None:
        self._done = min(max(done, self._done), self._total)  # laid out again, it does not go back
        self._say("progress", [self._done, self._total])


class _Answer:
    """The pipe to the parent. What a library prints goes nowhere."""

    def __init__(self) -> None:
        self._pipe: BinaryIO = os.fdopen(os.dup(1), "wb")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)

    def __call__(self, kind: str, value: Any) -> None:
        self._pipe.write(json.dumps([kind, value], separators=(",", ":")).encode() + b"\n")
        self._pipe.flush()


def place_of(error: BaseException) -> str:
    """Where in our code it happened; never what it says, which may quote a paper."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "meetings" in each.filename] or frames
    where = f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__} at {where}"


def _limit() -> None:
    """A lower limit that is there already stays."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, LARGEST),
    ):
        hard = resource.getrlimit(kind)[1]
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (lower, lower))


if __name__ == "__main__":
    main()
