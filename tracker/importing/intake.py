"""Reading a file in the background of a page: most are read before the page is answered; for a
long one the page shows how far it is."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import update

from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.importing import memory
from tracker.importing.child import read_plan_safely
from tracker.importing.enums import ImportState
from tracker.importing.grids import NotReadable
from tracker.importing.models import PlanImport
from tracker.importing.reading import Choices, PlanReading, to_json

InApp = Callable[[], AbstractContextManager[object]]
SAY_EVERY = 1.0
STALLED_SECONDS = 60
BROKE = "The file could not be read. Try again; if it happens again, save it as a new file first."


@dataclass
class Job:
    """One file being read: what came of it, and whether the page still waits for it.

    `begun_at` is the import's own: what was begun again since, or is another file under the same
    id, is not this job's to write.
    """

    name: str
    content: bytes
    choices: Choices
    begun_at: datetime
    mapped: Mapping[str, Sequence[str]] = field(default_factory=dict)
    reading: PlanReading | None = None
    refused: str = ""
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    keep: Callable[[], None] | None = None
    say: Callable[[int, int], None] | None = None

    def run(self) -> None:
        """Read in a child process; then keep what came of it, where the page went on without."""
        try:
            self.reading = self._read()
            remembered = memory.recall(self.reading.columns, self.mapped)
            if remembered:
                columns = {**remembered, **self.choices.columns}
                self.choices = replace(self.choices, columns=columns)
                self.reading = self._read()
        except NotReadable as refusal:
            self.refused = str(refusal)
        except Exception:
            self.refused = BROKE
            raise
        finally:
            with self.lock:
                self.is_over.set()
                keep = self.keep
            if keep is not None:
                keep()

    def _read(self) -> PlanReading:
        return read_plan_safely(self.name, self.content, self.choices, on_progress=self._said)

    def _said(self, done: int, total: int) -> None:
        if self.say is not None:
            self.say(done, total)


def read(import_id: int, job: Job, *, wait_seconds: float, in_app: InApp) -> None:
    """Read a file that is kept as an import; no unit of work may be open.

    Returns when it is read, or when it takes longer than a page should: then a thread goes on in
    contexts of its own, and the import's row says how far it is.
    """
    thread = threading.Thread(target=job.run, name=f"import-{import_id}", daemon=True)
    thread.start()
    job.is_over.wait(wait_seconds)
    with job.lock:
        if not job.is_over.is_set():
            job.say = _Progress(in_app, import_id, job.begun_at)
            job.keep = lambda: _keep_in_thread(in_app, import_id, job)
            return
    with unit_of_work():
        keep(import_id, job)


def keep(import_id: int, job: Job) -> None:
    """Write what came of reading into the import's row; needs a unit of work."""
    found = db.session.get(PlanImport, import_id, with_for_update=True)
    if found is None or found.state is not ImportState.READING or found.begun_at != job.begun_at:
        return  # thrown away, or begun again, meanwhile
    if job.reading is None:
        found.state, found.refused = ImportState.REFUSED, job.refused or BROKE
        return
    found.reading, found.choices = to_json(job.reading), to_json(job.choices)
    found.rows_found = len(job.reading.rows)
    found.kind = job.reading.kind
    found.state, found.refused = ImportState.READ, job.reading.message
    if not job.reading.rows and not job.choices.columns:
        found.state = ImportState.REFUSED


def is_stalled(found: PlanImport) -> bool:
    """Whether a reading ended without a word, as it does when the server stops meanwhile."""
    if found.state is not ImportState.READING:
        return False
    return (clock.instant() - found.begun_at).total_seconds() > STALLED_SECONDS


def _keep_in_thread(in_app: InApp, import_id: int, job: Job) -> None:
    with in_app():
        try:
            with unit_of_work():
                keep(import_id, job)
        finally:
            db.session.remove()


class _Progress:
    """Writes how far a reading is, at most once a second."""

    def __init__(self, in_app: InApp, import_id: int, begun_at: datetime) -> None:
        self._in_app, self._import_id, self._begun_at = in_app, import_id, begun_at
        self._said_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = clock.instant().timestamp()
        if now - self._said_at < SAY_EVERY:
            return
        self._said_at = now
        is_it = (PlanImport.id == self._import_id) & (PlanImport.begun_at == self._begun_at)
        row: Any = update(PlanImport).where(is_it)
        with self._in_app():
            try:
                with unit_of_work():
                    db.session.execute(row.values(done_rows=done, all_rows=total))
            finally:
                db.session.remove()
