"""What changed, in words: field names and stored values as a reader would say them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.core import clock
from tracker.core.dates import long_date

NOTHING = "nothing"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")
_STORED_WORD = re.compile(r"[a-z]+([_-][a-z]+)+")
_ENDINGS = ("_on", "_at", "_id")
_NAMES = {
    "due_on": "Due date",
    "due_precision": "Precision of the due date",
    "due_text": "Due date as printed",
    "rag": "Judgement",
    "is_cleared": "May read restricted papers",
    "is_vacant": "Marked vacant",
    "is_shared_address": "Several people read this mailbox",
    "ask": "Ask of the board",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a deed: what it was and what it is now."""

    label: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """As one line, for a file."""
        if self.before == NOTHING:
            return f"{self.label}: {self.after}"
        return f"{self.label}: {self.before} → {self.after}"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """The fields of a deed in words; a field that only went has nothing after it."""
    names = [*before, *(name for name in after if name not in before)]
    return tuple(
        Change(field_name(name), value_words(before.get(name)), value_words(after.get(name)))
        for name in names
    )


def field_name(name: str) -> str:
    """`road_to_green` is Road to green."""
    if name in _NAMES:
        return _NAMES[name]
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name.removeprefix("is_").replace("_", " ").capitalize()


def value_words(value: Any) -> str:
    """A stored value as a reader would say it."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(value_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{field_name(name)}: {value_words(each)}" for name, each in value.items())
    return _text(str(value))


def _text(text: str) -> str:
    if _DAY.fullmatch(text):
        return _said(text, long_date_of)
    if _MOMENT.fullmatch(text):
        return _said(text, moment_words)
    if _STORED_WORD.fullmatch(text):
        return text.replace("_", " ").replace("-", " ").capitalize()
    return text


def long_date_of(text: str) -> str:
    """2025-09-05 is 5 September 2025."""
    return long_date(date.fromisoformat(text))


def moment_words(text: str) -> str:
    """An instant as London's day and time."""
    moment = datetime.fromisoformat(text)
    local = clock.london(moment) if moment.tzinfo else moment
    return f"{long_date(local.date())}, {local:%H:%M}"


def _said(text: str, how: Any) -> str:
    try:
        return str(how(text))
    except ValueError:
        return text
