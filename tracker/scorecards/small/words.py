"""Small numbers in words: "only one child", "fell by two" (rules 5.10.4). Pure."""

import re

_NUMBER = r"(?:one|two|three|four|[1-4])"
_WHO = (
    r"(?:children|child|young people|young person|people|person|individuals?|boys?|girls?"
    r"|bab(?:y|ies)|siblings?|care leavers?|pupils?|students?|teenagers?|mothers?|fathers?)"
)
# "3 or more", "1 in 4", "2 to 4", "4%", "1 April" and "16-18" tell of no small group of people.
_NOT_A_COUNT = r"(?!\s*(?:or (?:more|over|fewer)|in \w+|out of|to \d|-|–|/|%|per ?cent|\.\d))"
_SMALL = (
    re.compile(rf"\b(?:only|just|a single)\s+(?:{_NUMBER}\b{_NOT_A_COUNT}\s+)?(?:\w+\s+)?{_WHO}\b"),
    re.compile(rf"\b(?:only|just)\s+{_NUMBER}\b{_NOT_A_COUNT}(?=[\s.,;]|$)"),
    re.compile(
        rf"(?<![\w.,/£-])(?<!priority )(?<!pledge )(?<!in ){_NUMBER}\b{_NOT_A_COUNT}"
        rf"\s+(?:\w+\s+)?{_WHO}\b"
    ),
    re.compile(
        rf"\b(?:fell|rose|risen|fallen|up|down|increased?|decreased?|dropped)\s+by\s+{_NUMBER}"
        rf"\b{_NOT_A_COUNT}"
    ),
)


def small_words(text: str) -> list[str]:
    """The parts of a text that may tell of fewer than five people, as written, in their order."""
    found: dict[tuple[int, int], str] = {}
    for pattern in _SMALL:
        for match in pattern.finditer(text.lower()):
            if not any(start <= match.start() and match.end() <= end for start, end in found):
                found[match.span()] = " ".join(text[match.start() : match.end()].split())
    return [found[span] for span in sorted(found)]
