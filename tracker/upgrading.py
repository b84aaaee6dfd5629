"""Bringing the database to the newest migration, with a copy made first."""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import flask_migrate
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from sqlalchemy import URL, inspect, text

from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.upkeep.backup import copy_sqlite

COPIES = "backups"


def upgrade(config: Config) -> str:
    """Create or upgrade the database and say what was done, in a sentence."""
    config.data.mkdir(parents=True, exist_ok=True)
    script = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    is_new, before = _revision()
    if before == script.get_current_head():
        return "The database is up to date."
    if before is not None:
        _refuse_unknown(script, before)
    copy = None if is_new else _copy(config.data / COPIES, clock.instant())
    flask_migrate.upgrade()
    if copy is None:
        return "The database is ready. It is empty."
    return f"The database is upgraded. A copy of what it was is in {copy}."


def _revision() -> tuple[bool, str | None]:
    """Whether no table is there, and which migration ran last."""
    with db.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            return not tables, None
        ran = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return tables == ["alembic_version"], ran


def _refuse_unknown(script: ScriptDirectory, revision: str) -> None:
    try:
        script.get_revision(revision)
    except CommandError:
        raise DomainError(
            "This database was made by a newer version of the tracker. Install that version, or "
            "restore an older copy of the database."
        ) from None


def _copy(folder: Path, at: datetime) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    url = db.engine.url
    kind = "sqlite3" if url.get_backend_name() == "sqlite" else "dump"
    program = shutil.which("pg_dump")
    if kind == "dump" and program is None:
        raise DomainError(
            "The database must be backed up before it is upgraded, and pg_dump is not installed. "
            "On Debian: apt-get install postgresql-client."
        )
    # To the microsecond: two databases that share a folder may be upgraded in one second.
    target = folder / f"before-upgrade-{at:%Y%m%dT%H%M%S.%fZ}.{kind}"
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    if program is None or kind == "sqlite3":
        copy_sqlite(Path(url.database or ""), target)
    else:
        _copy_postgres(program, url, target)
    return target


def _copy_postgres(program: str, url: URL, target: Path) -> None:
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": url.password} if url.password else {}
    done = subprocess.run(
        [program, "--format=custom", f"--file={target}", plain],
        env=os.environ | secret,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        target.unlink(missing_ok=True)
        raise DomainError(f"The database could not be backed up: {done.stderr.strip()}")
