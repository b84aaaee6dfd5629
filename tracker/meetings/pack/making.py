"""Making a pack in the background of its page: a thread that drives a child process.

What stands in it was read before, in the request that asked for it; the thread touches the
database only to say how far it is and how it ended.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.core.database import db
from tracker.core.person import Person
from tracker.core.transaction import unit_of_work
from tracker.files import store
from tracker.meetings.pack import child, keeping, service
from tracker.meetings.pack.book import Book
from tracker.meetings.pack.enums import PackState

InApp = Callable[[], AbstractContextManager[object]]
SAY_EVERY = 1.0
NO_ROOM = "There is no room for it on the server. Tell whoever runs the tracker, then try again."
_log = logging.getLogger(__name__)
_AT_ONCE = threading.BoundedSemaphore(1)  # each may take half a gigabyte and a processor


@dataclass
class Job:
    """One pack that is being made, and how it ended; `keep` writes that down."""

    pack_id: int
    book: Book
    name: str
    by: Person
    target: Path
    made: child.Made | None = None
    refused: str = ""

    def run(self, on_beat: Callable[[PackState, int, int], None]) -> None:
        """Wait for a place, then make it."""
        try:
            while not _AT_ONCE.acquire(timeout=child.BEAT):
                on_beat(PackState.WAITING, 0, 0)
            try:
                self._make(on_beat)
            finally:
                _AT_ONCE.release()
        except child.NotMade as refusal:
            self.refused = str(refusal)
        except Exception:
            self.refused = child.BROKE
            raise

    def _make(self, on_beat: Callable[[PackState, int, int], None]) -> None:
        with TemporaryDirectory(prefix="tracker-pack-") as work:
            self.made = child.make(
                self.book,
                Path(work),
                self.target,
                lambda done, total: on_beat(PackState.MAKING, done, total),
            )


def make(
    pack_id: int, book: Book, name: str, *, by: Person, in_app: InApp, waits: bool = False
) -> None:
    """Make a pack that was asked for; no unit of work may be open.

    Returns at once: a thread goes on in contexts of its own. `waits` is for whoever has one
    connection alone: then all is done when this returns.
    """
    if waits:
        with store.new_file() as target:
            job = Job(pack_id, book, name, by, target)
            job.run(_say_nothing)
            _keep(job)
        return
    told = (pack_id, book, name, by, in_app)
    threading.Thread(target=_in_thread, args=told, name=f"pack-{pack_id}", daemon=True).start()


def _in_thread(pack_id: int, book: Book, name: str, by: Person, in_app: InApp) -> None:
    with in_app(), store.new_file() as target:
        try:
            job = Job(pack_id, book, name, by, target)
            try:
                job.run(_Beats(pack_id))
            finally:
                _keep(job)
        finally:
            db.session.remove()


def _keep(job: Job) -> None:
    """Write down how it ended; a disk that is full is said, not taken for a server that stopped."""
    try:
        _write(job)
    except OSError as error:
        _log.error("a pack could not be kept: %s", error)
        with unit_of_work():
            service.fail(job.pack_id, NO_ROOM)


def _write(job: Job) -> None:
    gone: list[str] = []
    with unit_of_work():
        if job.made is None:
            service.fail(job.pack_id, job.refused or child.BROKE)
        else:
            gone = service.finish(
                job.pack_id, job.target, job.made.pages, job.made.out, name=job.name, by=job.by
            )
    keeping.remove(gone)


def _say_nothing(_state: PackState, _done: int, _total: int) -> None:
    pass


class _Beats:
    """Writes how far a pack is, at most once a second."""

    def __init__(self, pack_id: int) -> None:
        self._pack_id, self._said_at = pack_id, 0.0

    def __call__(self, state: PackState, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._said_at >= SAY_EVERY:
            self._said_at = now
            with unit_of_work():
                service.beat(self._pack_id, state, done, total)
