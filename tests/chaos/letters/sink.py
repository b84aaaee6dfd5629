"""Postfix's smtp-sink in the receiver's place: what a real mail server's failures look like.

It is taken out of Debian's package into a folder outside this repository and never installed.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.chaos.letters.arena import Arena
from tests.chaos.letters.nemesis import Nemesis
from tests.chaos.letters.runs import MONDAY, Ground, Ran, judged, morning
from tests.chaos.letters.town import build

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path(tempfile.gettempdir())) / "chaos-postfix"
ALL = 'SELECT l.*, u.email FROM letter l JOIN "user" u ON u.id = l.user_id'
TO = re.compile(r"^X-Rcpt-Args: <(.+)>", re.MULTILINE)
ID = re.compile(r"^Message-ID: (<.+>)", re.MULTILINE)
MODES = ("-r RCPT", "-r DATA", "-r .", "-f RCPT", "-f .", "-q RCPT", "-q .", "-q QUIT", "-w 30")
ENDS = ("-f .", "-f RCPT", "-q QUIT")
# How many letters a server is troubled with that fails: after five it is given a rest. Where
# letters are in doubt that rest is not let go by, for they would be in doubt a second time.
PROBES = {"-q .": 5, "-w 30": 5}
ALL_PROBES = 12
ACCEPTS = ("-q QUIT", "-w 30")
SAYS = {"-f RCPT": ("-B", "550 5.1.1 Nobody"), "-f .": ("-B", "554 5.6.0 Not this letter")}


def smtp_sink() -> list[str]:
    """The command that runs it; an empty list where it cannot be had."""
    found = next(iter(CACHE.glob("usr/sbin/smtp-sink")), None) or _fetch()
    if found is None:
        return []
    libraries = CACHE / "usr/lib/postfix"
    as_whom = ["-u", "root"] if os.geteuid() == 0 else []
    return ["env", f"LD_LIBRARY_PATH={libraries}", str(found), *as_whom]


def _fetch() -> Path | None:
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return None
    CACHE.mkdir(parents=True, exist_ok=True)
    quiet = {"cwd": CACHE, "check": True, "capture_output": True, "timeout": 120}
    try:
        subprocess.run(["apt-get", "download", "postfix"], **quiet)  # type: ignore[call-overload]
        package = next(CACHE.glob("postfix_*.deb"))
        subprocess.run(["dpkg-deb", "-x", package.name, "."], **quiet)  # type: ignore[call-overload]
    except (OSError, subprocess.SubprocessError, StopIteration):
        return None
    return CACHE / "usr/sbin/smtp-sink"


def run(ground: Ground, backend: str, mode: str, seed: int, *, people: int = 110) -> Ran:
    """A hundred letters to a server that fails so each time, then to a sound one."""
    days, people = MONDAY, 14 if "-w" in mode else people
    town = build(days, seed % 5, people=people, tasks=people * 7)
    with ground.arena(backend, town) as arena:
        nemesis = Nemesis(arena, town, seed)
        arena.clock.until(morning(days[0]))
        arena.stop_receiving()
        dumps = arena.folder / "dumps"
        dumps.mkdir()
        words = [*smtp_sink(), *mode.split(), *SAYS.get(mode, ()), "-d", f"{dumps}/%M."]
        arena.receive(*words, f"127.0.0.1:{arena.port}", "100")
        arena.workers(1)
        arena.wait(lambda: arena.one("SELECT count(*) FROM letter"), "letters are written")
        arena.wait(lambda: _were_tried(arena, mode), "letters are tried", 400)
        arena.stop_receiving()
        arena.disturb()
        _write_down(arena, mode, dumps)
        arena.receive()
        arena.until_quiet(300)
        return judged(f"smtp-sink {mode}", arena, nemesis, days[:1], seed)


def _were_tried(arena: Arena, mode: str) -> bool:
    """Each letter, or as many as a server that is failing is troubled with."""
    if mode != "-q .":  # there what is in doubt would be doubted twice
        arena.let_time_go_by()
    tried = arena.one(
        "SELECT count(*) FROM letter_event WHERE from_state = 'sending' "
        "AND (to_state <> 'retry' OR note NOT LIKE 'Not tried%')"
    )
    number = PROBES.get(mode, ALL_PROBES)
    return bool(tried >= (arena.one("SELECT count(*) FROM letter") if mode in ENDS else number))


def _write_down(arena: Arena, mode: str, dumps: Path) -> None:
    """What the sink accepted, and whom it refused for good, as the receiver would have it."""
    now, real = arena.clock.now().isoformat(), arena.clock.monotonic()
    with (arena.folder / "record").open("a") as record, (arena.folder / "wrong").open("a") as wrong:
        for path in dumps.iterdir() if mode in ACCEPTS else ():
            text = path.read_bytes().decode("latin-1")
            to, name = TO.findall(text), ID.findall(text)
            told = {"to": to, "id": name[0], "sha256": path.name, "text": text}
            line = {"at": now, "real": real, **told}
            record.write(json.dumps(line) + "\n")
        for each in arena.rows(ALL) if mode in SAYS else ():
            about = each["email"] if "RCPT" in mode else each["message_id"]
            fault = f"5xx at {'RCPT' if 'RCPT' in mode else 'the dot'}"
            wrong.write(json.dumps({"at": now, "fault": fault, "about": about}) + "\n")
