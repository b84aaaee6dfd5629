"""What must hold of the scores, whatever is written."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.core.reading_ease.reading import read
from tracker.core.reading_ease.syllables import syllables

WORDS = [
    "you", "home", "ask", "bus", "school", "people", "council", "worker", "meeting", "family",
    "together", "important", "education", "information", "opportunity", "responsibility",
]  # fmt: skip
word = st.sampled_from(WORDS)
hardest = st.lists(st.sampled_from(WORDS[-4:]), min_size=25, max_size=40).map(" ".join)
sentence = st.lists(word, min_size=1, max_size=25).map(
    lambda each: " ".join(each).capitalize() + "."
)
text = st.lists(sentence, min_size=1, max_size=8)
EASY = ["We ask you.", "The school is near.", "A family comes together.", "It is important."]
NEARLY = 1e-9


@given(st.lists(st.sampled_from(EASY), min_size=1), hardest)
def test_a_longer_and_harder_sentence_never_makes_it_easier(before: list[str], more: str) -> None:
    was, now = read(" ".join(before)), read(" ".join([*before, f"{more.capitalize()}."]))
    assert now.ease <= was.ease + NEARLY
    assert now.grade >= was.grade - NEARLY


@given(text)
def test_sentences_run_together_are_never_easier(parts: list[str]) -> None:
    assume(len(parts) > 1)
    joined = " ".join(part.rstrip(".").lower() for part in parts).capitalize() + "."
    assert read(joined).ease < read(" ".join(parts)).ease
    assert read(joined).grade > read(" ".join(parts)).grade


@given(st.lists(word, min_size=1, max_size=20), st.integers(0, 19), word)
def test_a_word_with_more_syllables_is_never_easier(words: list[str], at: int, other: str) -> None:
    at %= len(words)
    changed = [*words[:at], other, *words[at + 1 :]]
    is_harder = syllables(other) >= syllables(words[at])
    assert (read(" ".join(changed)).ease <= read(" ".join(words)).ease) == is_harder


@given(text, st.integers(2, 4))
def test_said_again_it_is_as_hard_as_before(parts: list[str], times: int) -> None:
    once, again = read(" ".join(parts)), read(" ".join(parts * times))
    assert abs(once.ease - again.ease) < NEARLY
    assert again.words == times * once.words
    assert again.sentences == times * once.sentences


@given(text)
def test_what_space_stands_between_sentences_changes_nothing(parts: list[str]) -> None:
    assert read("  \n\n ".join(parts)).grade == read(" ".join(parts)).grade


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read(anything: str) -> None:
    reading = read(anything)
    assert reading.sentences <= reading.words <= reading.syllables
    assert (reading.age is None) == (reading.words < 30)
    assert (reading.is_for_eleven is None) == (reading.age is None)
    assert all(hint.said for hint in reading.hints)
