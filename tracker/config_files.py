"""Settings of the files that people bring: how large, how many, and what looks for viruses."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.core.errors import ConfigError

MB = 1024 * 1024
UPLOAD_MB = 25
MEDIA_MB = 50
MOST_UPLOAD_MB = 200
STORE_MB = 10_000


@dataclass(frozen=True, slots=True)
class FileSettings:
    """The largest file, the room for all of them, and the command that is given each one’s path.

    `media_mb` is for what young people say in pictures, sound and video.
    """

    upload_mb: int = UPLOAD_MB
    media_mb: int = MEDIA_MB
    store_mb: int = STORE_MB
    scan: tuple[str, ...] = ()
    scan_seconds: int = 60

    @property
    def upload_bytes(self) -> int:
        return self.upload_mb * MB

    @property
    def store_bytes(self) -> int:
        return self.store_mb * MB


def file_settings(env: Mapping[str, str]) -> FileSettings:
    """Read them; raises ConfigError with a sentence that says what to do."""
    return FileSettings(
        upload_mb=_number(env, "TRACKER_UPLOAD_MB", UPLOAD_MB, most=MOST_UPLOAD_MB),
        media_mb=_number(env, "TRACKER_MEDIA_MB", MEDIA_MB, most=MOST_UPLOAD_MB),
        store_mb=_number(env, "TRACKER_FILES_MB", STORE_MB, most=10_000_000),
        scan=_command(env.get("TRACKER_SCAN_COMMAND", "")),
        scan_seconds=_number(env, "TRACKER_SCAN_SECONDS", 60, most=600),
    )


def _number(env: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    value = env.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value[:9]) <= most:
        raise ConfigError(f"{name} is “{value}”. Set it to a whole number from 1 to {most}.")
    return int(value)


def _command(value: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(value))
    except ValueError as error:
        raise ConfigError(
            f"TRACKER_SCAN_COMMAND is “{value}”, which is no command: {error}."
        ) from error
