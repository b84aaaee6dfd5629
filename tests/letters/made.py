"""Letters as they go, made from situations: their headers, their text and their HTML."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask

from tests.letters.situations import ALL as SITUATIONS
from tracker.core import clock
from tracker.core.database import db
from tracker.people.enums import AccountMatter
from tracker.people.letters import AccountWords
from tracker.reminders.composing import Envelope, Words, digest_words, pack, words
from tracker.reminders.due import DueLetter, due_letters

KEPT = Path(__file__).with_name("kept")
ACCOUNT = tuple(f"account_{matter.value}" for matter in AccountMatter)
NAMES = (*SITUATIONS, *ACCOUNT)
SITE = "https://tracker.example.org"
TO = "somebody@example.org"
SIGNED = re.compile(r"(/letters/stop/)[\w.=-]+")
MOMENT = datetime(2025, 9, 5, 7, 30, tzinfo=UTC)
SETTINGS = {
    "base_url": SITE,
    "mail_from": "tracker@example.org",
    "mail_reply_to": "board.secretary@example.org",
    "demo": False,
    "council": "Your council",
    "safeguarding_text": "Ring 01234 567890 at any hour. In an emergency ring 999.",
}


@contextmanager
def as_in_a_council(app: Flask) -> Iterator[None]:
    """An app with a council's settings, which is no demonstration."""
    before = app.extensions["tracker"]
    shown = dict(app.jinja_env.globals)
    app.extensions["tracker"] = replace(before, **SETTINGS)  # type: ignore[arg-type]  # its fields
    app.jinja_env.globals.update(demo_mode=False, council=SETTINGS["council"])
    try:
        yield
    finally:
        app.extensions["tracker"] = before
        app.jinja_env.globals.update(shown)


def due(name: str) -> DueLetter:
    """The letter of a situation, worked out as the tracker does, for rows of the bound session."""
    found = SITUATIONS[name]()
    db.session.flush()
    clock.hold(found.on)
    (letter,) = [each for each in due_letters(found.on) if each.to.id == found.user.id]
    return letter


def said(name: str) -> Words:
    """What a letter says."""
    if name not in ACCOUNT:
        return digest_words(due(name))
    account = AccountWords(
        known_as="Lead for health",
        email="lead.for.health.information@example.org",
        link=f"{SITE}/sign-in/abc123" if name in ACCOUNT[:3] else f"{SITE}/sign-in",
        lasts="two days" if "invite" in name else "an hour",
        roles=("Action lead", "Workstream chair"),
        council="Your council",
        site=SITE,
    )
    return words(name, account=account)


def as_kept(letter: Words) -> dict[str, str]:
    """The two files of a letter: its headers with its text, and its HTML; signed links unsigned."""
    packed = pack(letter, Envelope(TO, "<a-letter@tracker>", MOMENT))
    outside = packed.partition(b"\r\n\r\n")[0].decode().replace("\r\n", "\n")
    files = {"txt": f"{outside}\n\n{letter.text}", "html": f"{letter.html}\n"}
    return {ending: SIGNED.sub(r"\1SIGNED", text) for ending, text in files.items()}


def kept(name: str) -> dict[str, str]:
    """A letter as it was kept."""
    found: dict[str, Any] = {}
    for ending in ("txt", "html"):
        path = KEPT / f"{name}.{ending}"
        found[ending] = path.read_text("utf-8") if path.exists() else ""
    return found
