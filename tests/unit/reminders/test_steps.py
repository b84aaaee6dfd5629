from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.actions.enums import Outcome, Precision
from tracker.actions.rules import Facts
from tracker.core.dates import is_working_day
from tracker.meetings.rules import Span
from tracker.reminders import rules
from tracker.reminders.rules import CommentFacts

BOARD = date(2025, 9, 26)
DUE = Facts(due_on=date(2025, 8, 31), precision=Precision.MONTH)
ONGOING = Facts(precision=Precision.ONGOING, review_on=date(2025, 9, 10))
COMMENT = CommentFacts(id=3, posted_on=date(2025, 8, 26), answer_due_on=date(2025, 9, 9))
SHUTDOWN = frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)})
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2029, 12, 31))


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def told(find, first: date, count: int) -> dict[date, list[str]]:
    """What each day's letter announces, where every earlier letter went out."""
    letters = {}
    for day in days(first, count):
        span = rules.digest_span(day)
        steps = [step.text for step in find(span)] if span else []
        if steps:
            letters[day] = steps
    return letters


# Which days a letter covers


@pytest.mark.parametrize(
    ("day", "span"),
    [
        pytest.param(date(2025, 9, 5), Span(date(2025, 9, 5), date(2025, 9, 5)), id="Friday"),
        pytest.param(date(2025, 9, 6), None, id="Saturday"),
        pytest.param(date(2025, 9, 7), None, id="Sunday"),
        pytest.param(date(2025, 9, 8), Span(date(2025, 9, 6), date(2025, 9, 8)), id="Monday"),
        pytest.param(date(2025, 8, 25), None, id="bank holiday"),
        pytest.param(date(2026, 4, 7), Span(date(2026, 4, 3), date(2026, 4, 7)), id="Easter"),
        pytest.param(
            date(2027, 1, 4), Span(date(2027, 1, 1), date(2027, 1, 4)), id="after the New Year"
        ),
    ],
)
def test_a_letter_covers_its_working_day_and_the_days_off_before_it(day, span):
    assert rules.digest_span(day) == span


def test_a_letter_after_a_shutdown_covers_all_of_it():
    span = rules.digest_span(date(2027, 1, 4), closed=SHUTDOWN)
    assert span == Span(date(2026, 12, 25), date(2027, 1, 4))


@pytest.mark.parametrize(
    ("last_run", "first"),
    [
        pytest.param(date(2025, 9, 4), date(2025, 9, 4), id="yesterday, for what came late"),
        pytest.param(date(2025, 9, 2), date(2025, 9, 2), id="after an outage"),
        pytest.param(date(2025, 9, 1), date(2025, 8, 30), id="with the weekend of its letters"),
        pytest.param(date(2025, 9, 5), date(2025, 9, 5), id="already today"),
        pytest.param(None, date(2025, 9, 5), id="never"),
    ],
)
def test_a_letter_catches_up_from_the_last_finished_run(last_run, first):
    span = rules.digest_span(date(2025, 9, 5), last_run=last_run)
    assert span == Span(first, date(2025, 9, 5))


@given(DAYS)
def test_every_day_is_covered_by_exactly_the_letter_of_its_digest_day(day):
    letters = [other for other in days(day, 15) if day in (rules.digest_span(other) or ())]
    assert letters == [rules.digest_day(day)]
    assert is_working_day(letters[0])


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 9, 5, 16, 59, tzinfo=UTC), date(2025, 9, 5)),
        (datetime(2025, 9, 5, 17, 0, tzinfo=UTC), date(2025, 9, 6)),
        (datetime(2025, 12, 5, 17, 59, tzinfo=UTC), date(2025, 12, 5)),
    ],
)
def test_what_happens_after_the_hours_of_letters_counts_for_tomorrow(moment, day):
    assert rules.happened_on(moment) == day


@pytest.mark.parametrize(
    ("hour", "minute", "staff", "ambassadors"),
    [
        (6, 29, False, False),
        (6, 30, True, False),
        (8, 0, True, True),
        (15, 59, True, True),
        (16, 0, True, False),
        (17, 0, False, False),
    ],
)
def test_letters_go_out_in_office_hours_of_london(hour, minute, staff, ambassadors):
    moment = datetime(2025, 9, 5, hour, minute, tzinfo=UTC)
    assert rules.may_send_at(moment, is_ambassador=False) is staff
    assert rules.may_send_at(moment, is_ambassador=True) is ambassadors


# Actions


def test_the_life_of_an_action_that_nobody_closes():
    def find(span):
        return rules.action_steps(1, DUE, span)

    assert told(find, date(2025, 7, 31), 62) == {
        date(2025, 8, 4): ["due_soon_28"],
        date(2025, 8, 26): ["due_soon_7"],
        date(2025, 9, 1): ["overdue_1"],
        date(2025, 9, 5): ["overdue_5"],
        date(2025, 9, 8): ["still_overdue"],
        date(2025, 9, 12): ["overdue_10"],
        date(2025, 9, 15): ["still_overdue"],
        date(2025, 9, 22): ["still_overdue"],
        date(2025, 9, 26): ["overdue_20"],
        date(2025, 9, 29): ["still_overdue"],
    }


def test_over_christmas_nothing_goes_out_and_nothing_is_lost():
    def find(span):
        return rules.action_steps(1, replace(DUE, due_on=date(2026, 12, 24)), span)

    assert told(find, date(2026, 12, 18), 21) == {
        date(2026, 12, 29): ["overdue_1"],
        date(2027, 1, 5): ["overdue_5"],
        date(2027, 1, 4): ["still_overdue"],
    }


def test_a_monday_that_is_also_the_fifth_day_is_told_once():
    def find(span):
        return rules.action_steps(1, replace(DUE, due_on=date(2025, 9, 1)), span)

    assert told(find, date(2025, 9, 8), 1) == {date(2025, 9, 8): ["overdue_5"]}


def test_a_bank_holiday_monday_that_joins_the_fifth_day_is_told_once():
    def find(span):
        return rules.action_steps(1, replace(DUE, due_on=date(2025, 8, 18)), span)

    assert told(find, date(2025, 8, 23), 4) == {date(2025, 8, 26): ["overdue_5"]}


@given(due_on=DAYS)
def test_each_step_before_and_after_a_due_date_is_told_exactly_once(due_on):
    def find(span):
        return rules.action_steps(1, replace(DUE, due_on=due_on), span)

    kinds = [kind for day in told(find, due_on - timedelta(35), 80).values() for kind in day]
    assert all(kinds.count(f"overdue_{n}") == 1 for n in (1, 5, 10, 20))
    assert kinds.count("due_soon_28") == 1
    assert kinds.count("due_soon_7") <= 1


@pytest.mark.parametrize(
    "over", [{"is_proposed": True}, {"outcome": Outcome.COMPLETE}, {"outcome": Outcome.STOPPED}]
)
@pytest.mark.parametrize("facts", [DUE, ONGOING])
def test_an_action_that_is_closed_or_proposed_is_left_in_peace(facts, over):
    whole = Span(date(2025, 1, 1), date(2025, 12, 31))
    assert rules.action_steps(1, replace(facts, **over), whole) == []


def test_an_action_without_any_date_has_no_steps():
    whole = Span(date(2025, 1, 1), date(2025, 12, 31))
    assert rules.action_steps(1, Facts(), whole) == []
    assert rules.action_steps(1, Facts(precision=Precision.NEXT_BOARD), whole) == []


def test_after_an_outage_what_would_no_longer_be_true_is_not_told():
    steps = rules.action_steps(1, DUE, Span(date(2025, 8, 20), date(2025, 9, 5)))
    assert [step.text for step in steps] == ["overdue_1", "overdue_5"]


def test_an_ongoing_action_is_announced_and_missed():
    def find(span):
        return rules.action_steps(1, ONGOING, span)

    assert told(find, date(2025, 8, 20), 60) == {
        date(2025, 8, 27): ["review_soon"],
        date(2025, 9, 11): ["review_missed"],
    }


# Meetings and comments


def test_the_next_board_is_announced_four_times_and_its_pack_once():
    def find(span):
        return rules.meeting_steps(2, BOARD, span)

    assert told(find, date(2025, 8, 20), 60) == {
        date(2025, 9, 5): ["next_board_15"],
        date(2025, 9, 12): ["next_board_10"],
        date(2025, 9, 18): ["pack_6"],
        date(2025, 9, 19): ["next_board_5"],
        date(2025, 9, 25): ["next_board_1"],
    }


@given(held_on=DAYS)
def test_a_board_is_never_announced_late_or_on_a_day_off(held_on):
    steps = rules.meeting_steps(2, held_on, Span(held_on - timedelta(days=60), held_on))
    assert len(steps) == 5
    assert all(step.fell_on < held_on and is_working_day(step.fell_on) for step in steps)


def test_a_board_after_easter_is_announced_before_easter_never_later():
    steps = rules.meeting_steps(2, date(2026, 4, 7), Span(date(2026, 3, 1), date(2026, 4, 7)))
    assert (steps[3].text, steps[3].fell_on) == ("next_board_1", date(2026, 4, 2))


def test_a_board_that_has_met_is_not_announced():
    span = Span(date(2025, 9, 1), date(2025, 9, 29))
    assert rules.meeting_steps(2, BOARD, span) == []


def test_a_comment_is_told_at_once_and_its_answer_asked_for_until_it_comes():
    def find(span):
        return rules.comment_steps(COMMENT, span)

    assert told(find, date(2025, 8, 20), 40) == {
        date(2025, 8, 26): ["comment"],
        date(2025, 9, 2): ["answer_owed_5"],
        date(2025, 9, 9): ["answer_owed_10"],
        date(2025, 9, 16): ["answer_owed_15"],
        date(2025, 9, 23): ["answer_owed_20"],
    }


def test_what_is_late_is_counted_from_the_last_day_also_where_that_was_moved():
    moved = replace(COMMENT, answer_due_on=date(2025, 9, 19))
    found = told(lambda span: rules.comment_steps(moved, span), date(2025, 8, 20), 60)
    assert found[date(2025, 9, 19)] == ["answer_owed_10"]
    assert found[date(2025, 9, 26)] == ["answer_owed_15"]


def test_a_second_debt_has_the_same_steps_anew():
    again = CommentFacts(1, date(2025, 9, 8), date(2025, 9, 22), is_again=True)
    assert told(lambda span: rules.comment_steps(again, span), date(2025, 8, 20), 60) == {
        date(2025, 9, 8): ["comment"],
        date(2025, 9, 15): ["answer_owed_5"],
        date(2025, 9, 22): ["answer_owed_10"],
        date(2025, 9, 29): ["answer_owed_15"],
        date(2025, 10, 6): ["answer_owed_20"],
    }


def test_a_promised_day_is_reminded_of_before_and_after_but_not_before_it_was_promised():
    promised = replace(COMMENT, answered_on=date(2025, 9, 1), promised_on=date(2025, 9, 26))
    assert told(lambda span: rules.comment_steps(promised, span), date(2025, 8, 20), 60) == {
        date(2025, 9, 1): ["answered"],
        date(2025, 9, 19): ["promised_5"],
        date(2025, 9, 26): ["promised_10"],
        date(2025, 10, 3): ["promised_15"],
        date(2025, 10, 10): ["promised_20"],
    }
    soon = replace(promised, answered_on=date(2025, 9, 22))
    assert "promised_5" not in {
        step.text for step in rules.comment_steps(soon, Span(date(2025, 8, 1), date(2025, 12, 1)))
    }


def test_a_comment_that_is_answered_tells_its_author_and_nobody_else():
    def find(span):
        return rules.comment_steps(replace(COMMENT, answered_on=date(2025, 8, 30)), span)

    assert told(find, date(2025, 8, 20), 40) == {date(2025, 9, 1): ["answered"]}


def test_a_comment_that_is_owed_no_answer_is_no_step():
    whole = Span(date(2025, 1, 1), date(2025, 12, 31))
    assert rules.comment_steps(replace(COMMENT, answer_due_on=None), whole) == []
