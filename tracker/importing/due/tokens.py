"""A cell's text in plain characters, cut into numbers, words and marks."""

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃"), "-")
_QUOTES = dict.fromkeys(map(ord, "`‘’‛´′"), "'")
# "thOctober" is two words that a scan has run together
_TOKEN = re.compile(r"[0-9]+|(?<![^\W\d_])(?:st|nd|rd|th)(?=[A-Z])|[^\W\d_]+|\S")
_LETTER_FOR_FIGURE = re.compile(r"(?<=[0-9])[oOlI](?=[0-9])")
_LONGEST_NUMBER = 8
_SHORTEST_TWICE = 6


class Token(NamedTuple):
    """A number, a word or one mark. `word` is in lower case, "" for others; `number` is -1 for
    what is none, `digits` how many figures it is printed with; `start` and `end` are places in
    the plain text."""

    text: str
    word: str
    number: int
    digits: int
    start: int
    end: int
    is_spaced: bool
    is_new_line: bool


_NOTHING = Token("", "", -1, 0, 0, 0, is_spaced=False, is_new_line=False)


class Tokens:
    """The tokens of a text, to be looked at from any place; beyond the end there is nothing."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.all = _cut(self.text)

    def __len__(self) -> int:
        return len(self.all)

    def at(self, i: int) -> Token:
        """The token at a place."""
        return self.all[i] if 0 <= i < len(self.all) else _NOTHING

    def word(self, i: int) -> str:
        """The word at a place in lower case, "" if there is none."""
        return self.at(i).word

    def number(self, i: int, *digits: int) -> int:
        """The number at a place, printed with so many figures; -1 if there is none such."""
        token = self.at(i)
        return token.number if not digits or token.digits in digits else -1

    def past(self, i: int, what: Container[str]) -> int:
        """The place after one token that is among these marks or words, else the same place."""
        token = self.at(i)
        return i + 1 if token.text and (token.word or token.text) in what else i

    def past_all(self, i: int, what: Container[str]) -> int:
        """The place after all tokens that are among these marks or words."""
        while (after := self.past(i, what)) != i:
            i = after
        return i

    def between(self, start: int, end: int) -> str:
        """The text from one place to before another."""
        if start >= end:
            return ""
        return self.text[self.at(start).start : self.at(end - 1).end]


def plain(text: str) -> str:
    """The text without invisible marks, with one kind of dash and apostrophe, and of a text that
    a PDF printed over itself (JJuunnee 22002244) each letter once."""
    if not (text.isascii() and text.isprintable()):
        normal = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_QUOTES)
        text = "".join(c for c in normal if c.isspace() or unicodedata.category(c)[0] != "C")
    return _LETTER_FOR_FIGURE.sub(_figure, _once(text))


def _once(text: str) -> str:
    words = text.split()
    is_twice = sum(map(len, words)) >= _SHORTEST_TWICE and all(w[::2] == w[1::2] for w in words)
    return " ".join(word[::2] for word in words) if is_twice else text


def _figure(found: re.Match[str]) -> str:
    return "0" if found[0] in "oO" else "1"


def _cut(text: str) -> list[Token]:
    tokens = []
    end = 0
    for found in _TOKEN.finditer(text):
        piece, gap = found[0], text[end : found.start()]
        is_number = piece[0] in "0123456789"
        is_short = is_number and len(piece) <= _LONGEST_NUMBER
        tokens.append(
            Token(
                text=piece,
                word=piece.lower() if piece[0].isalpha() else "",
                number=int(piece) if is_short else -1,
                digits=len(piece) if is_short else 0,
                start=found.start(),
                end=found.end(),
                is_spaced=bool(gap),
                is_new_line="\n" in gap or "\r" in gap or "\v" in gap,
            )
        )
        end = found.end()
    return tokens
