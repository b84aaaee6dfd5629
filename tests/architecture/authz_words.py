"""Terms of the glossary for the walk over every address."""

from typing import Any

from tests.factories.words import WordFactory
from tracker.words.enums import Agreement

MISSING = 999_999
Objects = dict[str, dict[str, dict[str, Any]]]


def words() -> Objects:
    """A term of which nobody said anything, one that waits for a second, and one that is gone."""
    found = {
        "asked": WordFactory(term="placement"),
        "proposed": WordFactory(term="review", says="talk", state=Agreement.PROPOSED),
    }
    values = {name: {"word_id": each.id} for name, each in found.items()}
    return {"words": values | {"missing": {"word_id": MISSING}}}
