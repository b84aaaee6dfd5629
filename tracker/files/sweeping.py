"""Once a day: files without a row go. They are what an upload left that was never finished."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.files import store
from tracker.files.models import StoredFile

KEPT_FOR = timedelta(days=1)


def sweep() -> int:
    """Remove files that no row names, or whose row says that they are gone; gives how many.

    One younger than a day may belong to an upload that is not finished yet.
    """
    folder = store.root()
    wanted = set(db.session.scalars(select(StoredFile.token).where(StoredFile.gone_at.is_(None))))
    orphans = [path for token, path in store.placed(folder) if token not in wanted]
    orphans += [path for path in (folder / store.INCOMING).glob("*") if path.is_file()]
    old = [path for path in orphans if _is_old(path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _is_old(path: Path) -> bool:
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, clock.LONDON)
    except FileNotFoundError:
        return False
    return clock.instant() - written > KEPT_FOR
