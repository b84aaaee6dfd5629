"""The dates of a cycle, worked out from the day of the meeting alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.dates import is_working_day, working_days_between
from tracker.meetings.cycle.enums import Counting, StepKind
from tracker.meetings.cycle.rules import (
    Basis,
    Notice,
    chase_days,
    chased_on,
    issue_by,
    notice_of,
    steps,
    summaries_by,
)

COMMITTEE, BOARD = date(2025, 9, 2), date(2025, 9, 26)
WORKING, CLEAR = Notice(5, Counting.WORKING_DAYS), Notice(5, Counting.DAYS)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 12, 31))
ROUND = (
    (15, date(2025, 9, 5)),
    (10, date(2025, 9, 12)),
    (8, date(2025, 9, 16)),
    (7, date(2025, 9, 17)),
)


@pytest.mark.parametrize(
    ("held_on", "notice", "issued"),
    [
        pytest.param(COMMITTEE, WORKING, date(2025, 8, 22), id="25 August is a bank holiday"),
        pytest.param(COMMITTEE, CLEAR, date(2025, 8, 27), id="clear days count every day"),
        pytest.param(BOARD, WORKING, date(2025, 9, 18), id="the board of September"),
        pytest.param(date(2026, 1, 6), WORKING, date(2025, 12, 24), id="Christmas and New Year"),
        pytest.param(date(2026, 1, 6), CLEAR, date(2025, 12, 31), id="Christmas, clear days"),
        pytest.param(date(2026, 4, 9), WORKING, date(2026, 3, 30), id="Good Friday, Easter Monday"),
        pytest.param(date(2026, 4, 9), CLEAR, date(2026, 4, 2), id="on Good Friday no one issues"),
        pytest.param(date(2026, 4, 2), WORKING, date(2026, 3, 25), id="clocks go forward"),
        pytest.param(date(2026, 4, 2), CLEAR, date(2026, 3, 27), id="clocks go forward, clear"),
        pytest.param(date(2025, 10, 30), WORKING, date(2025, 10, 22), id="clocks go back"),
        pytest.param(date(2025, 10, 30), CLEAR, date(2025, 10, 24), id="clocks go back, clear"),
        pytest.param(
            COMMITTEE, Notice(3, Counting.WORKING_DAYS), date(2025, 8, 27), id="three days"
        ),
    ],
)
def test_papers_are_out_in_time(held_on, notice, issued):
    assert issue_by(held_on, notice) == issued


def test_a_day_on_which_the_council_is_closed_is_no_working_day():
    closed = frozenset({date(2025, 12, 24), date(2025, 12, 29)})
    assert issue_by(date(2026, 1, 6), WORKING, closed) == date(2025, 12, 22)
    assert issue_by(date(2026, 1, 6), Notice(12, Counting.DAYS), closed) == date(2025, 12, 23)


@given(DAYS, st.integers(1, 20))
def test_as_many_clear_working_days_lie_between_as_were_asked_for(held_on, days):
    issued = issue_by(held_on, Notice(days, Counting.WORKING_DAYS))
    assert is_working_day(issued)
    assert working_days_between(issued, held_on - timedelta(days=1)) == days


@given(DAYS, st.integers(1, 20))
def test_at_least_as_many_clear_days_lie_between_as_were_asked_for(held_on, days):
    issued = issue_by(held_on, Notice(days, Counting.DAYS))
    assert is_working_day(issued)
    assert (held_on - issued).days - 1 >= days


def test_a_notice_is_kept_as_it_was_set():
    assert notice_of(CLEAR.kept) == CLEAR
    assert notice_of(Notice(1).kept).words == "1 clear working day"
    assert CLEAR.words == "5 clear days"


def test_minutes_are_asked_for_on_day_3_7_and_15():
    assert chased_on(BOARD, (3, 7, 15)) == [
        (3, date(2025, 9, 29)),
        (7, date(2025, 10, 3)),
        (15, date(2025, 10, 17)),
    ]
    assert chased_on(date(2025, 12, 19), (3, 15))[-1] == (15, date(2026, 1, 14))
    assert chased_on(date(2025, 7, 30), (3, 7, 15))[0] == (3, date(2025, 8, 4))  # not Saturday
    assert chased_on(BOARD, ()) == []


def test_the_days_of_the_chasers_are_the_councils():
    assert chase_days({"rungs": [{"days": 10}, {"days": 2}]}) == (2, 10)
    assert chase_days({"is_on": False, "rungs": [{"days": 10}]}) == ()


def test_plain_summaries_are_out_five_working_days_before_the_shadow_committee():
    out_by = date(2025, 9, 18)
    assert summaries_by(date(2025, 9, 1), out_by) == date(2025, 8, 22)
    assert summaries_by(None, out_by) == out_by


def test_every_step_of_a_board_follows_from_its_day():
    found = steps(
        Basis(
            held_on=BOARD,
            round=ROUND,
            signs_off=True,
            has_shadow=True,
            shadow_on=date(2025, 9, 19),
            has_above=True,
            above_by=date(2025, 10, 28),
            next_on=date(2025, 11, 27),
            chased=(3, 7, 15),
        )
    )
    assert [(each.key, each.on and f"{each.on:%d %b}") for each in found] == [
        ("round-opens", "05 Sep"),
        ("asked-again-10", "12 Sep"),
        ("summaries", "12 Sep"),
        ("asked-again-8", "16 Sep"),
        ("sign-off", "17 Sep"),
        ("round-closes", "17 Sep"),
        ("frozen", "18 Sep"),
        ("papers", "18 Sep"),
        ("agenda", "18 Sep"),
        ("meeting", "26 Sep"),
        ("minutes-chased-3", "29 Sep"),
        ("minutes-chased-7", "03 Oct"),
        ("decisions", "03 Oct"),
        ("minutes-chased-15", "17 Oct"),
        ("minutes", "17 Oct"),
        ("key-messages", "28 Oct"),
        ("approved", "27 Nov"),
    ]


def test_a_group_without_a_round_has_the_steps_that_it_needs():
    found = steps(Basis(held_on=BOARD))
    assert [each.kind for each in found] == [
        StepKind.PAPERS,
        StepKind.AGENDA,
        StepKind.MEETING,
        StepKind.DECISIONS,
        StepKind.MINUTES,
        StepKind.APPROVED,
    ]
    assert found[-1].on is None


@given(DAYS)
def test_what_is_before_a_meeting_and_what_is_after_it_stay_on_their_sides(held_on):
    for step in steps(Basis(held_on=held_on, chased=(3, 7, 15))):
        if step.on is not None and step.kind is not StepKind.MEETING:
            assert (step.on > held_on) is step.kind.is_after
