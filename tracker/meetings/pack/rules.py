"""What is said of a pack: its name, its pages, and what has changed since it was made. Pure."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from tracker.meetings.pack.enums import PackKind, PackState

SILENT_FOR = timedelta(seconds=60)
_HASH = 12
_OPEN = "open-"

# What a part of a pack is called, by the first word of its key: one of them, and more.
_NOUNS = {
    "item": ("item", "items"),
    "paper": ("paper", "papers"),
    "comment": ("comment", "comments"),
}
_WHOLE = {
    "meeting": "the day, the time or the place changed",
    "members": "the list of members changed",
    "order": "the order of the agenda changed",
    "board": "the board summary changed",
    "minutes": "the last minutes changed",
    "promises": "what became of promises changed",
    "exceptions": "the exceptions to the figures changed",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def pack_name(body_slug: str, held_on: date, kind: PackKind) -> str:
    """What a pack's file is called: a name of ours, which needs no quoting."""
    return f"{body_slug}-{held_on.isoformat()}-{kind.value}.pdf"


def pages_words(first: int, last: int) -> str:
    """The pages of a part, as a contents list says them under “Pages”."""
    return str(first) if first == last else f"{first} to {last}"


def is_dead(state: PackState, beat_at: datetime | None, now: datetime) -> bool:
    """Whether a making fell silent, as it does when the server stops meanwhile."""
    if state not in (PackState.WAITING, PackState.MAKING):
        return False
    return beat_at is None or now - beat_at > SILENT_FOR


def short_hash(value: object) -> str:
    """A part's content as a short mark that tells whether it is the same."""
    plain = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:_HASH]


def fingerprint(parts: Mapping[str, str]) -> str:
    """One mark for all that stands in a pack."""
    return hashlib.sha256(json.dumps(dict(parts), sort_keys=True).encode()).hexdigest()


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What has changed since, in a few words each and without a name: "one paper added"."""
    added = _count(key for key in now if key not in before)
    gone = _count(key for key in before if key not in now)
    changed = _count(key for key in now if key in before and now[key] != before[key])
    said = []
    for noun, words in _NOUNS.items():
        for counted, deed in ((added, "added"), (changed, "changed"), (gone, "taken out")):
            if counted[noun]:
                said.append(f"{_number(counted[noun])} {words[counted[noun] > 1]} {deed}")
    touched = added + gone + changed
    items = added["item"] + gone["item"]
    return said + [
        words for noun, words in _WHOLE.items() if touched[noun] and not (noun == "order" and items)
    ]


def open_marks(keys: Iterable[str]) -> dict[str, str]:
    """Marks of the items, papers, actions and bodies that a pack tells of; no change is told."""
    return {f"{_OPEN}{key}": "1" for key in keys}


def open_ids(parts: Mapping[str, str], noun: str) -> list[int]:
    """The ids of the items, of the papers, and so on that stand in a pack in full."""
    begin = f"{_OPEN}{noun}-"
    return [int(key.removeprefix(begin)) for key in parts if key.startswith(begin)]


def comment_ids(parts: Mapping[str, str]) -> list[int]:
    """The ids of the comments whose words stand in a pack."""
    keys = (key.partition("-") for key in parts)
    return [int(id) for noun, _, id in keys if noun == "comment"]


def percent(done: int, total: int) -> int:
    """How far a making is; all of it only when it is ready."""
    return min(99, 100 * done // total) if total else 0


def _count(keys: Iterable[str]) -> Counter[str]:
    return Counter(key.partition("-")[0] for key in keys)


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
