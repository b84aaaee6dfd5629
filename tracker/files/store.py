"""Where files lie: under names of chance in the data folder, which no web server looks into."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flask import current_app

from tracker.config import Config
from tracker.config_files import FileSettings

FOLDER = "files"
INCOMING = "incoming"
TOKEN = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r"([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})")


def settings() -> FileSettings:
    """How large and how many files may be."""
    return _config().files


def root() -> Path:
    """The folder of all files."""
    return _config().data / FOLDER


def new_token() -> str:
    """A name that nobody can guess."""
    return secrets.token_hex(32)


def place_of(token: str, folder: Path | None = None) -> Path:
    """Where the file of a token lies; a token that is not ours has no place."""
    if not TOKEN.fullmatch(token):
        raise ValueError("no token of ours")
    return (folder or root()) / token[:2] / token[2:4] / token


@contextmanager
def new_file() -> Iterator[Path]:
    """An empty file that only this account can read; it is gone afterwards unless it was placed."""
    incoming = root() / INCOMING
    incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = incoming / new_token()
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


def place(path: Path, token: str) -> None:
    """Give a file its name for good: all of it is on the disk before the name is."""
    target = place_of(token)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    settle(path)
    path.rename(target)
    for folder in (target.parent, target.parent.parent, root()):
        settle(folder)


def settle(path: Path) -> None:
    """Wait until the disk has what was written."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def placed(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a store with its token; what is not ours in it is passed over."""
    for path in sorted(folder.glob("??/??/*")):
        found = _PLACE.fullmatch(path.relative_to(folder).as_posix())
        if found and path.is_file() and not path.is_symlink():
            yield found[3], path


def _config() -> Config:
    config: Config = current_app.extensions["tracker"]
    return config
