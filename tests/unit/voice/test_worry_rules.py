from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.clock import LONDON
from tracker.core.dates import is_working_day
from tracker.voice.worries.rules import CLOSES, OPENS, is_open, look_by
from tracker.voice.worries.words import may_be_worrying

CHRISTMAS = date(2025, 12, 25)


def at(day, hour, minute=0, month=9, year=2025):
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("flagged", "by"),
    [
        (at(5, 9), at(5, 13)),
        (at(5, 13), at(5, 17)),
        (at(5, 15), at(8, 11)),  # over a weekend
        (at(5, 17), at(8, 13)),
        (at(6, 3), at(8, 13)),  # on a Saturday night
        (at(8, 7), at(8, 13)),
        (at(24, 16, 30, month=12), at(29, 12, 30, month=12)),  # Christmas and Boxing Day
        (at(27, 16, month=3, year=2026), at(30, 12, month=3, year=2026)),  # the clocks change
    ],
)
def test_a_worry_is_looked_at_within_four_hours_of_working_time(flagged, by):
    assert look_by(flagged) == by
    assert look_by(flagged.astimezone(tz=None)) == by


def test_a_day_on_which_the_council_is_closed_does_not_count():
    assert look_by(at(5, 15), frozenset({date(2025, 9, 8)})) == at(9, 11)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.times())
def test_it_is_always_in_working_time_and_never_sooner_than_four_hours(day, hour):
    flagged = datetime.combine(day, hour, LONDON)
    by = look_by(flagged)
    assert is_working_day(by.date())
    assert OPENS < by.time() <= CLOSES
    assert by - flagged >= timedelta(hours=4)
    assert look_by(flagged + timedelta(minutes=1)) >= by


def test_when_nobody_is_at_work():
    assert is_open(at(5, 9))
    assert not is_open(at(5, 8, 59))
    assert not is_open(at(5, 17))
    assert not is_open(at(6, 12))
    assert not is_open(datetime.combine(CHRISTMAS, OPENS, LONDON))


@pytest.mark.parametrize(
    "text",
    ["He hits me", "I want to die", "she is self-harming", "I am scared of him", "It is not safe"],
)
def test_words_that_may_say_that_somebody_is_not_safe(text):
    assert may_be_worrying(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moving day on your own is rough.",
        "The rent hit my budget.",
        "A safe home matters.",
        "I ran to the bus.",
        "Cut the forms down.",
        "",
    ],
)
def test_words_that_do_not(text):
    assert not may_be_worrying(text)
