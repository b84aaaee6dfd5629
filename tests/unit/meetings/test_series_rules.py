"""Dates of a series on the same weekday, and what speaks against each."""

from datetime import date

import pytest

from tracker.meetings.series import rules
from tracker.meetings.series.rules import Diary, Pattern

TODAY = date(2025, 9, 5)
BOARD = date(2025, 9, 26)


def test_the_last_friday_of_every_second_month():
    assert rules.pattern_of(BOARD) is Pattern.LAST
    assert rules.words_of(BOARD, Pattern.LAST) == "the last Friday of the month"
    assert rules.dates(BOARD, every=2, number=6, pattern=Pattern.LAST) == [
        BOARD,
        date(2025, 11, 28),
        date(2026, 1, 30),
        date(2026, 3, 27),
        date(2026, 5, 29),
        date(2026, 7, 31),
    ]


def test_the_first_tuesday_over_the_turn_of_the_year():
    first = date(2025, 12, 2)
    assert rules.pattern_of(first) is Pattern.NTH
    assert rules.words_of(first, Pattern.NTH) == "the first Tuesday of the month"
    assert rules.dates(first, every=1, number=3, pattern=Pattern.NTH) == [
        first,
        date(2026, 1, 6),
        date(2026, 2, 3),
    ]


def test_a_fifth_friday_is_the_last_where_there_are_four():
    found = rules.dates(date(2025, 10, 31), every=1, number=3, pattern=Pattern.NTH)
    assert found == [date(2025, 10, 31), date(2025, 11, 28), date(2025, 12, 26)]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2025, 12, 26), ["A bank holiday", "The council is closed: Christmas"]),
        (date(2025, 11, 29), ["A Saturday"]),
        (date(2025, 11, 25), ["Committee meets on that day"]),
        (date(2025, 11, 27), []),
    ],
)
def test_what_speaks_against_a_date_is_said(day, says):
    diary = Diary(
        closed={date(2025, 12, 26): "Christmas"},
        others={date(2025, 11, 25): ["Committee"]},
        longest=None,
    )
    assert rules.warnings(day, [day], diary, today=TODAY) == says


def test_a_gap_over_63_days_is_said_be_it_to_a_new_date_or_to_one_in_the_diary():
    diary = Diary(own=frozenset({BOARD}))
    on_time, late = date(2025, 11, 28), date(2026, 1, 31)
    chosen = [on_time, late]
    assert rules.warnings(on_time, chosen, diary, today=TODAY) == []
    assert rules.warnings(late, chosen, diary, today=TODAY) == [
        "A Saturday",
        "64 days after 28 November 2025. The longest agreed is 63",
    ]
    (gap,) = rules.warnings(date(2025, 12, 1), [], diary, today=TODAY)
    assert gap.startswith("66 days after 26 September 2025")


def test_a_day_that_is_over_taken_or_twice_there_is_refused():
    diary = Diary(own=frozenset({BOARD}))
    day = date(2025, 11, 28)
    assert rules.refused(date(2025, 9, 4), [], diary, today=TODAY).startswith("This day is over")
    assert rules.refused(BOARD, [], diary, today=TODAY) == "It already meets on that day"
    assert rules.refused(day, [day], diary, today=TODAY) == "This date stands twice"
    assert rules.refused(day, [], diary, today=TODAY) is None
