"""Words whose syllables are known: those of Moby-Dick and If as DaveChild/Text-Statistics counted
them by hand (tests/TextStatisticsMelvilleMobyDickTest.php and …KiplingIfTest.php), and words of
councils and young people as a dictionary divides them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.reading_ease.syllables import syllables

KNOWN = {
    1: """call me some years mind how long or purse shore thought would sail see part world way
        off spleen find grim mouth damp soul up rear meet such hand strong street hats then high
        time sea soon heads theirs trust doubt make wait tired lied deal lies give wise dream
        meet those you've trap knaves things broke build tools heap risk turn loss force heart
        nerve serve gone crowds kings friends foes hurt none fill worth Earth that's you'll
        asked helped moved homes changed house school young child can't don't it's queue through
        eyes court plan board friend once""",
    2: """Ishmael ago never having little money nothing about driving myself growing pausing
        before coffin bringing upper moral prevent into stepping people's account knocking
        pistol losing blaming yourself doubting being waiting hated hating master spoken
        twisted broken winnings virtue common neither loving minute sixty seconds distance
        council social worker carer leaver pathway children person promise meeting agreed ended
        wanted needed changes houses careful movement someone something homeless homework table
        settle people business women really create quiet seeing playing trying didn't couldn't
        isn't fluid placements""",
    3: """precisely interest watery whenever November warehouses funeral allowance disaster
        impostors family decision different important together carefully happier happiest idea
        area period created radio museum contribute remember officer apprentice employment
        behaviour everyone everything hospitals hospital agreement safeguarding department
        timetable government video difficult reviewing director""",
    4: """particular regulating circulation especially unforgiving education ability community
        information reality experience society television participate independence necessary
        apprenticeship recipient interesting available supermarket secretary participant""",
    5: """deliberately methodically opportunity accommodation organisation immediately
        university particularly electricity participation communication automatically
        representative""",
    6: "involuntarily responsibility availability accountability",
}
WORDS = [(word, count) for count, words in KNOWN.items() for word in words.split()]


def test_there_are_enough_of_them() -> None:
    assert len({word for word, _ in WORDS}) >= 250


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_a_word_has_as_many_syllables_as_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("NEET", 1), ("PEP", 1), ("2025", 1), ("£40", 1), ("e.g", 2), ("hmm", 1), ("’", 1), ("", 1)],
)
def test_short_forms_and_figures_count_as_one(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_word_with_a_hyphen_is_its_parts() -> None:
    assert syllables("care-experienced") == syllables("care") + syllables("experienced") == 5


def test_a_long_word_in_capitals_is_a_word() -> None:
    assert syllables("ACCOMMODATION") == syllables("accommodation") == 5


@given(st.text(max_size=40))
def test_whatever_is_typed_has_a_syllable(word: str) -> None:
    assert 1 <= syllables(word) <= max(1, 2 * len(word))


@given(st.sampled_from([word for word, _ in WORDS]))
def test_an_apostrophe_looks_as_it_likes(word: str) -> None:
    assert syllables(word.replace("'", "’")) == syllables(word)
