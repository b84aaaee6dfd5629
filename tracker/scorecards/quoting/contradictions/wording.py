"""Words of a text made comparable, and the words by which a sentence speaks of a measure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.scorecards.quoting.contradictions.measures import Measure

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*")
_ENDINGS = ("ements", "ement", "ings", "ing", "ed", "es", "s", "e")
_SAME = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "twelve": "12",
    "mths": "month",
    "mth": "month",
    "yrs": "year",
    "yr": "year",
}
_EMPTY = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "who", "our")
)
_LOOSE = 12  # so many other words may stand among those of a phrase
_BEFORE_NOT = 3
_NOT = frozenset({"not", "never", "without", "didn’t", "haven’t", "hasn’t", "aren’t"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place, by its stem."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a sentence speaks of a measure, by which words."""

    measure: Measure
    start: int
    end: int
    stems: frozenset[str]
    is_denied: bool

    @property
    def weight(self) -> int:
        """How many words say it."""
        return len(self.stems)


def words_of(text: str) -> list[Word]:
    """The words of a text by their stems."""
    return [Word(stem(found[0]), *found.span()) for found in _TOKEN.finditer(text)]


def content(text: str) -> list[Word]:
    """The words of a text that say something."""
    return [each for each in words_of(text) if each.stem not in _EMPTY]


def stem(word: str) -> str:
    """A word without its ending: "reviewed" and "reviews" are one, and so are "six" and "6"."""
    low = word.lower()
    low = _SAME.get(low, low)
    if low.endswith("ss"):
        return low
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


def spoken_of(text: str, measures: Iterable[Measure]) -> list[Spoken]:
    """Which measures a sentence speaks of. Where the words of one are among those of another, the
    sentence speaks of the other: "pathway plan reviews" are no "reviews"."""
    words = words_of(text)
    found = [
        spoken
        for measure in measures
        if (spoken := _best(_spoken(phrase, words, measure) for phrase in measure.phrases))
    ]
    return [each for each in found if not any(_covers(other, each) for other in found)]


def _covers(other: Spoken, spoken: Spoken) -> bool:
    overlaps = other.start < spoken.end and spoken.start < other.end
    return overlaps and spoken.stems < other.stems


def _best(found: Iterable[Spoken | None]) -> Spoken | None:
    return max((each for each in found if each), key=lambda each: each.weight, default=None)


@lru_cache(maxsize=2048)  # the same few phrases are looked for in every sentence
def _wanted(phrase: str) -> frozenset[str]:
    return frozenset(each.stem for each in content(phrase))


def _spoken(phrase: str, words: Sequence[Word], measure: Measure) -> Spoken | None:
    wanted = _wanted(phrase)
    at = [n for n, word in enumerate(words) if word.stem in wanted]
    best: tuple[int, int] | None = None
    for first in at:
        missing = set(wanted)
        for last in range(first, min(first + len(wanted) + _LOOSE, len(words))):
            missing.discard(words[last].stem)
            if not missing:
                if best is None or last - first < best[1] - best[0]:
                    best = (first, last)
                break
    if best is None:
        return None
    first, last = best
    around = words[max(first - _BEFORE_NOT, 0) : last + 1]
    is_denied = any(word.stem in _NOT and word.stem not in wanted for word in around)
    return Spoken(measure, words[first].start, words[last].end, wanted, is_denied)
