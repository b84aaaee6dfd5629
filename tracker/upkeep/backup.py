"""Copies of the database, made while it is in use, and bringing one back."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.transaction import unit_of_work
from tracker.files import store
from tracker.outbox import instance, runs
from tracker.people import sessions
from tracker.upkeep.checks import BACKUP

COPIES = "backups"
OURS = frozenset({"alembic_version", "letter", "action", "user"})


def backup(target: Path) -> None:
    """A whole and consistent copy in a new file that only this account can read."""
    source = _sqlite_file("pg_dump --format=custom --file={file} {address}", target)
    if target.exists():
        raise DomainError(f"{target} is there already. Choose another name.")
    partial = target.with_name(f"{target.name}.partial")
    try:
        copy_sqlite(source, partial)
        partial.rename(target)
    except OSError as error:
        raise DomainError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)
    with unit_of_work():
        runs.finish(BACKUP, clock.london(clock.instant()).date())


def restore(source: Path, config: Config) -> Path:
    """Put a copy in the place of the database; gives where what was there is kept.

    Mail is held, and everybody has to sign in again: what was sent or ended since is forgotten.
    """
    command = "pg_restore --clean --if-exists --no-owner --dbname={address} {file}"
    target = _sqlite_file(command, source, config.data / instance.FILE)
    _refuse_strange(source)
    kept = config.data / COPIES / f"before-restore-{clock.instant():%Y%m%dT%H%M%SZ}.sqlite3"
    kept.parent.mkdir(parents=True, exist_ok=True)
    copy_sqlite(target, kept)
    db.session.remove()
    db.engine.dispose()
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(target)) as live:
        copy.backup(live)
    return kept


def hold_after_restore() -> None:
    """Hold the mail and end every session and link of the database that was brought back."""
    with unit_of_work():
        instance.hold()
        sessions.end_everybodys()


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy, also while the tracker runs; a plain copy of the file would not be one."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        (answer,) = copy.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise DomainError(f"The database is damaged: {answer}. Restore a backup.")


def _sqlite_file(command: str, file: Path, mark: Path | None = None) -> Path:
    """The database's file; of PostgreSQL, its own tools make and take copies."""
    url = db.engine.url
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "")
    told = f"This database is PostgreSQL, whose own tools do this. Run: {_told(command, file, url)}"
    told += f"\nThe files that people brought lie in {store.root()}: copy that folder too."
    if mark is not None:
        told += f"\nStop every process of the tracker first, and delete {mark}: then mail is held."
    raise DomainError(told)


def _told(command: str, file: Path, url: URL) -> str:
    address = url.set(drivername="postgresql", password=None).render_as_string()
    return command.format(file=file, address=address)


def _refuse_strange(source: Path) -> None:
    if not source.is_file():
        raise DomainError(f"There is no file {source}.")
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            (answer,) = copy.execute("PRAGMA integrity_check").fetchone()
            names = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            is_ours = {name for (name,) in names} >= OURS
    except sqlite3.DatabaseError as error:
        raise DomainError(f"{source} is no backup of the tracker: {error}.") from error
    if answer != "ok" or not is_ours:
        raise DomainError(f"{source} is no whole backup of the tracker. Nothing was changed.")
