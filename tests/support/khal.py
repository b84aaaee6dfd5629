"""khal, a calendar program of Debian's, as somebody's own: it imports files and lists a day.

It is taken out of Debian's packages into a folder outside this repository and never installed.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar

from tests.support.required import missing

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path(tempfile.gettempdir())) / "debian-khal"
PYTHON = Path("/usr/bin/python3")
PACKAGES = (
    "khal", "python3-atomicwrites", "python3-click", "python3-click-log", "python3-configobj",
    "python3-dateutil", "python3-tz", "python3-icalendar", "python3-pytz-deprecation-shim",
    "python3-tzlocal", "python3-urwid", "python3-xdg", "python3-colorama", "python3-six",
    "python3-pkg-resources", "python3-typing-extensions",
)  # fmt: skip
SHOWN = "{uid}|{start-date}|{start-time}|{end-time}|{title}|{location}|{status}|{cancelled}"
CONFIG = """[calendars]
[[meetings]]
path = {folder}/events
type = calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


class Shown(NamedTuple):
    """A line of khal's list: what its owner reads."""

    uid: str
    day: str
    starts: str
    ends: str
    title: str
    place: str
    status: str
    cancelled: str


class Khal:
    """One person's khal, whose computer stands in a zone."""

    def __init__(self, folder: Path, zone: str) -> None:
        self.folder, self._root = folder, _unpacked()
        self.events = folder / "events"
        self.events.mkdir(parents=True)
        self.config = folder / "config"
        self.config.write_text(CONFIG.format(folder=folder, zone=zone))

    def take_in(self, file: bytes) -> None:
        """Open a file that came by mail or was downloaded, and agree to it."""
        path = self.folder / "opened.ics"
        path.write_bytes(file)
        self._run("import", "--batch", "-a", "meetings", str(path))

    def synchronise(self, feed: bytes) -> None:
        """Keep a folder as vdirsyncer does: one file for each event, none that the feed lacks."""
        calendar = Calendar.from_ical(feed)
        wanted = {}
        for event in calendar.walk("VEVENT"):
            one = Calendar()
            for name in ("prodid", "version"):
                one.add(name, str(calendar[name]))
            for zone in calendar.walk("VTIMEZONE"):
                one.add_component(zone)
            one.add_component(event)
            wanted[f"{event['uid']}.ics"] = one.to_ical()
        for path in self.events.iterdir():
            if path.name not in wanted:
                path.unlink()
        for name, content in wanted.items():
            new = self.folder / "new"
            new.write_bytes(content)
            new.replace(self.events / name)  # khal looks again when the folder has changed

    def shows(self, first: str, last: str) -> list[Shown]:
        """All that it lists from a day to a day."""
        text = self._run("list", "--day-format", "", "--format", SHOWN, first, last)
        rows = [line.split("|") for line in text.splitlines() if "|" in line]
        return [Shown(*(each.strip() for each in row)) for row in rows]

    def _run(self, *words: str) -> str:
        command = [str(PYTHON), str(self._root / "usr/bin/khal"), "-c", str(self.config), *words]
        libraries = self._root / "usr/lib/python3/dist-packages"
        known = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "PYTHONPATH": str(libraries),
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(command, env=known, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout


def _unpacked() -> Path:
    """The folder with khal in it."""
    if not (CACHE / "usr/bin/khal").exists() and not _fetch():
        missing("khal cannot be had: on Debian, apt-get download must reach its packages")
    return CACHE


def _fetch() -> bool:
    """Of several who fetch at once each brings a whole folder, and the first one's is kept."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb") and PYTHON.exists()):
        return False
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE.parent, prefix="khal-") as folder:
        root = Path(folder) / "root"
        root.mkdir()
        try:
            _quietly(["apt-get", "download", *PACKAGES], Path(folder))
            for package in Path(folder).glob("*.deb"):
                _quietly(["dpkg-deb", "-x", package.name, "root"], Path(folder))
        except (OSError, subprocess.SubprocessError):
            return False
        try:
            root.rename(CACHE)
        except OSError:
            return (CACHE / "usr/bin/khal").exists()
    return True


def _quietly(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
