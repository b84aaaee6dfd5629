"""References in texts to what is kept elsewhere: a higher domain keeps them and prints them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from flask import current_app

BEGINS = "[["
_APART = "\x1e"  # what no text holds


class References(Protocol):
    """What the domain that is referred to does with a text."""

    def keep(self, text: str) -> str:
        """The text as it is saved; ValueError with a sentence where it refers to nothing."""

    def questions(self, text: str) -> list[str]:
        """A sentence for each number that is better referred to than written."""

    def quoted(self, text: str) -> str:
        """The text with references in place of such numbers, as far as there are any."""

    def in_html(self, html: str, *, as_written: bool = False) -> str:
        """A whole page with its references printed; `as_written` on a paper that is final."""

    def in_text(self, text: str, *, as_written: bool = False) -> str:
        """Plain words with their references printed."""


def references() -> References:
    """Whoever prints references in this app."""
    found: References = current_app.extensions["references"]
    return found


def kept(text: str) -> str:
    """A text as it is saved."""
    return references().keep(text) if BEGINS in text else text


def questions(text: str) -> list[str]:
    """What is asked of a text before it is saved."""
    return references().questions(text) if any(map(str.isdigit, text)) else []


def quoted(text: str) -> str:
    """A text with references in place of its numbers."""
    return references().quoted(text)


def printed_html(html: str, *, as_written: bool = False) -> str:
    """A page as it is read."""
    return references().in_html(html, as_written=as_written) if BEGINS in html else html


def printed_text(text: str, *, as_written: bool = False) -> str:
    """Words as they are read, where there is no page."""
    return references().in_text(text, as_written=as_written) if BEGINS in text else text


def printed_all(texts: Sequence[str], *, as_written: bool = False) -> list[str]:
    """Many words, all read at once."""
    return printed_text(_APART.join(texts), as_written=as_written).split(_APART)


def printed_cells(rows: Iterable[Sequence[object]]) -> list[list[object]]:
    """The rows of a list that somebody takes away, all read at once."""
    held = [list(row) for row in rows]
    found = [
        (row, at, cell)
        for row in held
        for at, cell in enumerate(row)
        if isinstance(cell, str) and BEGINS in cell
    ]
    printed = printed_all([cell for _, _, cell in found])
    for (row, at, _), words in zip(found, printed, strict=False):
        row[at] = words
    return held
