"""A plan's own key: what its colours and words mean."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.importing.rag.colours import RAG_OF, colour_of
from tracker.importing.rag.states import DONE
from tracker.importing.rag.wording import COLOURS, LETTERS, folded, states_in

Key = dict[str, str | None]
_OTHER = frozenset({"grey", "gray", "white", "black", "purple"})
_NAME = (
    r"(?:dark |light |pale |bright )?"
    r"(?:red|amber|orange|yellow|green|blue|grey|gray|white|black|purple|[ragby])"
)
_ENTRY = re.compile(
    rf"(?<![\w/'’])(?P<name>{_NAME})(?: ?\([a-z]\))? ?(?:rag|rated|rating|status)? ?"
    r"(?:[-–—:=]+|\bmeans\b|\bindicates\b|\(|\bis\b)",
    re.IGNORECASE,
)
_SHORT_FOR = re.compile(r"(?<![\w/])([A-Za-z]{1,3}|[0-9]) ?[=:–—] ?(?=[A-Za-z])")
_BEHIND = re.compile(
    r"(?:[=:–—>]|\s-|(?<=%))\s?(red|amber|orange|yellow|green|blue)\W{0,3}$", re.IGNORECASE
)
_TITLE_IN_FRONT = re.compile(r"^\W{0,3}(?:b?rag )?(?:key|legend|rating)\s?[:\-–]", re.IGNORECASE)
_TITLE = re.compile(r"\bb?rag\b.{0,12}\b(?:key|rating|status|legend)\b|^key\b|^legend\b", re.I)
_LONGEST_MEANING = 6  # words that may stand in a status cell themselves
_ON_TRACK = frozenset({"on track", "on target", "on schedule", "on course"})
_JUDGES = frozenset(
    {"late", "issues", "issue", "risk", "risks", "concern", "concerns", "problems", "target", "%"}
)
_LONGEST_NUMBER = 2  # figures
_ARTICLES = frozenset({"the", "a", "an", "all", "our", "any"})


class _Entry(NamedTuple):
    """A colour, as it is named ("dark green"), its meaning in folded words and its fill."""

    colour: str
    name: str
    meaning: str
    fill: str


def key_of(lines: Sequence[tuple[str, str]]) -> Key:
    """What a legend's words and colours mean: a mapping of folded words, "fill:RRGGBB" and
    names of colours to Red, Amber, Green, Blue or none. Empty if the lines (text, fill) are no
    key: it takes two colours to make one, or two shades of one."""
    entries = [entry for text, fill in _beside(lines) for entry in _entries(text, fill)]
    entries += list(_numbered(lines))
    if len({each.name for each in entries}) < 2:
        return _short_for(lines)
    is_done_green = any(each.colour == "green" and _says_done(each.meaning) for each in entries)
    key: Key = {}
    for each in entries:
        rag = _meaning(each, is_done_green=is_done_green)
        # of two greens the name alone is the one that promises less
        key[each.colour] = RAG_OF[each.colour] if key.get(each.colour, rag) != rag else rag
        key[each.name] = rag if each.name != each.colour else key[each.colour]
        if each.fill:
            key[f"fill:{each.fill}"] = rag
        if each.meaning and len(each.meaning.split()) <= _LONGEST_MEANING:
            key.setdefault(each.meaning, rag)
    return key


def is_key_line(text: str) -> bool:
    """Whether a line is the title of a key, or explains a colour: "Amber – some issues"."""
    line = text.strip()
    is_entry = bool(_ENTRY.match(line)) and bool(_entries(line, ""))
    return bool(_TITLE.search(line)) or is_entry or bool(_short_for([(line, "")]))


def _short_for(lines: Sequence[tuple[str, str]]) -> Key:
    """What letters stand for that are no colours, and numbers: "C = complete, IP = in progress",
    "1 = on track". Each has to say how something stands, and a line has two or more."""
    key: Key = {}
    for text, _ in lines:
        found = list(_SHORT_FOR.finditer(text))
        starts = [each.start() for each in found]
        meanings = [
            _stands_for(folded(text[each.end() : end]))
            for each, end in zip(found, [*starts[1:], len(text)], strict=False)
        ]
        if len(found) < 2 or not all(meanings):
            continue
        for each, states in zip(found, meanings, strict=True):
            key[each[1].casefold()] = "Blue" if states[0] == DONE else states[0] or None
    return key


def _stands_for(meaning: str) -> list[str]:
    """The colour that folded words begin with, else the states that they say."""
    colour = COLOURS.get(meaning.partition(" ")[0], "")
    return [RAG_OF[colour] or ""] if colour else states_in(meaning)


def _beside(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Lines with what explains them: a swatch or a colour's bare name with the words after it,
    or, where words come first, each swatch with the words before it."""
    some = [
        (text.strip(), fill)
        for text, fill in lines
        if colour_of(fill) or (text.strip() and not _is_number(text))
    ]
    if some and some[0][0] and not some[-1][0]:
        some.reverse()
    held: tuple[str, str] | None = None
    for text, fill in some:
        if not text or _is_name(text):
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


def _is_name(text: str) -> bool:
    return folded(text) in COLOURS or (len(text) == 1 and text in "RAGBY")


def _entries(text: str, fill: str) -> list[_Entry]:
    """What a line explains: one colour or several."""
    shade = colour_of(fill)
    found = list(_ENTRY.finditer(text))
    if found:
        ends = [*(each.start() for each in found[1:]), len(text)]
        only = fill if len(found) == 1 and shade else ""
        entries = [
            _Entry(_colour(each["name"]), _name(each["name"]), folded(text[each.end() : end]), only)
            for each, end in zip(found, ends, strict=True)
        ]
        is_sure = (
            bool(only)
            or len(found[0]["name"]) > 1
            or any(_judges(each.meaning) for each in entries)
        )
        return entries if is_sure else []
    behind = _behind(text)
    if behind:
        return behind
    words = folded(text)
    first, _, rest = words.partition(" ")
    if first in COLOURS and (shade or rest):
        return [_Entry(COLOURS[first], COLOURS[first], rest, fill if shade else "")]
    if shade:
        colour = "amber" if shade == "yellow" else shade
        return [_Entry(colour, f"fill:{fill}", words, fill)]
    return []


def _behind(text: str) -> list[_Entry]:
    """What stands before the colours that it means: `0-25% = Red; 26-75% = Amber`, `1 = Red`."""
    entries = []
    for part in re.split(r"[;,\n|]", text):
        match = _BEHIND.search(part)
        meaning = folded(_TITLE_IN_FRONT.sub("", part[: match.start()])) if match else ""
        if match and meaning and meaning not in COLOURS:
            colour = COLOURS[match[1].casefold()]
            entries.append(_Entry(colour, colour, meaning, ""))
    return entries


def _numbered(lines: Sequence[tuple[str, str]]) -> Iterator[_Entry]:
    """A number in one cell, and the colour that it stands for in the next."""
    for (number, _), (text, _) in pairwise(lines):
        if not _is_number(number):
            continue
        named = _ENTRY.match(text.strip())
        word = named["name"] if named else text.strip()
        if len(word) > 1 and word.casefold() in COLOURS:
            yield _Entry(_colour(word), _colour(word), number.strip(), "")


def _is_number(text: str) -> bool:
    return text.strip().isdigit() and len(text.strip()) <= _LONGEST_NUMBER


def _name(name: str) -> str:
    words = name.casefold().split()
    return " ".join([*words[:-1], _colour(words[-1])])


def _colour(name: str) -> str:
    word = name.casefold().split()[-1]
    return LETTERS.get(word) or COLOURS.get(word, word)


def _judges(meaning: str) -> bool:
    """It says how something stands: a letter alone may number a section ("A: Complete the …")."""
    words = meaning.split()
    is_deed = len(words) > 1 and words[1] in _ARTICLES
    return not is_deed and (bool(states_in(meaning)) or not _JUDGES.isdisjoint(words))


def _says_done(meaning: str) -> bool:
    states = states_in(meaning)
    return DONE in states and "Green" not in states and "" not in states[:1]


def _meaning(entry: _Entry, *, is_done_green: bool) -> str | None:
    """What a colour stands for. Its own meaning, but that green or blue may be finished, that
    amber may be on track where green is finished, and that a blue or grey one may be neither."""
    colour, meaning = entry.colour, entry.meaning
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
