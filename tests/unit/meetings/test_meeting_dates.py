from datetime import date, timedelta

import pytest
from hypothesis import strategies as st

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


def test_the_next_board_is_announced_on_working_days_before_it():
    assert rules.next_board_days(BOARD) == {
        15: date(2025, 9, 5),
        10: date(2025, 9, 12),
        5: date(2025, 9, 19),
        1: date(2025, 9, 25),
    }


def test_a_board_after_easter_is_announced_before_easter_never_later():
    assert rules.next_board_days(date(2026, 4, 7))[1] == date(2026, 4, 2)


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
