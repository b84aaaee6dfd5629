"""Runs that must be found wanting: the bad designs, on the letters that the oracle asks for."""

import random
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.chaos.letters import check
from tests.chaos.letters.arena import Arena
from tests.chaos.letters.history import History
from tests.chaos.letters.nemesis import Nemesis
from tests.chaos.letters.oracle import expected
from tests.chaos.letters.runs import BUSY, MONDAY, Ran, history_of, morning
from tests.chaos.letters.town import build

DAY = MONDAY[0]
LEFT = "SELECT count(*) FROM job WHERE state = 'queued'"
# Each with how many workers, and how many times they are killed.
DESIGNS = (
    ("select, send, mark", 1, 12),
    ("select, send, mark", 2, 0),
    ("mark, then send", 1, 12),
    ("mark, then send", 2, 12),
)


def ran(folder: Path, design: str, *, workers: int, kills: int, seed: int = 1) -> Ran:
    """The same for the table."""
    began = time.monotonic()
    history = run(folder, design, seed=seed, workers=workers, kills=kills)
    lost, doubled = check.lost_and_doubled(history)
    return Ran(
        name=design,
        backend="",
        workers=workers,
        messages=len(history.delivered),
        kills=history.kills,
        lost=lost,
        doubled=doubled,
        problems=check.of_mail(history),
        seed=seed,
        seconds=time.monotonic() - began,
    )


def run(folder: Path, design: str, *, seed: int, workers: int = 1, kills: int = 0) -> History:
    """Let a bad design send a day's letters; gives the history, as of the product."""
    town = build(MONDAY, seed, people=200, tasks=1_000)
    arena = Arena(folder, f"sqlite:///{folder / 'jobs.sqlite3'}")
    arena.clock.until(morning(DAY))
    _write_jobs(folder / "jobs.sqlite3", expected(town, DAY))
    arena.receive()
    arena.fault(**{"seconds before the record": BUSY, "seconds before the answer": BUSY})
    try:
        _send(arena, design, workers, kills, random.Random(seed))
        return history_of(arena, Nemesis(arena, town, seed), [DAY])
    finally:
        arena.stop()


def _send(arena: Arena, design: str, workers: int, kills: int, chance: random.Random) -> None:
    words = ["-m", "tests.chaos.letters.bad_senders", str(arena.folder), str(arena.port), design]
    while arena.one(LEFT):
        senders = [subprocess.Popen([sys.executable, *words]) for _ in range(workers)]
        if arena.kills < kills:
            _until_it_moves(arena, senders)
            time.sleep(chance.uniform(0.0, 0.1))
            for each in senders:
                arena.kills += each.poll() is None
                each.kill()
        for each in senders:
            each.wait(60)


def _until_it_moves(arena: Arena, senders: list[subprocess.Popen[bytes]]) -> None:
    """Until one more letter is marked, or nobody sends any more: how long a start takes varies."""
    before = arena.one(LEFT)
    while arena.one(LEFT) == before and any(each.poll() is None for each in senders):
        time.sleep(0.01)


def _write_jobs(path: Path, letters: dict[str, dict[str, bool]]) -> None:
    """The jobs, and what the checker reads of a product's database, from them."""
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE job (id INTEGER PRIMARY KEY, email, message_id, content, state)")
    database.execute('CREATE TABLE "user" (id INTEGER PRIMARY KEY, email)')
    database.execute("CREATE TABLE letter_event (id INTEGER PRIMARY KEY, letter_id, to_state)")
    now = datetime.combine(DAY, morning(DAY).time(), UTC).isoformat(" ")
    database.execute(
        "CREATE VIEW letter AS SELECT *, id AS user_id, 0 AS fence, 0 AS attempts, "
        f"'{now}' AS not_before_at, '{now}' AS created_at, '{DAY}' AS created_on FROM job"
    )
    for number, (name, things) in enumerate(letters.items()):
        address = f"{name}@example.org"
        database.execute('INSERT INTO "user" VALUES (?, ?)', [number, address])
        row: list[Any] = [
            number,
            address,
            f"<{number}@tracker>",
            _content(number, things),
            "queued",
        ]
        database.execute("INSERT INTO job VALUES (?, ?, ?, ?, ?)", row)
    database.commit()
    database.close()


def _content(number: int, things: dict[str, bool]) -> str:
    rows = "".join(f"{n}. {_row(each)}\r\n\r\n" for n, each in enumerate(things, start=1))
    subject = f"{len(things)} things need you"
    return f"Subject: {subject}\r\nMessage-ID: <{number}@tracker>\r\n\r\n{rows}"


def _row(thing: str) -> str:
    kind, _, rest = thing.partition(" ")
    if kind == "board":
        return datetime.fromisoformat(rest).strftime("The board meets on %-d %B %Y")
    return f"Somebody wrote about {rest}" if kind == "remark" else thing
