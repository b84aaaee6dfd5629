"""The headings that indicators stand under, made whole where a file prints pieces of them."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from tracker.importing.scorecard.refs import group_of
from tracker.scorecards.figure_text import plain

_NUMBERED = re.compile(r"\b(priority|pledge|outcome|theme|objective|promise|aim|goal) ?(\d{1,2})\b")
_KNOWN = re.compile(r"\b(?:priority|pledge|outcome|theme|objective|promise|general|aim)(?![a-z])")
SHORTEST = 4


def upright(text: str) -> str:
    """A heading that was turned on its side, read upright: its letters may come one a line, each
    word or the whole turned round. "" where the letters lie about."""
    whole = " ".join(text.split())
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    is_column = len(lines) >= SHORTEST and all(len(line) <= 2 for line in lines)
    joined = "".join(lines) if is_column else whole
    tries = [joined, joined[::-1]]
    if len(lines) > 1:
        tries += [" ".join(line[::-1] for line in order) for order in (lines, lines[::-1])]
    if _KNOWN.search(whole.lower()):
        return whole
    known = next((each for each in tries if _KNOWN.search(each.lower())), joined)
    return "" if _is_scattered(known) else known


def _is_scattered(text: str) -> bool:
    """Letters one by one, as several turned lines come out of a PDF: nothing to read."""
    words = text.split()
    return len(words) >= SHORTEST and sum(len(word) == 1 for word in words) * 2 > len(words)


def whole_priorities(refs: Sequence[str], printed: Sequence[str]) -> list[tuple[str, str]]:
    """The heading of each row, and a query where it had to be worked out.

    Rows whose refs begin alike stand under one heading. Where headings are numbered ("Priority 3
    - …") and a group's own is missing or in pieces, its number says which it is.
    """
    word = _numbering(printed)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for ref, label in zip(refs, printed, strict=True):
        groups[group_of(ref)][label] = None
    known = {group: _heading_of(group, labels, word) for group, labels in groups.items()}
    return [
        _whole(label, group_of(ref), known[group_of(ref)], word)
        for ref, label in zip(refs, printed, strict=True)
    ]


def _numbering(printed: Sequence[str]) -> str:
    """The word before the numbers, where two or more headings are numbered."""
    found = [match for label in dict.fromkeys(printed) if (match := _numbered(label))]
    return found[0][1].capitalize() if len({match[2] for match in found}) >= 2 else ""


def _heading_of(group: str, labels: Collection[str], word: str) -> str:
    """The one heading of rows whose refs begin alike: the longest that has their number, or that
    has any words where the refs have none; "" where there is none."""
    if not group or not word:
        return ""
    number = _digits(group)
    own = [each for each in labels if not number or _number_of(each) == number]
    return max(own, key=len, default="")


def _whole(label: str, group: str, known: str, word: str) -> tuple[str, str]:
    number = _digits(group)
    if known or not number or not word:
        return known or label, ""
    other = _number_of(label)
    why = f"stands under {word} {other}" if other else "has no heading that can be read"
    return f"{word} {number}", f"It {why} in the file: taken for {word} {number} by its ref"


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _numbered(label: str) -> re.Match[str] | None:
    return _NUMBERED.search(plain(label))


def _number_of(label: str) -> str:
    found = _numbered(label)
    return found[2] if found else ""
