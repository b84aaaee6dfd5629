"""The headings that stand above a row, from the outermost to the nearest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.importing.grids import Paragraph
from tracker.importing.rag_text import is_key_line
from tracker.importing.tables.labels import exact_kind
from tracker.importing.tables.looks import heading_word, is_dated
from tracker.importing.tables.refs import is_parent
from tracker.importing.tables.words import folded, one_line

_LONGEST_BOLD = 200
_SENTENCE = 6  # words
_LONGEST_PLAIN = 120
_REF = re.compile(r"[A-Za-z]{0,4}\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.):]?")
_ASIDES = ("overall", "note", "version", "updated", "as at", "page", "appendix", "date", "key ")


@dataclass(slots=True)
class Heading:
    """`word` is its kind ("pledge"), `level` a document's own, `style` how it is set otherwise;
    `is_used` once an action stands below it."""

    text: str
    word: str = ""
    level: int = 0
    style: str = ""
    is_used: bool = False

    @property
    def ref(self) -> str:
        """The ref that it begins with: 1.2 of `1.2 Voice`."""
        first = self.text.split(maxsplit=1)[0] if self.text.strip() else ""
        return first if first != self.text and _REF.fullmatch(first) else ""


class Outline:
    """The headings in force. A heading takes the place of one of its own kind and ends all those
    below that; one of a kind that is not in force goes below the others."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    @property
    def path(self) -> tuple[str, ...]:
        """Their texts."""
        return tuple(each.text for each in self.headings)

    @property
    def outside(self) -> int:
        """How many of them, the outermost, stand outside the table that is being read."""
        inside = [n for n, each in enumerate(self.headings) if each.style.startswith("row")]
        return inside[0] if inside else len(self.headings)

    def use(self) -> None:
        """An action stands below them."""
        for each in self.headings:
            each.is_used = True

    def clear(self) -> None:
        """Something new begins, such as a sheet."""
        self.headings = []

    def leave_table(self) -> None:
        """What headed rows within a table ends with it."""
        self.headings = [each for each in self.headings if not each.style.startswith("row")]

    def add(self, text: str, style: str, level: int = 0) -> None:
        """A heading follows."""
        text = one_line(text)
        if not style.startswith("row"):
            self.leave_table()
        if self.headings and folded(self.headings[-1].text) == folded(text):
            return
        new = Heading(text, heading_word(text), level, style)
        del self.headings[self._place(new) :]
        self.headings.append(new)

    def _place(self, new: Heading) -> int:
        numbered = [n for n, each in enumerate(self.headings) if each.ref]
        if new.ref and numbered:
            parents = [n for n in numbered if is_parent(self.headings[n].ref, new.ref)]
            return parents[-1] + 1 if parents else numbered[0]
        for test in (_is_same_word, _is_level_above, _is_same_style):
            for n, each in enumerate(self.headings):
                if test(each, new):
                    return n
        return len(self.headings)


def _is_same_word(old: Heading, new: Heading) -> bool:
    return bool(new.word) and old.word == new.word


def _is_level_above(old: Heading, new: Heading) -> bool:
    return bool(new.level) and old.level >= new.level


def _is_same_style(old: Heading, new: Heading) -> bool:
    """Set alike, unless the old one is of a kind that the new one is not, or a row of a table
    follows another at once: then the new one is finer."""
    if new.level or old.level or old.style != new.style:
        return False
    if old.word and old.word != new.word:
        return False
    return old.is_used or not new.style.startswith("row")


def headings_in(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str, int]]:
    """The headings (text, style, level) among the paragraphs before a table, in order. A plain
    line counts where it stands right above the table and no other heading does."""
    found = [
        (each.text, "line" if not each.level else "", each.level)
        for each in paragraphs
        if _is_heading(each)
    ]
    last = paragraphs[-1] if paragraphs else None
    if not found and last is not None and _is_plain_heading(last):
        found.append((last.text, "line", 0))
    return found


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if not text or is_aside(text):
        return False
    if paragraph.level:
        return True
    is_word = bool(heading_word(text))
    if paragraph.is_bold and not paragraph.is_list:
        return len(text) <= _LONGEST_BOLD or is_word
    return is_word and len(text) <= _LONGEST_BOLD


def _is_plain_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    is_short = 2 < len(text) <= _LONGEST_PLAIN and not paragraph.is_list
    return is_short and not text.endswith((".", ":", ";", ",")) and not is_aside(text)


def explains(text: str) -> bool:
    """A whole sentence, which below a heading says more of it and is none itself."""
    is_sentence = text.rstrip().endswith(".") and len(text.split()) >= _SENTENCE
    return is_sentence and not heading_word(text)


def is_aside(text: str) -> bool:
    """It says something about the document or names a lead, and heads nothing."""
    lower = text.casefold()
    label, colon, _ = text.partition(":")
    if colon and exact_kind(label) not in ("", "coarse", "outcome", "priority"):
        return True
    if is_key_line(text):
        return True
    return lower.startswith(_ASIDES) and (is_dated(text) or lower.startswith(("overall", "note")))
