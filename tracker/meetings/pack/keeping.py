"""Keeping packs as files: the newest few of a meeting and kind; older ones go."""

import hashlib
import os
from pathlib import Path

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.files import store
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.meetings.pack.enums import PackState
from tracker.meetings.pack.models import Pack
from tracker.people.models import User

KEPT = 3


def path_of(token: str) -> Path:
    """Where a file lies, whether it is there or not."""
    return store.place_of(token)


def keep(made: Path, pack: Pack, name: str) -> StoredFile:
    """Give a finished PDF its place and its row; needs a unit of work."""
    with made.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = os.fstat(file.fileno()).st_size
    asked_by = db.session.get(User, pack.asked_by_id)
    stored = StoredFile(
        token=store.new_token(),
        name=name,
        kind=FileKind.PDF,
        size=size,
        sha256=digest,
        pages=pack.pages,
        added_at=clock.now(),
        added_by_id=pack.asked_by_id,
        added_by_name=asked_by.name if asked_by else "",
        gone_at=None,
    )
    db.session.add(stored)
    db.session.flush()
    store.place(made, stored.token)
    return stored


def prune(pack: Pack) -> list[str]:
    """Let older packs go, and say whose files are to be removed; needs a unit of work."""
    ready = db.session.scalars(
        select(Pack)
        .where(
            Pack.meeting_id == pack.meeting_id,
            Pack.kind == pack.kind,
            Pack.state == PackState.READY,
        )
        .order_by(Pack.id.desc())
    )
    tokens = []
    for old in list(ready)[KEPT:]:
        stored = db.session.get(StoredFile, old.file_id) if old.file_id else None
        db.session.delete(old)
        if stored is not None:
            stored.gone_at = clock.now()
            tokens.append(stored.token)
    return tokens


def remove(tokens: list[str]) -> None:
    """Remove files whose rows say that they are gone; after the unit of work."""
    for token in tokens:
        path_of(token).unlink(missing_ok=True)
