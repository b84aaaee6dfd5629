"""A tick with nothing due, beside few and beside many old letters, closed actions and deeds.

`python -m tests.performance.idle` prints what each takes and the ratio, and which statements read
more of these tables than an index offers; `--explain` prints every plan.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import insert, select, text

from tests.performance.town import LEADS, grow
from tests.support.mailbox import receiving
from tests.support.queries import count_queries
from tracker.actions.enums import Outcome
from tracker.actions.models import Action
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.factory import create_app
from tracker.outbox import queries
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Letter, LetterEvent, LetterItem
from tracker.outbox.pulse import pulse
from tracker.people.models import User
from tracker.reminders.tick import Ticker
from tracker.seeding import service as seeding
from tracker.seeding.commands import SEED
from tracker.upkeep import metrics

OLD, TIMES = 1_000, 20
WARM, ROUNDS = 3, 15
MOST = 1.3
LATEST = "ORDER BY audit_entry.id DESC"  # from the end, and no further than it has to
GROWS = ("letter", "letter_item", "letter_event", "audit_entry", "action", "closure")


def main() -> int:
    """Measure both in turn; 1 where something costs more beside what is long over."""
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder, receiving() as mailbox:
        towns = [built(f"{folder}/{number}", mailbox.port, number) for number in (OLD, TIMES * OLD)]
        taken: dict[str, list[list[float]]] = {name: [[], []] for name in deeds(towns[0][1])}
        for _ in range(WARM + ROUNDS):
            for at, (app, ticker) in enumerate(towns):
                with app.app_context():
                    for name, deed in deeds(ticker).items():
                        taken[name][at].append(clocked(deed))
        app, ticker = towns[-1]
        with app.app_context():
            scans = {name: scans_of(deed) for name, deed in deeds(ticker).items()}
    is_bad = False
    for name, (few, many) in ((name, map(least, both)) for name, both in taken.items()):
        is_bad |= many / few > MOST
        sys.stdout.write(
            f"{name}: {1000 * few:.1f} ms beside {OLD:,} of each, "
            f"{1000 * many:.1f} ms beside {TIMES * OLD:,}: {many / few:.2f}\n"
        )
        for each in scans[name]:
            sys.stdout.write(f"  reads all of it: {each}\n")
    return int(is_bad)


def built(folder: str, port: int, number: int) -> tuple[Flask, Ticker]:
    """The demonstration, grown, with so many of each that are long over, and nothing due."""
    config = Config.from_environment(
        {
            "TRACKER_DATA": folder,
            "TRACKER_DEMO": "1",
            "TRACKER_MAIL_SERVER": f"smtp://127.0.0.1:{port}",
        }
    )
    app, ticker = create_app(config), Ticker(config)
    with app.app_context():
        db.create_all()
        with unit_of_work():
            seeding.load(SEED, demo=True)
        grow(500, all_overdue=False)
        ticker.tick()
        add(number, "old")
    return app, ticker


def deeds(ticker: Ticker) -> dict[str, Callable[[], object]]:
    """What is done again and again while nothing is due."""
    return {
        "idle tick": ticker.tick,
        "banner": pulse,
        "dead letters": queries.dead_count,
        "metrics": metrics.text,
    }


def clocked(deed: Callable[[], object]) -> float:
    """The seconds of the processor that it takes: others may be at work on the machine."""
    began = time.thread_time()
    deed()
    taken = time.thread_time() - began
    db.session.rollback()
    return taken


def least(taken: list[float]) -> float:
    """The least of what it took, the first few left out."""
    return min(taken[WARM:])


def scans_of(deed: Callable[[], object]) -> list[str]:
    """The steps of its statements' plans that read a growing table from end to end."""
    with count_queries() as sent:
        deed()
    found = []
    for statement in dict.fromkeys(sent):
        if not statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            continue
        holes = statement.count("?")
        rows = db.session.connection().exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statement}", (None,) * holes
        )
        for *_, step in rows:
            table = step.removeprefix("SCAN ").split(" ")[0] if step.startswith("SCAN") else ""
            if "--explain" in sys.argv:
                sys.stdout.write(f"{statement[:60]}: {step}\n")
            if table in GROWS and LATEST not in statement:
                found.append(f"{step} for {statement[:300]}")
    db.session.rollback()
    return found


def add(number: int, mark: str) -> None:
    """So many letters of past weeks, with what they announced, and actions that are closed."""
    with unit_of_work():
        users = list(db.session.scalars(select(User.id).limit(LEADS)))
        last = db.session.scalar(text("SELECT coalesce(max(id), 0) FROM letter")) or 0
        db.session.execute(
            insert(Letter), [letter(last + n, users, mark) for n in range(1, number + 1)]
        )
        ids = range(last + 1, last + number + 1)
        db.session.execute(insert(LetterItem), [item(n, users) for n in ids])
        db.session.execute(insert(LetterEvent), [event(n, to) for n in ids for to in STORY])
        template = (
            db.session.execute(select(Action.__table__).where(Action.ref == "X1")).one()._asdict()
        )
        db.session.execute(insert(Action), [closed(template, n, mark) for n in range(number)])
        db.session.execute(insert(AuditEntry), [deed(n) for n in range(number)])
    db.session.connection().exec_driver_sql("ANALYZE")
    db.session.rollback()


STORY = (LetterState.QUEUED, LetterState.SENDING, LetterState.SENT)


def letter(number: int, users: list[int], mark: str) -> dict[str, Any]:
    """A digest that was sent weeks ago."""
    at = clock.now() - timedelta(days=30 + number % 300)
    return {
        "kind": LetterKind.DIGEST,
        "dedupe_key": f"digest:{mark}:{number}",
        "user_id": users[number % len(users)],
        "state": LetterState.SENT,
        "account_matter": "",
        "created_on": at.date(),
        "created_at": at,
        "not_before_at": at,
        "message_id": f"<{mark}-{number}@tracker>",
        "subject": "1 thing needs you",
        "fence": 1,
        "attempts": 1,
        "last_note": "",
        "finished_at": at,
    }


def item(number: int, users: list[int]) -> dict[str, Any]:
    """A step that it announced."""
    return {
        "letter_id": number,
        "user_id": users[number % len(users)],
        "step": "overdue_1",
        "object_type": "action",
        "object_id": number,
        "fell_on": clock.today() - timedelta(days=30 + number % 300),
        "why": "1 working day overdue",
    }


def event(number: int, to: LetterState) -> dict[str, Any]:
    """A line of its history."""
    at = clock.now() - timedelta(days=30)
    return {"letter_id": number, "at": at, "to_state": to, "owner": "", "fence": 1, "note": ""}


def closed(template: dict[str, Any], number: int, mark: str) -> dict[str, Any]:
    """An action that was closed, overdue as it was."""
    own = {name: value for name, value in template.items() if name != "id"}
    day = clock.today() - timedelta(days=40)
    return own | {
        "ref": f"{mark}{number}",
        "outcome": Outcome.COMPLETE,
        "closed_on": day,
        "due_on": day,
    }


def deed(number: int) -> dict[str, Any]:
    """A line of the audit."""
    return {
        "at": clock.now(),
        "deed": Deed.ACTION_CHANGED,
        "subject_type": "action",
        "subject_id": number,
        "by_name": "Somebody",
        "visibility": Visibility.BOARD,
        "before": {},
        "after": {},
        "note": "",
    }


if __name__ == "__main__":
    sys.exit(main())
