"""How hard a text is, from what age it is read with ease, and what would make it easier."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import ceil

from tracker.core.reading_ease.plain_words import PLAINER
from tracker.core.reading_ease.sentences import sentences, words
from tracker.core.reading_ease.syllables import syllables

ELEVEN = 11
FEWEST_WORDS = 30  # of fewer the formulas say nothing
LONG_SENTENCE = 20
HARD_WORD = 4  # syllables
SHOWN_WORDS = 3
AGE_OF_GRADE = 5  # grade 6 of the formula is a year in which people turn 11 or 12
_SHORT_FORM = re.compile(r"\b[A-Z]{2,5}s?\b")
EVERYBODYS = frozenset(
    ("UK", "TV", "OK", "ID", "IT", "PE", "BBC", "USA", "DVD", "PIN", "NHS", "GP")
)
_NUMBERS = ("two", "three", "four", "five")


class HintKind(Enum):
    """What a hint is about."""

    LONG_SENTENCE = "long_sentence"
    PLAINER_WORD = "plainer_word"
    COUNCIL_WORD = "council_word"
    SHORT_FORM = "short_form"
    HARD_WORD = "hard_word"
    HARD_SENTENCE = "hard_sentence"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that would make a text easier; `sentence` is the one it is about, else empty."""

    kind: HintKind
    said: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text, and the hints, long sentences first.

    `age` is None for a text of fewer than 30 words: then there are hints only.
    """

    words: int
    sentences: int
    syllables: int
    hints: tuple[Hint, ...]

    @property
    def ease(self) -> float:
        """Flesch reading ease: about 100 is very easy, under 30 very hard; 0 of no words."""
        if not self.words:
            return 0.0
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade: the American school year that reads it; 0 of no words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> int | None:
        """The age in whole years from which most people read it with ease."""
        if self.words < FEWEST_WORDS:
            return None
        return max(AGE_OF_GRADE, round(self.grade + AGE_OF_GRADE))

    @property
    def is_for_eleven(self) -> bool | None:
        """Whether an eleven-year-old reads it with ease; None where nobody can tell."""
        return None if self.age is None else self.age <= ELEVEN


def read(
    text: str, council_words: Mapping[str, str] | None = None, explained: Iterable[str] = ()
) -> Reading:
    """Read a text in English, of any length; it is never refused.

    `council_words` are words that young people say otherwise, and what they say; `explained` the
    short forms that pages write out by themselves.
    """
    found = sentences(text)
    cut = [words(sentence) for sentence in found]
    counts = [[syllables(word) for word in each] for each in cut]
    reading = Reading(
        words=sum(map(len, cut)),
        sentences=len(found),
        syllables=sum(map(sum, counts)),
        hints=(
            *_long(found, cut),
            *_council(text, council_words or {}),
            *_plainer(text),
            *_short_forms(text, explained),
        ),
    )
    if not reading.is_for_eleven:  # of a few words nobody can tell, so their long ones are named
        hard = [word for each in cut for word in each if syllables(word) >= HARD_WORD]
        more = _hard(hard, reading.hints)
        if reading.age and not more and not reading.hints:
            more = _hardest(found, counts)
        return Reading(reading.words, reading.sentences, reading.syllables, (*reading.hints, *more))
    return reading


def _long(found: list[str], cut: list[list[str]]) -> Iterable[Hint]:
    for sentence, each in zip(found, cut, strict=True):
        if len(each) > LONG_SENTENCE:
            parts = min(ceil(len(each) / LONG_SENTENCE), len(_NUMBERS) + 1)
            yield Hint(
                HintKind.LONG_SENTENCE,
                f"This sentence has {len(each)} words. Try {_NUMBERS[parts - 2]}.",
                sentence,
            )


def _council(text: str, council_words: Mapping[str, str]) -> Iterable[Hint]:
    for word, ours in _found(text, tuple(council_words.items())):
        yield Hint(HintKind.COUNCIL_WORD, f"“{word}”: young people say “{ours}”")


def _plainer(text: str) -> Iterable[Hint]:
    for word, plain in _found(text, tuple(PLAINER.items())):
        yield Hint(HintKind.PLAINER_WORD, f"“{word}”: try “{plain}”")


def _short_forms(text: str, explained: Iterable[str]) -> Iterable[Hint]:
    known = EVERYBODYS.union(explained)
    for form in dict.fromkeys(_SHORT_FORM.findall(text)):
        if form not in known and form.removesuffix("s") not in known and not text.isupper():
            yield Hint(HintKind.SHORT_FORM, f"“{form}” is a short form. Write it out")


def _hard(hard: list[str], hints: Iterable[Hint]) -> list[Hint]:
    """The longest words that no other hint names."""
    said = " ".join(hint.said for hint in hints).casefold()
    left = {word.casefold(): word for word in hard if word.casefold().rstrip("sd") not in said}
    longest = sorted(left.values(), key=lambda word: (-syllables(word), word))[:SHOWN_WORDS]
    return [
        Hint(HintKind.HARD_WORD, f"“{word}” is a long word. Is there a shorter one?")
        for word in longest
    ]


def _hardest(found: list[str], counts: list[list[int]]) -> list[Hint]:
    at = max(range(len(found)), key=lambda each: sum(counts[each]))
    return [
        Hint(HintKind.HARD_SENTENCE, "This sentence is the hardest. Try shorter words.", found[at])
    ]


def _found(text: str, pairs: tuple[tuple[str, str], ...]) -> Iterable[tuple[str, str]]:
    """The words of the pairs that stand in a text, as they stand there, each once."""
    if not pairs:
        return
    plain = {hard.casefold(): easy for hard, easy in pairs}
    seen: set[str] = set()
    for found in _any_of(tuple(plain)).finditer(text):
        hard = " ".join(found[1].casefold().split())
        if hard not in seen:
            seen.add(hard)
            yield " ".join(found[0].split()), plain[hard]


@lru_cache(maxsize=8)
def _any_of(hard: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words or phrases, the longer first, with the usual endings."""
    longer_first = sorted(hard, key=len, reverse=True)
    either = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longer_first)
    return re.compile(rf"(?<![\w-])({either})(?:s|d)?(?![\w-])", re.IGNORECASE)
