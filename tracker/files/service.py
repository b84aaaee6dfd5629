"""Taking a file in, keeping it, and opening it again.

Slow work comes first and outside of any unit of work: `taken_in`. Then `keep` makes the row and
gives the file its place, in the unit of work of whatever the file belongs to. Rolled back, the file
has no row: nobody sees it, and a sweep removes it (sweeping.py).
"""

import errno
import hashlib
import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import func, select

from tracker.config_files import MB
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.files import fence, store
from tracker.files.enums import PAPERS, PLAYED, FileKind
from tracker.files.kinds import first_kind
from tracker.files.models import StoredFile
from tracker.files.names import name_for
from tracker.files.refusals import FULL, NO_ROOM, FileRefused, too_large
from tracker.files.scanning import scan

GONE = "This file is not here any more. Ask whoever runs the tracker."
_PIECE = MB


class FileLost(DomainError):
    """A file that should be on the disk and is not; its reader was found to be allowed it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was looked at and cleaned, and that has no place and no row yet."""

    path: Path
    kind: FileKind
    size: int
    sha256: str
    pages: int | None


@contextmanager
def taken_in(source: BinaryIO, kinds: AbstractSet[FileKind] = PAPERS) -> Iterator[Incoming]:
    """Look at a file, check it for viruses and clean it. No unit of work may be open.

    Raises FileRefused with a sentence. What is not kept before the block ends is gone after it.
    """
    settings = store.settings()
    most = settings.media_mb if kinds & PLAYED else settings.upload_mb
    try:
        with store.new_file() as raw, store.new_file() as cleaned:
            first_kind(source, kinds)
            _copy(source, raw, most)
            scan(raw, settings)
            kind, pages = fence.clean(raw, cleaned)
            raw.unlink()
            size, sha256 = _measured(cleaned)
            store.settle(cleaned)
            yield Incoming(cleaned, kind, size, sha256, pages)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise FileRefused(NO_ROOM) from error
        raise


def keep(incoming: Incoming, *, title: str, by: Person) -> StoredFile:
    """Give a file its place and its row; needs a unit of work. Its name is made from a title."""
    used = select(func.coalesce(func.sum(StoredFile.size), 0)).where(StoredFile.gone_at.is_(None))
    if (db.session.scalar(used) or 0) + incoming.size > store.settings().store_bytes:
        raise FileRefused(FULL)
    stored = StoredFile(
        token=store.new_token(),
        name=name_for(title, incoming.kind),
        kind=incoming.kind,
        size=incoming.size,
        sha256=incoming.sha256,
        pages=incoming.pages,
        added_at=clock.now(),
        added_by_id=by.id,
        added_by_name=by.name,
        gone_at=None,
    )
    db.session.add(stored)
    db.session.flush()
    store.place(incoming.path, stored.token)
    return stored


def path_of(stored: StoredFile) -> Path:
    """Where a file lies on this machine, for programs of ours that read it by its path.

    FileLost where it is not there, as after a restore without its files.
    """
    path = store.place_of(stored.token)
    if stored.gone_at is not None or not path.is_file():
        raise FileLost(GONE)
    return path


def open_file(stored: StoredFile) -> BinaryIO:
    """A file to read from. Who may have it was asked of what it belongs to."""
    return path_of(stored).open("rb")


def _copy(source: BinaryIO, target: Path, megabytes: int) -> None:
    taken = 0
    with target.open("wb") as file:
        while piece := source.read(_PIECE):
            taken += len(piece)
            if taken > megabytes * MB:
                raise FileRefused(too_large(megabytes))
            file.write(piece)


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return os.fstat(file.fileno()).st_size, digest
