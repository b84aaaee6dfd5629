"""What a status says in words: a colour, a state such as "on track", or neither."""

import re
import unicodedata
from collections.abc import Iterator

_MARKS = {
    "🔴": " red ",
    "🟥": " red ",
    "🟠": " amber ",
    "🟧": " amber ",
    "🟡": " amber ",
    "🟨": " amber ",
    "🟢": " green ",
    "🟩": " green ",
    "🔵": " blue ",
    "🟦": " blue ",
    "✓": " tick ",
    "✔": " tick ",
    "☑": " tick ",
    "✅": " tick ",
    "✗": " cross ",
    "✘": " cross ",
    "✖": " cross ",
    "❌": " cross ",
    "☒": " cross ",
    "→": " > ",
    "➔": " > ",
    "➜": " > ",
    "⇒": " > ",
    "->": " > ",
    "=>": " > ",
}
_WORD = re.compile(r"[^\W\d_]+|\d+|>|%")
_PERCENT = re.compile(r"(?<!\d)(\d{1,3}) %")
_LETTER_FIRST = re.compile(r"([RAGBY]) ?[-–—:=(]")
COLOURS = {
    "red": "red",
    "amber": "amber",
    "orange": "amber",
    "yellow": "amber",
    "ambar": "amber",
    "green": "green",
    "blue": "blue",
}
LETTERS = {"r": "red", "a": "amber", "y": "amber", "g": "green", "b": "blue"}
DONE = "complete"
# The state that each phrase says (importing.md 6). A longer phrase comes before a part of it.
_STATES = {
    **dict.fromkeys(("complete", "completed", "achieved", "done", "closed", "finished"), DONE),
    **dict.fromkeys(("delivered", "implemented", "completes", "actioned", "discharged"), DONE),
    **dict.fromkeys(("on track", "on target", "in progress", "under way", "underway"), "Green"),
    **dict.fromkeys(("on schedule", "progressing", "on course", "in hand", "on plan"), "Green"),
    **dict.fromkeys(("started", "commenced", "in train", "no issues", "tick"), "Green"),
    **dict.fromkeys(("some issues", "behind schedule", "at risk", "slight delay"), "Amber"),
    **dict.fromkeys(("under control", "minor issues", "some concerns", "slightly behind"), "Amber"),
    **dict.fromkeys(("delayed", "minor delay", "some delay", "slippage", "behind"), "Amber"),
    **dict.fromkeys(("partially complete", "partially met", "partly complete"), "Amber"),
    **dict.fromkeys(("partially achieved", "partly achieved", "part complete"), "Amber"),
    **dict.fromkeys(("not on track", "off track", "overdue", "not begun late"), "Red"),
    **dict.fromkeys(("not on target", "off target", "not achieved", "not delivered"), "Red"),
    **dict.fromkeys(("badly late", "significantly behind", "not met", "missed"), "Red"),
    **dict.fromkeys(("major issues", "significant issues", "significant delay", "cross"), "Red"),
    **dict.fromkeys(("not started", "not yet due", "pending", "proposed", "paused"), ""),
    **dict.fromkeys(("on hold", "cancelled", "not begun", "not yet started", "not due"), ""),
    **dict.fromkeys(("not commenced", "yet to start", "to start", "deferred", "withdrawn"), ""),
    **dict.fromkeys(("proposed complete", "proposed for closure", "item not due yet"), ""),
    **dict.fromkeys(("not complete", "not completed", "incomplete", "not yet complete"), ""),
    **dict.fromkeys(("to be completed", "nearly complete", "almost complete", "not done"), ""),
    **dict.fromkeys(("not closed", "not finished", "not yet completed", "ongoing", "open"), ""),
    **dict.fromkeys(("to complete", "to be closed", "not yet closed", "no update"), ""),
    **dict.fromkeys(("due to complete", "not yet achieved", "not yet delivered"), ""),
    **dict.fromkeys(("no longer required", "superseded", "not applicable", "due to start"), ""),
}
_LONGEST = 4
_WAS = frozenset({"was", "previously", "previous", "formerly", "from"})


def folded(text: str) -> str:
    """A status as it is compared: small letters, one space between words, no marks but arrows."""
    normal = unicodedata.normalize("NFKC", text)
    for mark, word in _MARKS.items():
        normal = normal.replace(mark, word)
    return " ".join(_WORD.findall(normal.casefold()))


def current(words: str) -> str:
    """What holds now of folded words: "green" of "amber > green" and of "green was amber"."""
    last = [part.strip() for part in words.split(">") if part.strip()]
    kept: list[str] = []
    for word in (last[-1] if last else "").split():
        if kept and word in _WAS:
            break
        kept.append(word)
    return " ".join(kept)


def states_in(words: str) -> list[str]:
    """The states that folded words say, in their order: complete, Red, Amber, Green or "".
    75% complete is not complete."""
    states = [_STATES[phrase] for phrase in phrases_in(words, _STATES)]
    is_part = any(int(number) < 100 for number in _PERCENT.findall(words))
    return ["" if is_part and state == DONE else state for state in states]


def phrases_in(words: str, known: "dict[str, str] | dict[str, str | None]") -> Iterator[str]:
    """The known phrases of folded words from left to right, the longest where several begin."""
    parts = words.split()
    n = 0
    while n < len(parts):
        for size in range(min(_LONGEST, len(parts) - n), 0, -1):
            phrase = " ".join(parts[n : n + size])
            if phrase in known:
                yield phrase
                n += size
                break
        else:
            n += 1


def colours_in(words: str) -> list[str]:
    """The colours that folded words name, in their order; letters where nothing else is said:
    R, A/G, RAG: G."""
    parts = [part for part in words.split() if part not in ("rag", "brag", "status", "rating")]
    if parts and all(part in LETTERS for part in parts):
        return [LETTERS[part] for part in parts]
    return [COLOURS[part] for part in parts if part in COLOURS]


def letter_before(printed: str) -> list[str]:
    """The colour of a capital letter that words explain: A – on track."""
    found = _LETTER_FIRST.match(printed)
    return [LETTERS[found[1].lower()]] if found else []
