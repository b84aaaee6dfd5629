"""A plan's own key: what its colours and words mean."""

import re
from collections.abc import Iterator, Sequence

from tracker.importing.rag.colours import RAG_OF, colour_of
from tracker.importing.rag.wording import COLOURS, DONE, LETTERS, folded, states_in

Key = dict[str, str | None]
_OTHER = frozenset({"grey", "gray", "white", "black", "purple", "clear"})
_NAME = (
    r"(?:dark |light )?(?:red|amber|orange|yellow|green|blue|grey|gray|white|black|purple|[ragby])"
)
_ENTRY = re.compile(
    rf"(?<![\w/])(?P<name>{_NAME})(?: ?\([a-z]\))? ?(?:rag|rated|rating|status)? ?"
    r"(?:[-–—:=]+|\bmeans\b|\bindicates\b|\(|\bis\b)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\bb?rag\b.{0,12}\b(?:key|rating|status|legend)\b|^key\b|^legend\b", re.I)
_LONGEST_MEANING = 6  # words that may stand in a status cell themselves
_ON_TRACK = frozenset({"on track", "on target", "on schedule", "on course"})


def key_of(lines: Sequence[tuple[str, str]]) -> Key:
    """What a legend's words and colours mean: a mapping of folded words, "fill:RRGGBB" and
    names of colours to Red, Amber, Green, Blue or none. Empty if the lines (text, fill) are no
    key: it takes two colours to make one."""
    entries = [entry for text, fill in _beside(lines) for entry in _entries(text, fill)]
    if len({colour for colour, _, _ in entries}) < 2:
        return {}
    is_done_green = any(colour == "green" and _says_done(meaning) for colour, meaning, _ in entries)
    key: Key = {}
    for colour, meaning, fill in entries:
        rag = _meaning(colour, meaning, is_done_green=is_done_green)
        key[colour] = rag
        if fill:
            key[f"fill:{fill}"] = rag
        if meaning and len(meaning.split()) <= _LONGEST_MEANING and meaning not in key:
            key[meaning] = rag
    return key


def is_key_line(text: str) -> bool:
    """Whether a line is the title of a key, or explains a colour: "Amber – some issues"."""
    return bool(_TITLE.search(text.strip())) or bool(_ENTRY.match(text.strip()))


def _beside(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Lines with what explains them: a swatch or a colour's bare name with the words after it,
    or, where words come first, each swatch with the words before it."""
    some = [(text.strip(), fill) for text, fill in lines if text.strip() or colour_of(fill)]
    if some and some[0][0] and not some[-1][0]:
        some.reverse()
    held: tuple[str, str] | None = None
    for text, fill in some:
        is_name = folded(text) in COLOURS or (text in "RAGB" and len(text) == 1)
        if not text or is_name:
            if held:
                yield held
            held = (text, fill)
            continue
        if held and not _ENTRY.match(text) and fill in ("", held[1]):
            text, fill = (f"{held[0]}: {text}" if held[0] else text), held[1]
        elif held:
            yield held
        held = None
        yield text, fill
    if held:
        yield held


def _entries(text: str, fill: str) -> list[tuple[str, str, str]]:
    """The (colour, meaning, fill) that a line explains, one or several."""
    found = list(_ENTRY.finditer(text))
    if found:
        ends = [*(each.start() for each in found[1:]), len(text)]
        only = fill if len(found) == 1 and colour_of(fill) else ""
        return [
            (_colour(each["name"]), folded(text[each.end() : end]), only)
            for each, end in zip(found, ends, strict=True)
        ]
    words = folded(text)
    first, _, rest = words.partition(" ")
    shade = colour_of(fill)
    if first in COLOURS and (shade or rest):
        return [(COLOURS[first], rest, fill if shade else "")]
    if shade:
        return [("amber" if shade == "yellow" else shade, words, fill)]
    return []


def _colour(name: str) -> str:
    word = name.casefold().split()[-1]
    return LETTERS.get(word) or COLOURS.get(word, word)


def _says_done(meaning: str) -> bool:
    states = states_in(meaning)
    return DONE in states and "Green" not in states and "" not in states[:1]


def _meaning(colour: str, meaning: str, *, is_done_green: bool) -> str | None:
    """What a colour stands for. Its own meaning, but that green or blue may be finished, that
    amber may be on track where green is finished, and that a blue or grey one may be neither."""
    if colour in _OTHER:
        return "Blue" if _says_done(meaning) else None
    if colour == "green":
        return "Blue" if _says_done(meaning) else "Green"
    if colour == "amber" and is_done_green and any(each in meaning for each in _ON_TRACK):
        is_denied = "not on" in meaning or "slip" in meaning or "off" in meaning.split()
        return "Amber" if is_denied else "Green"
    if colour == "blue":
        states = states_in(meaning)
        if states and DONE not in states:
            return states[0] or None
    return RAG_OF[colour]
