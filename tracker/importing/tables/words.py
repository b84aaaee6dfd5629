"""Texts as they are compared: without case, breaks and punctuation."""

import re
from functools import lru_cache

LONGEST_LABEL = 300  # a longer text heads no column
_NOT_A_WORD = re.compile(r"(?:[^\w%]|_)+")  # "due_date" is how databases write it
_BROKEN = re.compile(r"-\n|\u00ad")  # a word broken with a hyphen, a hyphen that may show
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TAIL = re.compile(r"[\n(\[:?;–—]| - ")


def folded(text: str) -> str:
    """Lower case words with one space between, `&` as "and": "Lead\\nOfficer(s)" is
    "lead officer s"."""
    text = _BROKEN.sub("", text).replace("&", " and ")
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    """The same without spaces: "Responsibl\\ne" is "responsible"."""
    return folded(text).replace(" ", "")


def listed(text: str, between: str = "|") -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split(between))


def one_line(text: str) -> str:
    """A text without line breaks and double spaces."""
    return " ".join(text.split())


def shortened(text: str, most: int = 200) -> str:
    """On one line, cut where it is too long to be shown in a list."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def label_forms(label: str) -> tuple[tuple[str, float], ...]:
    """How a column head may be meant, with how much less sure that is: as printed, without what
    stands in brackets, with a word mended that was broken over a line, and its first part alone
    (guidance follows)."""
    label = label[:LONGEST_LABEL]
    first = _TAIL.split(label.strip(), maxsplit=1)[0]
    forms = (
        (label, 0.0),
        (_ASIDE.sub(" ", label), 0.02),
        (label.replace("\n", ""), 0.04),
        (first, 0.04 if label.strip().endswith(("?", ")")) else 0.15),
    )
    found: dict[str, float] = {}
    for form, less in forms:
        found.setdefault(folded(form), less)
    return tuple((form, less) for form, less in found.items() if form)
