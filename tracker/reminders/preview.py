"""What the letters of a day would be, for programs and terminals: nothing is read or written."""

from datetime import date
from typing import Any

from rich.table import Column, Table

from tracker.outbox.enums import LetterKind
from tracker.outbox.runs import closed_days
from tracker.reminders.directory import directory_on
from tracker.reminders.due import DueLetter, due_letters
from tracker.reminders.wording import items_of


def preview(on: date) -> dict[str, Any]:
    """The letters of a day as `tracker reminders preview --format json` gives them."""
    closed = closed_days()
    letters = due_letters(on)
    return {
        "on": on.isoformat(),
        "letters": [_letter(letter, closed) for letter in letters],
        "nothing_for": len(directory_on(on).people) - len(letters),
    }


def _letter(letter: DueLetter, closed: frozenset[date]) -> dict[str, Any]:
    return {
        "to": letter.to.email,
        "kind": LetterKind.DIGEST.value,
        "subject": letter.subject,
        "items": [
            {
                "ref": item.ref,
                "why": item.why,
                "due_on": item.due_on.isoformat() if item.due_on else None,
            }
            for item in items_of(letter, closed)
        ],
        "dedupe_key": letter.dedupe_key,
    }


def as_table(found: dict[str, Any]) -> Table:
    """The same for people to read."""
    to = Column("To", overflow="fold")
    table = Table(to, "Subject", "What", "Why", title=f"Letters of {found['on']}")
    for letter in found["letters"]:
        head = (letter["to"], letter["subject"])
        for item in letter["items"]:
            table.add_row(*head, item["ref"], item["why"])
            head = ("", "")
        table.add_section()
    table.caption = f"Nothing for {found['nothing_for']} more people"
    return table
