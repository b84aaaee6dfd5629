"""What was typed into a row beside what stood there: nothing is written over unseen. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

LONGEST = {
    "figure": 80,
    "cohort": 300,
    "source": 300,
    "corrected": 2_000,
    "note": 2_000,
    "why": 2_000,
    "recover": 2_000,
}
BOXES = tuple(LONGEST)


def mark(text: str) -> str:
    """A short mark by which a text is known again; "" for nothing."""
    return f"{crc32(text.encode()):x}" if text else ""


def marks(texts: Mapping[str, str]) -> str:
    """The marks of all boxes of a row, as the page sends them back."""
    return ".".join(mark(texts.get(name, "")) for name in BOXES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it was sent: its texts by box, the marks of what stood in them when the page was
    printed, and the mark of the questions that were shown with it."""

    indicator_id: int
    texts: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """A row's texts with what somebody else saved meanwhile.

    `touched` are the boxes that its writer changed; `theirs` is what stands now in those of them
    that somebody else changed in another way.
    """

    texts: Mapping[str, str]
    touched: frozenset[str]
    theirs: Mapping[str, str]


def merged(entry: Entry, held: Mapping[str, str]) -> Merged:
    """What was typed where it was touched, and elsewhere what is held now."""
    before = dict(zip(BOXES, entry.seen.split("."), strict=False))
    typed = {name: entry.texts.get(name, "") for name in BOXES}
    touched = frozenset(name for name in BOXES if mark(typed[name]) != before.get(name, ""))
    theirs = {
        name: held[name]
        for name in BOXES
        if name in touched
        and mark(held[name]) != before.get(name, "")
        and held[name] != typed[name]
    }
    texts = {name: typed[name] if name in touched else held[name] for name in BOXES}
    return Merged(texts, touched, theirs)
