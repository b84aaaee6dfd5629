"""Words and sentences are counted as others counted them; syllables within one in fifty."""

import pytest

from tests.unit.core.reading_ease.published import ALL, Published
from tracker.core.reading_ease.reading import read

OFF_BY = 0.02
EASE_OFF_BY = 1.0
GRADE_OFF_BY = 0.2

every_text = pytest.mark.parametrize("text", ALL.values(), ids=ALL)


@every_text
def test_words_are_counted_as_others_count_them(text: Published) -> None:
    assert read(text.text).words == text.words


@every_text
def test_sentences_are_counted_as_others_count_them(text: Published) -> None:
    assert text.sentences in (None, read(text.text).sentences)


@every_text
def test_syllables_come_close_to_those_counted_by_hand(text: Published) -> None:
    if text.syllables is not None:
        assert read(text.text).syllables == pytest.approx(text.syllables, rel=OFF_BY)


@every_text
def test_the_scores_come_close_to_the_published_ones(text: Published) -> None:
    reading = read(text.text)
    if text.ease is not None:
        assert reading.ease == pytest.approx(text.ease, abs=EASE_OFF_BY)
    if text.grade is not None:
        assert reading.grade == pytest.approx(text.grade, abs=GRADE_OFF_BY)
