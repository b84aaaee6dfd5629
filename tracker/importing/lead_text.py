"""A printed lead -> how it might be split, and which names are like it. Only ever an offer.

A lead is kept whole as printed (importing.md 4). Commas and "and" stand inside titles, so nothing
is split there; a slash may ("Head of CiN/CP"), so it splits only between two whole titles.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

NEAR_ENOUGH = 60.0
_OFFERED = 3
_MOST_SLASHES = 20  # no lead has more
_LONGEST = 2000
_POSTS = frozenset(
    {
        *("accountant", "adviser", "advisor", "advocate", "analyst", "assistant", "carer", "chair"),
        *("chairman", "chairperson", "clerk", "commissioner", "consultant", "coordinator"),
        *("councillor", "director", "doctor", "executive", "gp", "head", "headteacher"),
        *("lawyer", "lead", "leader", "manager", "mayor", "member", "mentor", "nurse", "officer"),
        *("ordinator", "planner", "practitioner", "principal", "psychologist", "secretary"),
        *("solicitor", "specialist", "staff", "superintendent", "supervisor", "teacher", "trainer"),
        *("treasurer", "worker", "ambassador", "champion", "inspector", "midwife", "registrar"),
    }
)
_BODIES = frozenset(
    {
        *("agency", "association", "board", "cabinet", "college", "commission", "committee"),
        *("company", "council", "department", "directorate", "division", "federation", "forum"),
        *("group", "hospital", "hub", "nhs", "panel", "partner", "partnership", "police"),
        *("provider", "school", "service", "steering", "subcommittee", "subgroup", "team"),
        *("trust", "unit", "university", "workstream", "centre", "ccg", "icb", "charity"),
    }
)
_PLACES = frozenset({"england", "health", "wales"})
_INITIALS = re.compile(r"[A-Z][A-Za-z&+-]{1,7}")
_PEOPLE = re.compile(r"[A-Z]{2,6}s")
_WORD = re.compile(r"[^\W\d_]+")
_LINES = re.compile(r"[\n\r\v;]+")
_BULLETS = " \t•·▪◦‣*-–—,;."
_GOES_ON = frozenset({"of", "for", "and", "the", "to", "in", "with", "&", ",", "/", "-", "–", "on"})
_BEGINS_ON = frozenset({"and", "&", "of", "for", "(", "/", "or", "to"})
_SHORT = {
    "mgr": "manager",
    "mngr": "manager",
    "dir": "director",
    "asst": "assistant",
    "ass": "assistant",
    "dep": "deputy",
    "svc": "service",
    "serv": "service",
    "cllr": "councillor",
    "off": "officer",
    "exec": "executive",
    "coord": "coordinator",
    "ordinator": "coordinator",
    "co": "",
    "sw": "social worker",
    "tm": "team manager",
    "hos": "head of service",
    "dcs": "director of childrens services",
    "hd": "head",
    "dept": "department",
    "headteacher": "head teacher",
    "svcs": "services",
    "sm": "service manager",
    "grp": "group",
    "cttee": "committee",
    "yp": "young people",
    "cyp": "children young people",
}


def offered_parts(text: str) -> tuple[str, ...]:
    """The parts that a printed lead might be split into; none if it is one."""
    if len(text) > _LONGEST:
        return ()
    parts = [part for line in _lines(text) for part in _split_at_slashes(line)]
    tidy = dict.fromkeys(" ".join(part.split()).strip(_BULLETS) for part in parts)
    found = tuple(part for part in tidy if part)
    return found if len(found) > 1 else ()


def nearest(text: str, names: Sequence[str]) -> list[tuple[str, float]]:
    """Up to three names that are like a text, each with its likeness up to 100, best first."""
    found = process.extract(
        text[:_LONGEST],
        names,
        scorer=fuzz.token_sort_ratio,
        processor=_spelt_out,
        limit=_OFFERED,
        score_cutoff=NEAR_ENOUGH,
    )
    return [(name, score) for name, score, _ in found]


def _lines(text: str) -> list[str]:
    """Its lines and what semicolons part, where a new one does not go on the title before it."""
    lines: list[str] = []
    for line in _LINES.split(text):
        line = line.strip()
        if line and lines and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return lines


def _goes_on(line: str, following: str) -> bool:
    first, last = following.split()[0], line.split()[-1]
    if last.casefold() in _GOES_ON or last[-1] in ",/&(" or line.count("(") > line.count(")"):
        return True
    if first.casefold() in _BEGINS_ON or first[0] in "(&/" or first[0].islower():
        return True
    is_cut = not _is_whole(line) and not _is_initials(line) and "," not in line
    words = _words(following)
    return is_cut and len(words) <= 2 and bool(words) and words[-1] in _POSTS | _BODIES


def _split_at_slashes(line: str) -> list[str]:
    if line.count("/") > _MOST_SLASHES:
        return [line]
    pieces = _pieces(line)
    if len(pieces) == 1 or line.strip().casefold() in ("n/a", "tbc/tba"):
        return [line]
    if all(_is_initials(piece.strip()) or _is_body(piece) for piece in pieces):
        return pieces
    parts = [pieces[0]]
    for piece in pieces[1:]:
        is_apart = parts[-1].endswith(" ") and piece.startswith(" ")
        if is_apart or (_is_whole(parts[-1]) and _is_whole(piece)):
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]}/{piece}"
    return parts


def _pieces(line: str) -> list[str]:
    """What slashes part, those inside brackets and of "and/or" aside."""
    pieces = [""]
    depth = 0
    for piece in line.split("/"):
        is_choice = pieces[-1].casefold().endswith(" and") and piece.casefold().startswith("or ")
        if depth or is_choice:
            pieces[-1] = f"{pieces[-1]}/{piece}"
        else:
            pieces.append(piece)
        depth = max(0, depth + piece.count("(") - piece.count(")"))
    return pieces[1:]


def _words(text: str) -> list[str]:
    """Its words in lower case, each as if there were one of it."""
    return [_singular(word) for word in _WORD.findall(text.casefold())]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _is_whole(text: str) -> bool:
    """A title, a team or a body: it has a word that names one, and does not hang on another.
    Initials in the plural, IROs, are people too."""
    words = _words(text)
    if _PEOPLE.fullmatch(text.strip()):
        return True
    return (
        bool(words) and words[-1] not in _GOES_ON and bool((_POSTS | _BODIES).intersection(words))
    )


def _is_body(text: str) -> bool:
    words = _words(text)
    return bool((_BODIES | _PLACES).intersection(words)) and not _POSTS.intersection(words)


def _is_initials(text: str) -> bool:
    """MW, CHt, DoSCE, NED-WT, CCG."""
    return bool(_INITIALS.fullmatch(text)) and sum(c.isupper() for c in text) >= 2


def _spelt_out(text: str) -> str:
    """A title as it is compared: small letters, short forms spelt out."""
    plain = text.casefold().replace("'", "").replace("’", "").replace("&", " and ")
    words = (_SHORT.get(word, word) for word in _WORD.findall(plain))
    return " ".join(" ".join(words).split())
