"""A status cell's text and fill -> Red, Amber, Green, Blue or none, and the word as printed.

The plan's own key comes before everything: green is "on track" in some plans and "finished" in
others (importing.md 6). Without a key green is green, never done.
"""

from collections.abc import Mapping

from tracker.importing.rag.colours import RAG_OF, colour_of
from tracker.importing.rag.key import is_key_line, key_of
from tracker.importing.rag.percentages import band_of
from tracker.importing.rag.states import DONE
from tracker.importing.rag.wording import (
    colours_in,
    current,
    folded,
    letter_before,
    percent_in,
    phrases_at,
    states_in,
)

__all__ = ["is_key_line", "key_of", "read_rag"]

_WORST_FIRST = ("Red", "Amber", "Green", "Blue")
_JUDGES = frozenset({"red", "amber", "yellow", "green"})  # blue may be how a table is shaded
_SAYS_NONE = (False, None)


def read_rag(text: str, fill: str, key: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    """The RAG of a cell and what is printed in it; a colour without a word is called "green fill".

    `key` maps printed words in small letters, "fill:RRGGBB" and names of colours to a RAG, as
    `key_of` makes it.
    """
    printed = text.strip()
    if not printed:
        colour = colour_of(fill)
        rag = _of_fill(fill, colour, key)
        return rag, f"{colour or 'coloured'} fill" if colour or f"fill:{fill}" in key else None
    said, rag = _of_printed(printed, key)
    ground = colour_of(fill, has_words=True)
    if not said or (ground in _JUDGES and _is_weak(printed, rag, key)):
        rag = _of_fill(fill, ground, key)
    return rag, printed


def _is_weak(printed: str, rag: str | None, key: Mapping[str, str | None]) -> bool:
    """Words such as "Behind" say less than the colour that somebody gave the cell: they are no
    colour themselves, not explained by the key, and not "complete"."""
    words = current(folded(printed))
    own = {phrase for phrase in key if phrase not in RAG_OF}
    is_named = bool(colours_in(words) or letter_before(printed))
    return not (is_named or rag == "Blue" or any(phrases_at(words, own)))


def _of_fill(fill: str, colour: str, key: Mapping[str, str | None]) -> str | None:
    if f"fill:{fill}" in key:
        return key[f"fill:{fill}"]
    return _of_colour(colour, key) if colour else None


def _of_colour(colour: str, key: Mapping[str, str | None]) -> str | None:
    if colour == "yellow" and colour not in key:
        colour = "amber"
    return key.get(colour, RAG_OF[colour])


def _of_printed(printed: str, key: Mapping[str, str | None]) -> tuple[bool, str | None]:
    """Whether the words decide, and what they say: the key's own words first, then "complete",
    then colours, then other states."""
    words = current(folded(printed))
    for whole in (words, printed.casefold()):
        if whole in key:
            return True, key[whole]
    own = {phrase: rag for phrase, rag in key.items() if phrase not in RAG_OF}
    explained = [own[phrase] for _, phrase in phrases_at(words, own)]
    states = states_in(words)
    if explained:
        return True, "Blue" if DONE in states and _is_plain(states) else explained[-1]
    if DONE in states and _is_plain(states):
        return True, "Blue"
    named = colours_in(words) or letter_before(printed)
    if named:
        return True, _worst([_of_colour(each, key) for each in named])
    return _of_states(states) if any(states) else _of_percent(words, key)


def _is_plain(states: list[str]) -> bool:
    """Nothing else is said before "complete", and nothing that takes it back."""
    return states[0] == DONE and "" not in states


def _of_states(states: list[str]) -> tuple[bool, str | None]:
    first = next(state for state in states if state)
    return True, "Blue" if first == DONE else first


def _of_percent(words: str, key: Mapping[str, str | None]) -> tuple[bool, str | None]:
    percent = percent_in(words)
    rag = band_of(percent, key) if percent is not None else None
    return (True, rag) if rag else _SAYS_NONE


def _worst(rags: list[str | None]) -> str | None:
    """Of A/G the worse; of all three none: that is what the cell may be, not what it is."""
    if len(set(rags)) > 2:
        return None
    return next((each for each in _WORST_FIRST if each in rags), None)
