"""Whether all is well: one finding each for configuration, database, disk, mail and the rest."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.outbox import instance, runs
from tracker.outbox.pulse import pulse
from tracker.reminders.mail_log import MailLog
from tracker.reminders.transport import Result
from tracker.reminders.transports import transport_for

MIGRATIONS = Path(__file__).parents[2] / "migrations"
BACKUP = "backup"
BACKUP_IS_OLD_AFTER = timedelta(days=7)
MEGABYTE = 1024 * 1024
LITTLE_SPACE, NO_SPACE = 1000 * MEGABYTE, 100 * MEGABYTE


class Level(StrEnum):
    """How a check came out."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and in words."""

    what: str
    level: Level
    words: str


def check_all(config: Config) -> Iterator[Finding]:
    """Everything that `tracker check` prints."""
    yield check_configuration(config)
    database = check_database(thoroughly=True)
    yield database
    yield check_disk(config.data)
    yield check_mail(config, is_held=database.level is not Level.BAD and instance.is_mail_held())
    if database.level is not Level.BAD:
        yield check_heartbeat()
        yield check_backup()


def check_configuration(config: Config) -> Finding:
    """Settings that are allowed and yet worth a thought."""
    doubts = []
    if config.demo:
        doubts.append("this is a demonstration: anybody can be anybody")
    elif not config.is_https:
        doubts.append("TRACKER_BASE_URL is not https")
    if not config.demo and config.mail_server and not config.mail_reply_to:
        doubts.append("TRACKER_MAIL_REPLY_TO is not set: nobody reads the answers to letters")
    return _finding("configuration", warning="; ".join(doubts), good="complete")


def check_database(*, thoroughly: bool = False) -> Finding:
    """It answers and is of this version; looked at thoroughly, it is also whole."""
    try:
        wrong = _wrong_with(db.session.connection(), thoroughly=thoroughly)
        return _finding("database", bad=wrong, good=db.session.get_bind().dialect.name)
    except DBAPIError as error:
        db.session.rollback()
        return Finding("database", Level.BAD, f"does not answer: {error.orig}")


def check_disk(folder: Path) -> Finding:
    """There is room to write."""
    free = shutil.disk_usage(_there(folder)).free
    words = f"{free // MEGABYTE:,} MB free"
    if free < NO_SPACE:
        return Finding("disk", Level.BAD, words)
    return Finding("disk", Level.WARNING if free < LITTLE_SPACE else Level.GOOD, words)


def check_mail(config: Config, *, is_held: bool) -> Finding:
    """What takes our letters would take them, and its log can be read where one is named."""
    transport = transport_for(config)
    if transport is None:
        words = "mail is held, and none is set" if is_held else "none is set"
        return Finding("mail server", Level.WARNING, f"{words}, so letters wait in the outbox")
    name = "GOV.UK Notify" if config.mail_server is None else config.mail_server.host
    outcome = transport.probe()
    if outcome.result is not Result.ACCEPTED:
        return Finding("mail server", Level.BAD, f"{name}: {outcome.note}")
    doubts = ["it answers, but mail is held until “tracker outbox release”"] if is_held else []
    if config.mail_log is not None and (unread := MailLog(config.mail_log).trouble()):
        doubts.append(f"TRACKER_MAIL_LOG {unread}")
    return _finding("mail server", warning="; ".join(doubts), good=f"{name} answers")


def check_heartbeat() -> Finding:
    """The scheduler runs."""
    found = pulse()
    if found.heartbeat_at is None:
        return Finding("heartbeat", Level.WARNING, "the scheduler has never run")
    words = f"last on {clock.london(found.heartbeat_at):%d/%m/%Y at %H:%M}"
    if found.is_stale:
        return Finding("heartbeat", Level.BAD, f"{words}: is the tracker running?")
    return Finding("heartbeat", Level.GOOD, words)


def check_backup() -> Finding:
    """There is a copy that is not too old."""
    if db.session.get_bind().dialect.name != "sqlite":
        return Finding("last backup", Level.WARNING, "made by PostgreSQL’s own tools; see there")
    last = runs.last_finished_at(BACKUP)
    if last is None:
        return Finding("last backup", Level.WARNING, "none yet: tracker backup FILE makes one")
    is_old = clock.instant() - last > BACKUP_IS_OLD_AFTER
    words = f"on {clock.london(last):%d/%m/%Y at %H:%M}"
    return Finding("last backup", Level.WARNING if is_old else Level.GOOD, words)


def _wrong_with(connection: Connection, *, thoroughly: bool) -> str:
    """What keeps us from working with this database; empty where nothing does."""
    if not inspect(connection).has_table("alembic_version"):
        return "it is empty: run tracker init"
    script = ScriptDirectory(str(MIGRATIONS))
    ran = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if ran != script.get_current_head():
        return "it is of another version: run tracker init"
    if thoroughly and connection.dialect.name == "sqlite":
        found = connection.scalar(text("PRAGMA quick_check"))
        return "" if found == "ok" else f"it is damaged: {found}"
    return ""


def _finding(what: str, *, good: str, warning: str = "", bad: str = "") -> Finding:
    if bad:
        return Finding(what, Level.BAD, bad)
    return Finding(what, Level.WARNING, warning) if warning else Finding(what, Level.GOOD, good)


def _there(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.exists())
