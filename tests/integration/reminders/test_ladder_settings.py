"""Ladders with a start date: on Friday 5 September 2025 the council changes what counts."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.outbox import LetterFactory, LetterItemFactory
from tests.factories.people import person
from tests.factories.reminders import led_action
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core.settings import set_from
from tracker.reminders import service
from tracker.reminders.due import Picture, due_letters
from tracker.reminders.enums import Audience
from tracker.reminders.ladder import DEFAULT, Rung, Trigger, TriggerRule, written
from tracker.reminders.ladder_queries import ladder_on, ladders, setting_name
from tracker.reminders.recheck import digest_of

THURSDAY, FRIDAY, MONDAY = date(2025, 9, 4), date(2025, 9, 5), date(2025, 9, 8)
SOONER = TriggerRule(Trigger.DUE_SOON, (Rung(40, (Audience.ACCOUNTABLE,)),))
OFF = replace(DEFAULT.rule(Trigger.DUE_SOON), is_on=False)


@pytest.fixture
def change(session):
    by = person(Role.ADMINISTRATOR)

    def change(rule, on):
        set_from(setting_name(rule.trigger), on, written(rule), by=by)
        session.flush()

    return change


def announced(on):
    return [step.text for letter in due_letters(on) for step in letter.announces]


def test_without_settings_the_ladder_is_the_council_s_own(session):
    assert ladder_on(FRIDAY) is DEFAULT
    assert [ladder for _, ladder in ladders().periods] == [DEFAULT]


def test_a_setting_counts_from_its_day_on(change):
    change(SOONER, MONDAY)
    assert ladder_on(FRIDAY) == DEFAULT
    assert ladder_on(MONDAY).rule(Trigger.DUE_SOON) == SOONER
    assert ladders().on(date(2025, 9, 7)) == DEFAULT
    assert ladders().on(MONDAY) is ladder_on(MONDAY)


def test_of_two_settings_for_one_day_the_later_counts(change):
    change(OFF, MONDAY)
    change(SOONER, MONDAY)
    assert ladders().on(MONDAY).rule(Trigger.DUE_SOON) == SOONER


def test_a_setting_that_starts_on_monday_does_not_lose_the_steps_of_saturday(change, lead):
    led_action(lead[1], due_on=date(2025, 10, 4))  # 28 days after Saturday 6 September
    change(OFF, MONDAY)
    assert announced(MONDAY) == ["due_soon_28"]


def test_a_setting_that_starts_on_monday_does_not_invent_steps_of_last_week(change, lead):
    led_action(lead[1], due_on=date(2025, 10, 16))  # 40 days after Saturday 6 September
    led_action(lead[1], due_on=date(2025, 10, 18))  # 40 days after Monday
    change(SOONER, MONDAY)
    (letter,) = due_letters(MONDAY)
    assert [(step.text, step.fell_on) for step in letter.announces] == [("due_soon_40", MONDAY)]


def test_what_is_switched_off_makes_no_steps(change, lead):
    led_action(lead[1], due_on=date(2025, 10, 3))
    assert announced(FRIDAY) == ["due_soon_28"]
    change(OFF, THURSDAY)
    assert announced(FRIDAY) == []


def test_other_recipients_count_from_their_day_on(change, lead):
    secretary = person(Role.BOARD_SECRETARY)
    led_action(lead[1], due_on=date(2025, 10, 3))
    change(TriggerRule(Trigger.DUE_SOON, (Rung(28, (Audience.BOARD_SECRETARY,)),)), FRIDAY)
    assert [letter.to.id for letter in due_letters(FRIDAY)] == [secretary.id]


def test_a_preview_may_try_another_ladder_and_changes_nothing(session, lead):
    led_action(lead[1], due_on=date(2025, 10, 3))
    assert announced(FRIDAY) == ["due_soon_28"]
    assert due_letters(FRIDAY, ladders=ladders().with_rule(OFF, FRIDAY)) == []
    assert announced(FRIDAY) == ["due_soon_28"]


def test_however_many_settings_there_are_they_are_read_in_one_statement(change):
    for day in range(1, 20):
        change(SOONER, date(2025, 9, day))
    with count_queries() as sent:
        ladders()
    assert len(sent) == 1


def test_a_step_of_another_time_that_nobody_knows_breaks_nothing(session, lead):
    user, post = lead
    led_action(post, due_on=THURSDAY)
    letter = LetterFactory(user_id=user.id, dedupe_key=f"digest:{user.id}:2025-09-01")
    LetterItemFactory(letter=letter, step="carrier_pigeon_3", object_type="castle", fell_on=FRIDAY)
    assert service.generate() == 1
    assert digest_of(Picture(FRIDAY), letter.id, user.id) is None
