"""The council’s own check for viruses: a command that is given a path, and says yes with 0."""

import logging
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from tracker.config_files import FileSettings
from tracker.files.refusals import UNCHECKED, VIRUS, FileRefused

_log = logging.getLogger(__name__)
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


def scan(path: Path, settings: FileSettings) -> None:
    """Ask the command that is set. FileRefused where it says no, is missing, or does not answer."""
    if not settings.scan:
        return
    try:
        child = subprocess.Popen(
            (*settings.scan, str(path)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=True,
        )
    except OSError as error:
        _log.error("TRACKER_SCAN_COMMAND does not start: %s", error)
        raise FileRefused(UNCHECKED) from error
    try:
        status = child.wait(timeout=settings.scan_seconds)
    except subprocess.TimeoutExpired as error:
        _log.error("TRACKER_SCAN_COMMAND took longer than %s seconds", settings.scan_seconds)
        raise FileRefused(UNCHECKED) from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    if status:
        _log.warning("TRACKER_SCAN_COMMAND refused a file with %s", status)
        raise FileRefused(VIRUS)
