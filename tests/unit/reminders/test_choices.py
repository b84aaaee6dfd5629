"""What a choice moves: on the day, on Monday, or nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.dates import is_working_day
from tracker.reminders.choices.rules import (
    Choice,
    can_be_off,
    is_for_all,
    news_day,
    weekly_day,
)
from tracker.reminders.enums import Audience, Rhythm
from tracker.reminders.triggers import Trigger

WEEKLY = Choice(Rhythm.WEEKLY)
MONDAY, TUESDAY, WEDNESDAY = (date(2025, 9, day) for day in (8, 9, 10))
NEXT_MONDAY = date(2025, 9, 15)


@pytest.mark.parametrize(
    ("fell_on", "told_on"),
    [
        (MONDAY, MONDAY),
        (TUESDAY, NEXT_MONDAY),
        (date(2025, 9, 13), NEXT_MONDAY),
        pytest.param(date(2025, 8, 21), date(2025, 8, 26), id="Monday is a bank holiday"),
        pytest.param(date(2025, 8, 25), date(2025, 8, 26), id="fell on the bank holiday"),
        pytest.param(date(2026, 4, 3), date(2026, 4, 7), id="over Easter"),
        pytest.param(date(2025, 12, 30), date(2026, 1, 5), id="into the new year"),
    ],
)
def test_once_a_week_is_the_first_working_day_of_the_week(fell_on, told_on):
    assert news_day(fell_on, WEEKLY) == told_on


def test_a_week_without_a_working_day_is_left_out():
    closed = frozenset(MONDAY + timedelta(days=n) for n in range(5))
    assert weekly_day(MONDAY, closed) == NEXT_MONDAY


@given(st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_the_weekly_day_is_a_working_day_within_a_fortnight(day):
    found = weekly_day(day)
    assert day <= found <= day + timedelta(days=13)
    assert is_working_day(found)
    assert weekly_day(found) == found


def test_not_by_letter_is_never():
    assert news_day(MONDAY, Choice(Rhythm.NEVER)) is None


@pytest.mark.parametrize(
    ("fell_on", "told_on"),
    [
        pytest.param(date(2025, 9, 5), date(2025, 9, 5), id="was told on Monday already"),
        pytest.param(TUESDAY, WEDNESDAY, id="waited for Monday"),
        pytest.param(WEDNESDAY, WEDNESDAY, id="fell on the day itself"),
        pytest.param(date(2025, 9, 11), date(2025, 9, 11), id="fell later"),
    ],
)
def test_who_leaves_the_weekly_letter_hears_at_once_of_what_waited(fell_on, told_on):
    left = Choice(Rhythm.EACH_DAY, before=Rhythm.WEEKLY, since=WEDNESDAY)
    assert news_day(fell_on, left) == told_on


def test_what_fell_while_letters_were_off_is_not_made_up_for():
    again = Choice(Rhythm.EACH_DAY, before=Rhythm.NEVER, since=WEDNESDAY)
    assert news_day(TUESDAY, again) == TUESDAY


@pytest.mark.parametrize(
    ("trigger", "days", "audience", "is_copy", "goes"),
    [
        (Trigger.OVERDUE, 1, Audience.ACCOUNTABLE, False, True),
        (Trigger.OVERDUE, 5, Audience.ACCOUNTABLE, False, False),
        (Trigger.OVERDUE, 5, Audience.CHAIR, True, True),
        (Trigger.OVERDUE, 10, Audience.CHAIR, False, True),
        (Trigger.OVERDUE, 20, Audience.BOARD_CHAIR, False, True),
        (Trigger.STILL_OVERDUE, 0, Audience.ACCOUNTABLE, False, False),
        (Trigger.COMMENT, 0, Audience.ACCOUNTABLE, False, True),
        (Trigger.COMMENT, 0, Audience.PARTICIPATION_LEAD, True, True),
        (Trigger.ANSWER_OWED, 10, Audience.CHAIR, True, False),
        (Trigger.WORRY, 0, Audience.SAFEGUARDING_LEAD, False, True),
        (Trigger.DUE_SOON, 28, Audience.ACCOUNTABLE, False, False),
    ],
)
def test_what_must_be_told_is_told_whatever_was_chosen(trigger, days, audience, is_copy, goes):
    told = is_for_all(trigger, days, audience, is_copy=is_copy, is_ambassador=False)
    assert told == goes
    assert not is_for_all(trigger, days, audience, is_copy=is_copy, is_ambassador=True)


@pytest.mark.parametrize("trigger", Trigger)
def test_an_ambassador_may_switch_everything_off(trigger):
    assert can_be_off(trigger, is_ambassador=True)
    assert can_be_off(trigger, is_ambassador=False) == (
        trigger not in (Trigger.COMMENT, Trigger.WORRY)
    )
