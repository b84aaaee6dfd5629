"""A pack as its maker is told of it: plain values, which travel to the process that makes it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

# What stands in our pages until their numbers and what became of the papers are known.
_OPEN, _CLOSE = "⟦", "⟧"
WHY = f"{_OPEN}why{_CLOSE}"
LINK = "pack:"  # a link to a part of the pack, until its page is known


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages: ours, or a paper’s. `missing` is our page where a paper cannot be put in.

    `html` is what we print of it: for a paper only where it is a picture. `band` and `late` stand
    at the head of a paper’s own pages.
    """

    key: str
    title: str
    depth: int
    html: str = ""
    missing: str = ""
    path: str = ""
    kind: str = ""
    band: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All that a pack is made of."""

    title: str
    council: str
    foot: str
    css: str
    parts: tuple[Part, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def book_from(plain: Mapping[str, Any]) -> Book:
    """The book that `as_json` wrote."""
    parts = tuple(Part(**each) for each in plain["parts"])
    return Book(**{**plain, "parts": parts})


def pages_of(key: str) -> str:
    """Stands for the pages of a part: "7 to 14"."""
    return f"{_OPEN}pages {key}{_CLOSE}"


def note_of(key: str) -> str:
    """Stands for what became of a paper, where it could not be put in."""
    return f"{_OPEN}note {key}{_CLOSE}"


def filled(html: str, pages: Mapping[str, str], notes: Mapping[str, str]) -> str:
    """Our pages with the numbers and notes in their places."""
    for key, words in pages.items():
        html = html.replace(pages_of(key), escape(words))
    for key, words in notes.items():
        html = html.replace(note_of(key), escape(words))
    return html
