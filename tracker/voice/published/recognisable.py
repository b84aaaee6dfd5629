"""What may show who somebody is, beside a name: an age, a school. Asked about, never decided."""

import re
from collections.abc import Iterable
from datetime import date

from tracker.voice.private_facts import MOST_TOLD, possible_private_facts

_AGE = re.compile(
    r"\b(?:\d{1,2}[- ](?:year|yr)s?[- ]olds?|(?:aged|age of|i am|i[’']m|i was|turn(?:ed|ing)?) "
    r"(?:only |just )?\d{1,2})\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:[A-Z][\w’'-]* ){1,4}(?:School|Academy|College|Primary|High|Sixth Form|University)\b"
)
_NO_SCHOOL = re.compile(
    r"(?:(?:Virtual|A|At|Every|My|No|Our|Some|The|This|Your) )+(?:School|College)"
)


def recognisable(text: str, *, known: Iterable[str] = (), today: date) -> list[str]:
    """The parts of a text by which somebody could be recognised, at most three, as written."""
    schools = [found.group() for found in _SCHOOL.finditer(text)]
    found = [
        *possible_private_facts(text, known=known, today=today),
        *(each.group() for each in _AGE.finditer(text)),
        *(each for each in schools if not _NO_SCHOOL.fullmatch(each)),
    ]
    return list(dict.fromkeys(found))[:MOST_TOLD]


def question(found: list[str]) -> str:
    """The question to whoever is about to let everybody read it."""
    told = ", ".join(f"“{each}”" for each in found).replace("'", "’")
    return (
        f"Could somebody be recognised? We saw {told}. Take it out, or say below that nobody "
        "can be recognised"
    )
