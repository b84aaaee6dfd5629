"""Slugs: a name as a part of an address, fixed once made."""

import re
import unicodedata

LONGEST = 100
_GAPS = re.compile(r"[^a-z0-9]+")
_MARKS_INSIDE_WORDS = re.compile(r"['’‘]")


def slug_of(name: str) -> str:
    """The name's words in lower case with hyphens: good-health-and-well-being."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    kept = _GAPS.sub("-", _MARKS_INSIDE_WORDS.sub("", plain).lower())
    return kept[:LONGEST].strip("-")
