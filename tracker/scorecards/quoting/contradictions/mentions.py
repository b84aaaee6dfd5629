"""What a sentence says of measures: which number, of which measure, for which period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.scorecards.enums import Unit
from tracker.scorecards.quoting.contradictions.measures import Measure
from tracker.scorecards.quoting.contradictions.numbers import Number, numbers_of
from tracker.scorecards.quoting.contradictions.passages import Sentence
from tracker.scorecards.quoting.contradictions.periods import Claim, claims_of
from tracker.scorecards.quoting.contradictions.wording import Spoken, content, spoken_of, words_of

_WORDS_TO_PERIOD = 8
_APART = 100  # so many letters is a break worth: a number is rather of the words on its side
_AGAIN = re.compile(r"\bthis (?:was|is|stood|stands) (?:at|an? (?:\w+ )?(?:de|in)crease)\b", re.I)
_BREAKS = (",", ";", " and ", " but ", " which ", ":")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that a sentence says of a measure. `candidates` are all measures it may be of, the
    likeliest first; `claim` is its period, where one is named."""

    sentence: Sentence
    number: Number
    candidates: tuple[Spoken, ...]
    claim: Claim | None

    @property
    def measure(self) -> Measure:
        return self.candidates[0].measure

    @property
    def is_denied(self) -> bool:
        """Whether the sentence says how many are not, where the measure says how many are."""
        return self.candidates[0].is_denied


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with what was found in it."""

    sentence: Sentence
    numbers: tuple[Number, ...]
    claims: tuple[Claim, ...]
    spoken: tuple[Spoken, ...]
    mentions: tuple[Mention, ...]


def read(
    sentence: Sentence, measures: Sequence[Measure], dated: date, before: Read | None = None
) -> Read:
    """What a sentence of a paper says. A number is of the measure whose words are nearest; where
    it says "this was at", of the measure that the sentence before it spoke of."""
    claims = claims_of(sentence.text, dated)
    numbers = numbers_of(sentence.text, claims)
    spoken = spoken_of(sentence.text, measures)
    if not spoken and before and _AGAIN.search(sentence.text):
        spoken = [replace(each, start=0, end=0) for each in before.spoken]
    if sentence.is_cell:
        spoken = [each for each in spoken if not _is_only_a_name(sentence.text, each)]
    numbers = [each for each in numbers if not _is_a_word(each, spoken)]
    periods = _periods(sentence.text, numbers, claims)
    mentions = [
        Mention(sentence, number, tuple(of), periods[number])
        for number in numbers
        if (of := _candidates(sentence.text, number, numbers, spoken, periods[number]))
    ]
    return Read(sentence, tuple(numbers), tuple(claims), tuple(spoken), tuple(mentions))


def _is_only_a_name(text: str, spoken: Spoken) -> bool:
    """A cell that holds a measure's name says nothing of it, whatever numbers stand there."""
    return all(each.stem in spoken.stems or not each.stem.isalpha() for each in content(text))


def _is_a_word(number: Number, spoken: Sequence[Spoken]) -> bool:
    """A small number in the midst of a measure's own words is one of them."""
    return not number.is_percent and any(
        each.start <= number.start < each.end
        and any(
            word.stem == number.text for phrase in each.measure.phrases for word in words_of(phrase)
        )
        for each in spoken
    )


def _candidates(
    text: str,
    number: Number,
    numbers: Sequence[Number],
    spoken: Sequence[Spoken],
    claim: Claim | None,
) -> list[Spoken]:
    """Every measure that the number may be of: none where a nearer number takes its words."""
    by_distance = sorted(
        (each for each in spoken if _fits(number, each.measure)),
        key=lambda each: (_far(text, each, number), -each.weight),
    )
    if not by_distance or number.follows or claim is not None:
        return by_distance
    nearest = by_distance[0]
    rivals = [
        each
        for each in numbers
        if each is not number
        and each.is_percent is number.is_percent
        and not (number.is_former or each.is_former)
        and _far(text, nearest, each) < _far(text, nearest, number)
    ]
    return [] if rivals else by_distance


def _far(text: str, spoken: Spoken, number: Number) -> int:
    """How far a number stands from the words of a measure, counting what parts them."""
    between = text[min(spoken.end, number.end) : max(spoken.start, number.start)]
    return len(between) + _APART * sum(between.count(each) for each in _BREAKS)


def _fits(number: Number, measure: Measure) -> bool:
    if measure.unit is Unit.DAYS or number.is_days:
        return measure.unit is Unit.DAYS and number.is_days
    return number.is_percent or measure.unit is not Unit.PERCENT


def _periods(
    text: str, numbers: Sequence[Number], claims: Sequence[Claim]
) -> dict[Number, Claim | None]:
    """A number is of the period right behind it; else of the last one before it that no other
    number took; else of the only one that the sentence names, unless it
    is what came after."""
    found: dict[Number, Claim | None] = dict.fromkeys(numbers)
    for number in numbers:
        found[number] = next(
            (each for each in claims if _is_right_behind(text, number, each, numbers)), None
        )
    taken = [each for each in found.values() if each]
    for number in numbers:
        if found[number] is None:
            before = [each for each in claims if each.end <= number.start and each not in taken]
            found[number] = before[-1] if before else None
    if len({each.key for each in claims}) == 1:
        return {each: found[each] or (None if each.follows else claims[0]) for each in numbers}
    return found


def _is_right_behind(text: str, number: Number, claim: Claim, numbers: Sequence[Number]) -> bool:
    between = text[number.end : claim.start]
    return (
        number.end <= claim.start
        and len(between.split()) <= _WORDS_TO_PERIOD
        and not any(each in between for each in _BREAKS)
        and not any(number.end <= each.start < claim.start for each in numbers)
    )
