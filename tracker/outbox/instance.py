"""Which database this is, and whether its mail is held because it was restored or copied."""

import os
from pathlib import Path
from uuid import uuid4

from sqlalchemy import select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.person import Person
from tracker.outbox.enums import LetterState
from tracker.outbox.history import move
from tracker.outbox.models import Instance, Letter

FILE = "instance-id"
HELD = "held"
ONE = 1
IS_MAIL_HELD = select(Instance.is_mail_held)


def is_mail_held() -> bool:
    """Whether letters wait until somebody has looked at them."""
    return bool(db.session.scalar(IS_MAIL_HELD))


def settle(folder: Path) -> bool:
    """Know this database again by its folder; hold the mail of one that came from elsewhere.

    True where that was found out now.
    """
    mark = _read(folder)
    row = db.session.get(Instance, ONE)
    if row is None:
        row = _new(mark if mark and HELD not in mark else str(uuid4()))
        _write(folder, row.instance_id)
    elif mark == row.instance_id:
        pass
    elif mark.startswith(f"{HELD} {row.instance_id} "):
        if row.mail_epoch > int(mark.rpartition(" ")[2]):
            _write(folder, row.instance_id)
    else:
        hold()
        _write(folder, f"{HELD} {row.instance_id} {row.mail_epoch}")
        return True
    return False


def hold() -> None:
    """Let no letter go until `release`."""
    row = db.session.get(Instance, ONE) or _new(str(uuid4()))
    row.is_mail_held = True
    row.held_at = clock.now()
    db.session.flush()


def release(*, by: Person | None) -> int:
    """Let mail go again; what waited since before the restore ends. Gives how many that were."""
    row = db.session.get(Instance, ONE)
    if row is None or not row.is_mail_held:
        return 0
    old = [] if row.held_at is None else [Letter.created_at <= row.held_at]
    ended = move(
        old, LetterState.EXPIRED, note="It was written before the database was restored or copied"
    )
    row.is_mail_held, row.held_at = False, None
    row.mail_epoch += 1
    audit.record(
        Deed.MAIL_RELEASED,
        subject_type="outbox",
        subject_id=None,
        by=by,
        before={"mail": "held"},
        after={"mail": "released", "ended": len(ended)},
    )
    return len(ended)


def _new(instance_id: str) -> Instance:
    row = Instance(id=ONE, instance_id=instance_id, mail_epoch=1, is_mail_held=False, held_at=None)
    db.session.add(row)
    db.session.flush()
    return row


def _read(folder: Path) -> str:
    try:
        return (folder / FILE).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _write(folder: Path, mark: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.{os.getpid()}"
    fresh.write_text(f"{mark}\n", encoding="ascii")
    fresh.replace(folder / FILE)
