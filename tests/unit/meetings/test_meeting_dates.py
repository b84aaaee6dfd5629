from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.dates import working_days_between
from tracker.meetings import rules
from tracker.meetings.rules import Span

COMMITTEE = date(2025, 9, 2)
BOARD = date(2025, 9, 26)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("last_on", "next_on", "alarm"),
    [
        pytest.param(date(2025, 6, 5), date(2025, 7, 30), None, id="55 days"),
        pytest.param(date(2025, 7, 30), date(2025, 9, 26), None, id="58 days"),
        pytest.param(date(2025, 7, 25), date(2025, 9, 26), None, id="63 days"),
        pytest.param(
            date(2025, 7, 24),
            date(2025, 9, 26),
            "64 days lie between 24 July 2025 and 26 September 2025. The longest agreed is 63",
            id="64 days",
        ),
        pytest.param(
            date(2025, 2, 5),
            date(2025, 6, 5),
            "120 days lie between 5 February 2025 and 5 June 2025. The longest agreed is 63",
            id="120 days",
        ),
        pytest.param(None, date(2025, 9, 26), None, id="the first ever"),
        pytest.param(
            date(2025, 7, 30), None, "No next meeting is set. Set its date", id="no next one"
        ),
    ],
)
def test_a_body_that_meets_too_seldom_raises_an_alarm(last_on, next_on, alarm):
    assert rules.cadence_alarm(last_on=last_on, next_on=next_on) == alarm


def test_the_update_round_of_26_september_2025():
    opened = rules.update_round(BOARD)
    assert opened == Span(date(2025, 9, 5), date(2025, 9, 17))
    assert opened.first in opened
    assert opened.last in opened
    assert opened.last + timedelta(days=1) not in opened


CHRISTMAS = frozenset({date(2025, 12, 24), date(2025, 12, 29), date(2025, 12, 30)})


@pytest.mark.parametrize(
    ("board_on", "closed", "opens", "closes"),
    [
        pytest.param(
            date(2026, 1, 9), frozenset(), date(2025, 12, 16), date(2025, 12, 30), id="Christmas"
        ),
        pytest.param(
            date(2026, 1, 9), CHRISTMAS, date(2025, 12, 11), date(2025, 12, 23), id="and closed"
        ),
        pytest.param(
            date(2026, 4, 10), frozenset(), date(2026, 3, 18), date(2026, 3, 30), id="Easter"
        ),
    ],
)
def test_a_round_counts_no_bank_holiday_and_no_day_on_which_the_council_is_closed(
    board_on, closed, opens, closes
):
    assert rules.update_round(board_on, closed) == Span(opens, closes)


def test_a_round_opens_and_closes_as_the_council_set_it():
    days = rules.update_round(BOARD, opens=20, closes=5)
    assert days == Span(date(2025, 8, 29), date(2025, 9, 19))


def test_the_steps_of_a_round_are_read_from_the_setting():
    value = {"is_on": True, "rungs": [{"days": 12}, {"days": 20}, {"days": 5}]}
    assert rules.round_steps(value) == (20, 12, 5)


@pytest.mark.parametrize(
    ("changed_on", "as_of"),
    [
        pytest.param(date(2025, 8, 1), date(2025, 9, 17), id="in the diary for long"),
        pytest.param(date(2025, 9, 22), date(2025, 9, 22), id="moved so near that it had closed"),
    ],
)
def test_a_snapshot_is_of_the_day_on_which_the_round_came_to_its_close(changed_on, as_of):
    assert rules.frozen_as_of(date(2025, 9, 17), changed_on) == as_of


@pytest.mark.parametrize(
    ("as_of", "today", "is_made"),
    [
        pytest.param(date(2025, 9, 17), date(2025, 9, 17), False, id="the closing day"),
        pytest.param(date(2025, 9, 17), date(2025, 9, 18), True, id="the day after"),
        pytest.param(date(2025, 9, 17), date(2025, 10, 3), True, id="late, after the board"),
        pytest.param(date(2025, 9, 26), date(2025, 9, 26), False, id="moved to today, today"),
        pytest.param(date(2025, 9, 26), date(2025, 9, 27), True, id="moved to its day, next day"),
        pytest.param(date(2025, 9, 27), date(2025, 9, 28), False, id="first heard of afterwards"),
    ],
)
def test_a_round_is_frozen_once_its_last_day_is_over(as_of, today, is_made):
    assert rules.is_to_freeze(BOARD, as_of, today=today) is is_made


@given(DAYS, st.integers(0, 60))
def test_an_exception_is_ten_working_days_overdue_or_more(day, ago):
    due_on = day - timedelta(days=ago)
    is_exception = due_on < rules.exception_before(day)
    assert is_exception is (working_days_between(due_on, day) >= 10)


@pytest.mark.parametrize(
    ("today", "began"),
    [
        pytest.param(date(2025, 6, 1), date(2025, 1, 1), id="before any board"),
        pytest.param(date(2025, 6, 5), date(2025, 1, 1), id="on the day of the first"),
        pytest.param(date(2025, 6, 6), date(2025, 6, 6), id="the day after"),
        pytest.param(date(2025, 7, 30), date(2025, 6, 6), id="on the day of the second"),
        pytest.param(date(2025, 9, 5), date(2025, 7, 31), id="after the second"),
    ],
)
def test_a_cycle_begins_the_day_after_the_last_board(today, began):
    boards = [date(2025, 9, 26), date(2025, 6, 5), date(2025, 7, 30)]
    assert rules.cycle_began(boards, today=today, plan_starts_on=date(2025, 1, 1)) == began
