from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.actions.enums import Outcome, Precision
from tracker.actions.rules import Facts
from tracker.reminders import rules
from tracker.reminders.open_steps import (
    open_action_steps,
    open_comment_steps,
    open_meeting_steps,
)
from tracker.reminders.rules import CommentFacts

DAY = date(2025, 9, 5)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 12, 31))


def kinds(steps):
    return {step.text for step in steps}


def due(on):
    return Facts(due_on=on, precision=Precision.DAY)


@given(day=DAYS, ahead=st.integers(-400, 60))
def test_what_a_day_s_letter_announces_is_open_on_that_day(day, ahead):
    facts = due(day + timedelta(days=ahead))
    span = rules.digest_span(day)
    if span is not None:
        announced = rules.action_steps(1, facts, span)
        assert set(announced) <= set(open_action_steps(1, facts, day))


@given(day=DAYS, ahead=st.integers(-400, 60))
def test_a_step_is_open_once_and_never_before_it_fell(day, ahead):
    steps = open_action_steps(1, due(day + timedelta(days=ahead)), day)
    assert len(steps) == len(set(steps))
    assert all(step.fell_on <= day for step in steps)


def test_an_action_long_overdue_keeps_its_ladder_and_its_last_monday():
    steps = open_action_steps(1, due(date(2025, 3, 31)), DAY)
    assert {(step.text, step.fell_on) for step in steps} == {
        ("overdue_1", date(2025, 4, 1)),
        ("overdue_5", date(2025, 4, 7)),
        ("overdue_10", date(2025, 4, 14)),
        ("overdue_20", date(2025, 4, 30)),
        ("still_overdue", date(2025, 9, 1)),
    }


def test_a_review_that_was_missed_long_ago_is_still_open():
    facts = Facts(precision=Precision.ONGOING, review_on=date(2025, 1, 31))
    assert kinds(open_action_steps(1, facts, DAY)) == {"review_missed"}


def test_nothing_is_open_of_an_action_that_ended_or_has_no_date():
    assert open_action_steps(1, Facts(due_on=DAY, outcome=Outcome.COMPLETE), DAY) == []
    assert open_action_steps(1, Facts(due_on=date(2025, 1, 1), is_proposed=True), DAY) == []
    assert open_action_steps(1, Facts(), DAY) == []


def test_an_answer_that_is_owed_since_spring_is_still_owed():
    comment = CommentFacts(1, date(2025, 3, 3), date(2025, 3, 17))
    assert kinds(open_comment_steps(comment, DAY)) == {
        "comment",
        "answer_owed_5",
        "answer_owed_10",
        "answer_owed_15",
        "answer_owed_20",
    }


def test_a_promise_that_was_not_kept_is_open_until_it_is_answered():
    comment = CommentFacts(
        1, date(2025, 1, 6), date(2025, 1, 20), date(2025, 1, 10), promised_on=date(2025, 3, 3)
    )
    assert kinds(open_comment_steps(comment, DAY)) >= {"promised_10", "promised_20"}


def test_a_board_is_open_until_it_has_met():
    held_on = date(2025, 9, 26)
    assert kinds(open_meeting_steps(1, held_on, DAY)) == {"next_board_15"}
    assert len(open_meeting_steps(1, held_on, date(2025, 9, 25))) == 5
    assert open_meeting_steps(1, held_on, date(2025, 9, 27)) == []
