"""The files that people brought, beside a copy of the database, and bringing them back."""

import shutil
from pathlib import Path

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.files import store
from tracker.files.models import StoredFile


def folder_of(copy: Path) -> Path:
    """Where the files of a copy lie: beside it, under its name."""
    return copy.with_name(f"{copy.name}.files")


def copy_files(copy: Path) -> int:
    """Copy every file that a row names; after the database, so that none of its rows lacks its
    file. Gives how many; a folder is made only if there are any."""
    target = folder_of(copy)
    partial = target.with_name(f"{target.name}.partial")
    wanted = _wanted()
    found = [(token, path) for token, path in store.placed(store.root()) if token in wanted]
    if not found:
        return 0
    try:
        shutil.rmtree(partial, ignore_errors=True)
        for token, path in found:
            _copy(path, store.place_of(token, partial))
        partial.rename(target)
    except OSError as error:
        raise DomainError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return len(found)


def bring_back(copy: Path) -> tuple[int, int]:
    """Put back the files of a copy that are not there; nothing is written over or removed.

    Gives how many came back, and how many the database names that are still missing.
    """
    came = 0
    for token, path in store.placed(folder_of(copy)):
        target = store.place_of(token)
        if not target.exists():
            _copy(path, target)
            came += 1
    return came, sum(not store.place_of(token).is_file() for token in _wanted())


def refuse_what_is_there(copy: Path) -> None:
    """Write over no files of another copy."""
    if folder_of(copy).exists():
        raise DomainError(f"{folder_of(copy)} is there already. Choose another name.")


def _wanted() -> set[str]:
    return set(db.session.scalars(select(StoredFile.token).where(StoredFile.gone_at.is_(None))))


def _copy(source: Path, target: Path) -> None:
    """A copy that is whole once it has its name, and that only this account can read."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.partial")
    shutil.copyfile(source, unfinished)
    unfinished.chmod(0o600)
    store.settle(unfinished)
    unfinished.rename(target)
