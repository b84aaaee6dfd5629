"""Which indicators of a newer scorecard are those of an older one: by name, then by ref."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tracker.importing.scorecard_reading import IndicatorRow
from tracker.scorecards.figure_text import plain

SURE = 95.0  # per cent alike from which no person need look
ALIKE = 80.0  # from here on names are offered as the same
WITH_REF = 55.0  # enough where the ref is the same too
_NUMBERS = re.compile(r"\d+")
_PLAIN = re.compile(r"[^a-z0-9%]+")


@dataclass(frozen=True, slots=True)
class Match:
    """A pair, or one that has no other: `score` says how alike the names are, from 0 to 100;
    `query` is a sentence for the person who decides, "" where nothing is doubtful."""

    old: IndicatorRow | None
    new: IndicatorRow | None
    score: float = 0.0
    query: str = ""


def match_indicators(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow]) -> list[Match]:
    """Each new indicator in its order with the old one that it goes on from, then those that ended.

    Refs are used again for other indicators (documents.md D19), so that names come first and a
    ref decides only where the names are somewhat alike.
    """
    pairs = _pairs(old, new)
    found = [
        _match(old[pairs[n]], each) if n in pairs else Match(None, each)
        for n, each in enumerate(new)
    ]
    found = [_doubted(each, old) for each in found]
    ended = [each for n, each in enumerate(old) if n not in pairs.values()]
    return [*found, *(Match(each, None) for each in ended)]


def _pairs(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow]) -> dict[int, int]:
    """New place -> old place, the surest pairs first, nobody twice."""
    pairs: dict[int, int] = {}
    for _, n, o in sorted(_candidates(old, new), key=lambda each: (-each[0], each[1], each[2])):
        if n not in pairs and o not in pairs.values():
            pairs[n] = o
    return pairs


def _candidates(
    old: Sequence[IndicatorRow], new: Sequence[IndicatorRow]
) -> Iterator[tuple[float, int, int]]:
    for n, newer in enumerate(new):
        for o, older in enumerate(old):
            score = likeness(older.name, newer.name)
            is_same_ref = bool(newer.ref) and newer.ref == older.ref
            if score >= ALIKE or (is_same_ref and score >= WITH_REF):
                yield score + is_same_ref / 2, n, o


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 100. Ages and lengths of time are part of the meaning:
    names with other numbers are never the same."""
    first, second = _tidy(one), _tidy(other)
    if not first or not second or set(_NUMBERS.findall(first)) != set(_NUMBERS.findall(second)):
        return 0.0
    return max(fuzz.token_sort_ratio(first, second), fuzz.ratio(first, second))


def _tidy(name: str) -> str:
    return _PLAIN.sub(" ", plain(name)).strip()


def _match(older: IndicatorRow, newer: IndicatorRow) -> Match:
    score = likeness(older.name, newer.name)
    query = "" if score >= SURE else f"Is this the indicator “{older.name}” of before"
    return Match(older, newer, score, query)


def _doubted(match: Match, old: Sequence[IndicatorRow]) -> Match:
    """A ref that was another indicator's is said."""
    if match.new is None or not match.new.ref:
        return match
    before = next((each for each in old if each.ref == match.new.ref), None)
    if before is None or before is match.old or match.query:
        return match
    sentence = f"Ref {match.new.ref} was used before for “{before.name}”"
    return Match(match.old, match.new, match.score, sentence)
