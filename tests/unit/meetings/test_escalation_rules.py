"""The ladder of rules 5.8, day by day."""

from datetime import date

import pytest

from tracker.core.periods import Quarter
from tracker.meetings.escalations.enums import Level
from tracker.meetings.escalations.rules import (
    Days,
    clock_days,
    financial_year,
    last_quarters,
    left_words,
    read,
    written,
)

FRIDAY = date(2025, 9, 5)
NONE = frozenset()


def days_of(level, *, since=FRIDAY, started_on=FRIDAY, days=Days(), closed=NONE):  # noqa: B008
    return clock_days(level, started_on=started_on, since=since, days=days, closed=closed)


def test_a_team_has_five_working_days_and_no_more():
    assert days_of(Level.TEAM) == (date(2025, 9, 12), date(2025, 9, 12))


def test_a_senior_manager_owes_the_answer_ten_days_on_and_the_board_has_it_after_twenty():
    since = date(2025, 9, 15)
    assert days_of(Level.MANAGER, since=since) == (date(2025, 9, 29), date(2025, 10, 3))


def test_nobody_has_longer_than_the_outside_limit_from_the_start():
    late = date(2025, 10, 1)
    assert days_of(Level.MANAGER, since=late) == (date(2025, 10, 3), date(2025, 10, 3))


def test_the_board_has_no_clock():
    assert days_of(Level.BOARD) == (None, None)


def test_bank_holidays_and_days_when_the_council_is_closed_do_not_count():
    before_christmas = date(2025, 12, 24)
    closed = frozenset({date(2025, 12, 29)})
    found = days_of(Level.TEAM, since=before_christmas, started_on=before_christmas, closed=closed)
    assert found[0] == date(2026, 1, 6)


def test_days_are_kept_as_they_are_read():
    days = Days(3, 7, 12)
    assert read(written(days)) == days
    assert days_of(Level.TEAM, days=days)[0] == date(2025, 9, 10)


@pytest.mark.parametrize(("days", "is_wrong"), [(Days(5, 10, 15), False), (Days(5, 10, 14), True)])
def test_the_outside_limit_is_no_shorter_than_the_two_levels_together(days, is_wrong):
    assert bool(days.problems()) is is_wrong


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2025, 9, 5), "5 working days left"),
        (date(2025, 9, 11), "1 working day left"),
        (date(2025, 9, 12), "Answer owed today"),
        (date(2025, 9, 13), "Answer was owed by 12 September 2025"),
    ],
)
def test_how_long_there_is_left(today, words):
    assert left_words(date(2025, 9, 12), today=today) == words


def test_what_the_board_has_waits_for_the_board():
    assert left_words(None, today=FRIDAY) == "Waits for the board"


def test_good_practice_is_counted_by_the_financial_year():
    assert financial_year(date(2025, 3, 31)) == (date(2024, 4, 1), date(2025, 3, 31), "2024/25")
    assert financial_year(date(2025, 4, 1))[2] == "2025/26"


def test_themes_are_told_for_four_quarters_this_one_last():
    assert last_quarters(FRIDAY) == [
        Quarter(2024, 3),
        Quarter(2024, 4),
        Quarter(2025, 1),
        Quarter(2025, 2),
    ]
