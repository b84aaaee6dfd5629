"""Finds what sounds like a promise in the words of a discussion: it is offered, never made.

A promise that nobody tracks is lost (“Members requested information be circulated”). The rules
would rather offer one too many than miss one; what is offered in vain is waved away.
"""

import hashlib
import re
from collections.abc import Iterator

_HANDED = (
    "add(?:ed|ing)?|arranged?|bring|brought|circulate[d]?|created?|establish(?:ed)?|"
    "follow(?:ed)? up|included?|invited?|look(?:ed)? into|made available|organise[d]?|"
    "prepare[d]?|present(?:ed)?|provide[d]?|publish(?:ed)?|report(?:ed)?|review(?:ed)?|"
    "schedule[d]?|sen[dt]|set up|share[d]?|update[d]?|written|escalate[d]?"
)
_DOES = (
    "add|arrange|ask|attend|bring|check|circulate|clarify|confirm|contact|create|discuss with|"
    "draft|escalate|establish|feed ?back|find out|follow (?:this |it |that )?up|get back|"
    "give an update|include|investigate|invite|link with|look into|make contact|meet with|"
    "organise|pass (?:this |it |that )?on|prepare|present|produce|provide|publish|raise|report|"
    "return with|review|schedule|send|set up|share|speak (?:to|with)|take (?:this |it |that )?"
    "(?:away|back|forward)|write to|update|come back"
)
_BACK = "report back|feed back|come back|bring (?:this |it |that )?back|get back"
_WHEN = (
    r"(?:at|to|by|for) (?:the|our) (?:next|following|future) "
    r"(?:\w+ )?(?:meeting|board|committee|update)"
)

# Each is looked for in one sentence; the first that fits is why the sentence is offered.
_PHRASES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:will|would|shall|should|to|must)(?: also| then| now)? be (?:{_HANDED})\b",
        rf"\b(?:requested|asked|suggested|recommended)\b[^.]*\bbe (?:{_HANDED})\b",
        rf"(?<!this )(?<!which )\b(?:will|would|shall|ll)(?: also| then| now)? (?:{_DOES})\b",
        r"\brequested (?:that|for|an?|further|more|the)\b",
        r"\basked (?:that|for (?:an?|further|more|the)|to (?:see|have|be (?:sent|given|told)))\b",
        rf"\bto (?:{_BACK})\b",
        rf"\b(?:agreed|undertook|offered|promised|committed|volunteered) to (?:{_DOES})\b",
        r"\btook (?:an|the) action\b|^\W*action\W* ?[:–-]",
        rf"\b(?:will|would|to|be)\b[^.]*\b{_WHEN}\b",
    )
)
# “Head of Service to circulate the list”: somebody, to do something, and nothing before them.
_WHO_IS_TO = re.compile(
    rf"^\W*(?:[A-Z][\w’'&-]*|of|and|the|for)(?:,? (?:[A-Z][\w’'&-]*|of|and|the|for)){{0,7}}"
    rf" to (?:{_DOES})\b"
)
# A resolution is written down as one; what is denied, asked or supposed is no promise.
_NOT_ONE = re.compile(
    r"^\W*(?:RESOLVED\b|that\b)|\b(?:will|would|shall|could|can|does|did|do|was|were) not\b|\?\s*$|"
    r"\b(?:asked|queried|questioned|enquired|wondered) (?:whether|if|how|why|what|when|who)\b|"
    r"\bprior to\b[^,]*$|\baims? to\b|\bable to\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:\b(?:Cllr|Cllrs|Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|etc|pp?|approx)|\b[A-Z])\.$", re.IGNORECASE
)
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’\"')\]]))\s+(?=[A-Z0-9“‘\"'(])")
_BULLET = re.compile(r"^\s*(?:[-–—•*·]+|\(?[0-9]{1,2}[.)])\s+")
FEWEST_WORDS = 4
LONGEST = 600  # a sentence that never ends is looked at as far as this


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each on one line, without what marks a list."""
    for line in text.splitlines():
        words = " ".join(_BULLET.sub("", line).split())
        begun = ""
        for part in _END.split(words):
            begun = f"{begun} {part}".strip()
            if begun and not _SHORT.search(begun):
                yield begun
                begun = ""
        if begun:
            yield begun


def sounds_like_a_promise(sentence: str) -> bool:
    """Whether a sentence says that somebody will do something, or was asked to."""
    said = sentence[:LONGEST]
    if len(said.split()) < FEWEST_WORDS or _NOT_ONE.search(said):
        return False
    return any(each.search(said) for each in _PHRASES) or bool(_WHO_IS_TO.search(said))


def promises_in(text: str) -> list[str]:
    """The sentences of a discussion that sound like promises, each once, in their order."""
    return list(dict.fromkeys(filter(sounds_like_a_promise, sentences(text))))


def key_of(sentence: str) -> str:
    """A sentence as an address names it: its words stay out of addresses and logs."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:16]
