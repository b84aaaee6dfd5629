"""Slugs: a name as a part of an address, fixed once made."""

import re
import unicodedata

LONGEST = 100
_GAPS = re.compile(r"[^a-z0-9]+")
_MARKS_INSIDE_WORDS = re.compile(r"['’‘]")


def slug_of(name: str) -> str:
    """The name's words in lower case with hyphens: good-health-and-well-being."""
    words = unicodedata.normalize("NFKD", _MARKS_INSIDE_WORDS.sub("", name))
    plain = "".join(c for c in words if not unicodedata.combining(c)).lower()
    return _GAPS.sub("-", plain).strip("-")[:LONGEST].strip("-")
