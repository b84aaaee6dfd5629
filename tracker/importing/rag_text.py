"""A status cell's text and fill -> Red, Amber, Green, Blue or none, and the word as printed.

The plan's own key comes before everything: green is "on track" in some plans and "finished" in
others (importing.md 6). Without a key green is green, never done.
"""

from collections.abc import Mapping

from tracker.importing.rag.colours import RAG_OF, colour_of
from tracker.importing.rag.key import is_key_line, key_of
from tracker.importing.rag.wording import (
    DONE,
    colours_in,
    current,
    folded,
    letter_before,
    phrases_in,
    states_in,
)

__all__ = ["is_key_line", "key_of", "read_rag"]

_WORST_FIRST = ("Red", "Amber", "Green", "Blue")


def read_rag(text: str, fill: str, key: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    """The RAG of a cell and what is printed in it; a colour without a word is called "green fill".

    `key` maps folded words, "fill:RRGGBB" and names of colours to a RAG, as `key_of` makes it.
    """
    printed = text.strip()
    if not printed:
        colour = colour_of(fill)
        rag = _of_fill(fill, colour, key)
        return rag, f"{colour or 'coloured'} fill" if colour or f"fill:{fill}" in key else None
    words = current(folded(printed))
    said, rag = _of_words(words, letter_before(printed), dict(key))
    if not said:
        rag = _of_fill(fill, colour_of(fill, has_words=True), key)
    return rag, printed


def _of_fill(fill: str, colour: str, key: Mapping[str, str | None]) -> str | None:
    if f"fill:{fill}" in key:
        return key[f"fill:{fill}"]
    return _of_colour(colour, key) if colour else None


def _of_colour(colour: str, key: Mapping[str, str | None]) -> str | None:
    if colour == "yellow" and colour not in key:
        colour = "amber"
    return key.get(colour, RAG_OF[colour])


def _of_words(words: str, letter: list[str], key: dict[str, str | None]) -> tuple[bool, str | None]:
    """Whether the words decide, and what they say."""
    if words in key:
        return True, key[words]
    own = {phrase: rag for phrase, rag in key.items() if not _is_colour(phrase)}
    explained = [own[phrase] for phrase in phrases_in(words, own)]
    states = states_in(words)
    if DONE in states and not explained and "" not in states:
        return True, "Blue"
    if explained:
        return True, explained[-1]
    if named := colours_in(words) or letter:
        return True, _worst([_of_colour(each, key) for each in named])
    coloured = [state for state in states if state]
    return bool(coloured), coloured[-1] if coloured else None


def _is_colour(phrase: str) -> bool:
    return phrase in RAG_OF or phrase.startswith("fill:")


def _worst(rags: list[str | None]) -> str | None:
    """Of A/G the worse; of all three none: that is what the cell may be, not what it is."""
    if len(set(rags)) > 2:
        return None
    return next((each for each in _WORST_FIRST if each in rags), None)
