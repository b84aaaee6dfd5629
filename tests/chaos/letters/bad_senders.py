"""Two designs that lose letters or double them, so that green means something.

`python -m tests.chaos.letters.bad_senders FOLDER PORT DESIGN` sends FOLDER/jobs.sqlite3.
"""

import smtplib
import sqlite3
import sys
import time
from pathlib import Path

PAUSE = 0.004  # between a letter and its mark: what a commit on a busy disk takes


def send(port: int, job: sqlite3.Row) -> None:
    """One letter by one connection."""
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.sendmail("tracker@example.org", [job["email"]], job["content"].encode())


def mark(database: sqlite3.Connection, job: sqlite3.Row) -> None:
    """Write down that it is sent."""
    database.execute("UPDATE job SET state = 'sent' WHERE id = ?", [job["id"]])
    database.commit()


def select_send_mark(database: sqlite3.Connection, port: int, job: sqlite3.Row) -> None:
    """What most programs do: who is killed in between, or looks at the same time, sends twice."""
    send(port, job)
    time.sleep(PAUSE)
    mark(database, job)


def mark_then_send(database: sqlite3.Connection, port: int, job: sqlite3.Row) -> None:
    """What the careful do next: who is killed in between never sends it."""
    mark(database, job)
    time.sleep(PAUSE)
    send(port, job)


DESIGNS = {"select, send, mark": select_send_mark, "mark, then send": mark_then_send}


def main(folder: Path, port: int, design: str) -> None:
    """Send until nothing is left."""
    database = sqlite3.connect(folder / "jobs.sqlite3", timeout=10)
    database.row_factory = sqlite3.Row
    while jobs := database.execute("SELECT * FROM job WHERE state = 'queued' LIMIT 20").fetchall():
        for job in jobs:
            DESIGNS[design](database, port, job)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
