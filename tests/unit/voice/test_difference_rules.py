from datetime import date

import pytest

from tracker.voice.difference.enums import Difference as D
from tracker.voice.difference.rules import Asked, told

ASKED = date(2025, 9, 1)  # a Monday: ten working days later is Monday 15 September
LAST_DAY, DAY_AFTER = date(2025, 9, 15), date(2025, 9, 16)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (LAST_DAY, "Asked on 1 September 2025, not answered yet."),
        (DAY_AFTER, "No answer in 10 working days."),
    ],
)
def test_silence_is_said_and_does_not_hold_anything_up(day, words):
    assert Asked(ASKED, has_seat=True).sentence(day) == words


def test_without_an_ambassador_nobody_was_asked():
    assert "no ambassador holds its seat" in Asked(ASKED, has_seat=False).words(DAY_AFTER)


def test_what_was_said_counts_also_late_and_after_the_seat_is_empty():
    asked = Asked(ASKED, has_seat=False, said=(D.PARTLY,))
    assert asked.words(DAY_AFTER) == "partly, says the ambassador"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((D.NOT_YET,), "not yet, says the ambassador"),
        ((D.NOT_YET, D.YES), "1 yes, 1 not yet"),
        ((D.NO_VIEW, D.NO_VIEW, D.YES), "1 yes, 2 no view"),
    ],
)
def test_each_word_is_counted_in_the_order_of_the_question(said, words):
    assert told(said) == words
