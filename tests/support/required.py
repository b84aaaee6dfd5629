"""What a test needs of the machine; where it lacks that, it is skipped by name, on CI it fails."""

import os
import shutil
import socket
from typing import NoReturn

import pytest

from tracker.meetings.pack import machine

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing(sentence: str) -> NoReturn:
    """Skip, naming what is missing; where CI=true nothing may be skipped, so fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


def chromium() -> str:
    """The path of this machine's Chromium."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    missing("Chromium is not installed: on Debian, apt-get install chromium")


def pango() -> None:
    """What turns pages of ours into a PDF."""
    if not machine.can_print():
        missing(f"Pango is not installed: on Debian, apt-get install {machine.PACKAGES}")


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
