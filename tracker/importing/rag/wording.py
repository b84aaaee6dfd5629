"""What a status says in words: a colour, a state such as "on track", or neither."""

import re
import unicodedata
from collections.abc import Container, Iterator

from tracker.importing.rag.states import DONE, PARTLY, STATES, UNDONE

_MARKS = str.maketrans(
    {
        **dict.fromkeys("🔴🟥", " red "),
        **dict.fromkeys("🟠🟧🟡🟨", " amber "),
        **dict.fromkeys("🟢🟩", " green "),
        **dict.fromkeys("🔵🟦", " blue "),
        **dict.fromkeys("✓✔☑✅", " tick "),
        **dict.fromkeys("✗✘✖❌☒", " cross "),
        **dict.fromkeys("→➔➜⇒", " > "),
        "≥": " over ",
        "≤": " to ",
        "<": " under ",
    }
)
_WORD = re.compile(r"[^\W\d_]+|\d+|>|%")
_PERCENT = re.compile(r"(?<!\d)(\d{1,3}) %")
_LETTER_FIRST = re.compile(r"([RAGBY]) ?[-–—:=(]")
COLOURS = {name: name for name in ("red", "amber", "green", "blue")}
COLOURS |= {"orange": "amber", "yellow": "amber"}
LETTERS = {"r": "red", "a": "amber", "y": "amber", "g": "green", "b": "blue"}
_MIXED = {"ag": "a g", "ga": "g a", "ar": "a r", "ra": "r a"}
_SILENT = frozenset({"rag", "brag", "status", "rating", "rated", "é", "ê", "è", "ñ", "ò"})
_WAS = frozenset({"was", "previously", "previous", "formerly", "from"})
_LONGEST = 6
_NEAR = 3
_LONG = 10  # words: a narrative, of which only the beginning is a status
_BEGINNING = 4


def folded(text: str) -> str:
    """A status as it is compared: small letters, one space between words, no marks but arrows."""
    normal = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return " ".join(_WORD.findall(normal.casefold()))


def current(words: str) -> str:
    """What holds now of folded words: "green" of "amber > green" and of "green was amber". Of a
    narrative only how it begins."""
    last = [part.split() for part in words.split(">") if part.strip()]
    parts = last[-1] if last else []
    for n, word in enumerate(parts[:-1]):
        if n and word in _WAS and (parts[n + 1] in COLOURS or parts[n + 1] in LETTERS):
            parts = parts[:n]
            break
    return " ".join(parts[:_BEGINNING] if len(parts) > _LONG else parts)


def states_in(words: str) -> list[str]:
    """The states that folded words say, in their order: complete, Red, Amber, Green or "".
    75% complete, to be completed and partly complete are not complete, and "achieved or on target"
    promises no more than on target."""
    parts = words.split()
    is_part = any(int(number) < 100 for number in _PERCENT.findall(words))
    states = []
    for place, phrase in phrases_at(words, STATES):
        state = STATES[phrase]
        if state == DONE:
            before = parts[max(0, place - _NEAR) : place]
            state = "" if is_part or UNDONE.intersection(before) else state
            state = "Amber" if PARTLY.intersection(before) else state
        states.append(state)
    if "or" in parts and "Green" in states:
        return ["Green" if state == DONE else state for state in states]
    return states


def phrases_at(words: str, known: Container[str]) -> Iterator[tuple[int, str]]:
    """The known phrases of folded words with their places, the longest where several begin."""
    parts = words.split()
    n = 0
    while n < len(parts):
        for size in range(min(_LONGEST, len(parts) - n), 0, -1):
            phrase = " ".join(parts[n : n + size])
            if phrase in known:
                yield n, phrase
                n += size
                break
        else:
            n += 1


def colours_in(words: str) -> list[str]:
    """The colours that folded words name, in their order; letters where nothing else is said:
    R, A/G, AG, RAG: G."""
    parts = [part for part in words.split() if part not in _SILENT]
    if len(parts) == 1 and parts[0] in _MIXED:
        parts = _MIXED[parts[0]].split()
    if parts and all(part in LETTERS for part in parts):
        return [LETTERS[part] for part in parts]
    return [COLOURS[part] for part in parts if part in COLOURS]


def letter_before(printed: str) -> list[str]:
    """The colour of a capital letter that words explain: A – on track."""
    found = _LETTER_FIRST.match(printed)
    return [LETTERS[found[1].lower()]] if found else []


def percent_in(words: str) -> int | None:
    """The one percentage of folded words."""
    found = _PERCENT.findall(words)
    return int(found[0]) if len(found) == 1 else None
