"""A board's round: its days, its requests, and how far it is."""

from datetime import date

import pytest

from tracker.meetings.enums import MeetingStatus, RoundState
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.rounds import Terms, round_of

BOARD = date(2025, 9, 26)
EARLIER, IN_FORCE = (date(2025, 1, 1), (12, 6)), (date(2025, 9, 5), (15, 9, 4))
TOO_LATE = (date(2025, 9, 6), (10, 2))


def board(frozen_as_of=None, on=BOARD):
    return BoardMeeting(
        7, on, None, None, "", "Executive Board", MeetingStatus.PLANNED, frozen_as_of
    )


def test_its_steps_fall_15_10_8_and_7_working_days_before_the_board():
    assert round_of(board(), Terms()).steps == (
        (15, date(2025, 9, 5)),
        (10, date(2025, 9, 12)),
        (8, date(2025, 9, 16)),
        (7, date(2025, 9, 17)),
    )


def test_a_setting_counts_for_rounds_that_had_not_opened_when_it_began():
    terms = Terms(settings=(EARLIER, IN_FORCE, TOO_LATE))
    assert [n for n, _ in round_of(board(), terms).steps] == [15, 9, 4]


@pytest.mark.parametrize(
    ("today", "frozen_as_of", "state"),
    [
        pytest.param(date(2025, 9, 4), None, RoundState.AHEAD, id="the day before"),
        pytest.param(date(2025, 9, 5), None, RoundState.OPEN, id="its first day"),
        pytest.param(date(2025, 9, 17), None, RoundState.OPEN, id="its last day"),
        pytest.param(date(2025, 9, 18), None, RoundState.CLOSED, id="the day after"),
        pytest.param(date(2025, 9, 18), date(2025, 9, 17), RoundState.FROZEN, id="frozen"),
        pytest.param(date(2025, 9, 18), date(2025, 9, 1), RoundState.CLOSED, id="moved later"),
        pytest.param(date(2025, 9, 10), date(2025, 9, 1), RoundState.OPEN, id="open again"),
    ],
)
def test_how_far_it_is(today, frozen_as_of, state):
    assert round_of(board(frozen_as_of), Terms()).state(today) is state


@pytest.mark.parametrize(
    ("today", "number"),
    [(date(2025, 9, 4), 0), (date(2025, 9, 5), 1), (date(2025, 9, 12), 2), (date(2025, 9, 20), 3)],
)
def test_everybody_is_asked_three_times_and_its_close_asks_for_nothing(today, number):
    assert round_of(board(), Terms()).requests_made(today) == number


def test_it_moves_with_the_meeting():
    moved = round_of(board(on=date(2025, 10, 3)), Terms())
    assert moved.days.first == date(2025, 9, 12)
    assert moved.days.last == date(2025, 9, 24)
