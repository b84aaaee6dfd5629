"""The council changes its ladder from a day on."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.reminders import led_action
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError, NotAccepted, NotFound
from tracker.reminders import changing
from tracker.reminders.effect import effect_of
from tracker.reminders.enums import Audience
from tracker.reminders.ladder import DEFAULT, Rung, TriggerRule
from tracker.reminders.ladder_queries import ladder_on, ladders
from tracker.reminders.triggers import Trigger

TODAY, MONDAY, LATER = date(2025, 9, 5), date(2025, 9, 8), date(2025, 10, 1)
LEAD = (Audience.ACCOUNTABLE,)


def due_soon(*days, **facts):
    return TriggerRule(Trigger.DUE_SOON, tuple(Rung(n, LEAD) for n in days), **facts)


@pytest.fixture
def admin(session):
    return person(Role.ADMINISTRATOR)


def on(day, trigger=Trigger.DUE_SOON):
    return ladder_on(day).rule(trigger)


def test_a_change_counts_from_its_day_on(admin, session):
    changing.change_rule(due_soon(30, 5), LATER, by=admin)
    session.flush()
    assert on(TODAY) == DEFAULT.rule(Trigger.DUE_SOON)
    assert on(LATER) == due_soon(30, 5)
    assert ladders().on(LATER).rule(Trigger.DUE_SOON) == due_soon(30, 5)


def test_it_is_written_in_the_history_in_words(admin, session):
    changing.change_rule(due_soon(30), LATER, by=admin)
    session.flush()
    entry = session.scalar(select(AuditEntry))
    assert (entry.deed, entry.note) == (Deed.REMINDERS_CHANGED, "Due soon")
    assert entry.after == {
        "steps": "30 days before: Accountable person",
        "from_on": "2025-10-01",
    }


def test_days_gone_by_and_changes_that_change_nothing_are_refused(admin):
    with pytest.raises(NotAccepted) as refusal:
        changing.change_rule(due_soon(30), date(2025, 9, 4), by=admin)
    assert "from_on" in refusal.value.by_field
    with pytest.raises(NotAccepted, match="Change something first"):
        changing.change_rule(DEFAULT.rule(Trigger.DUE_SOON), LATER, by=admin)


def test_what_the_law_needs_cannot_be_switched_off(admin):
    overdue = DEFAULT.rule(Trigger.OVERDUE)
    with pytest.raises(NotAccepted) as refusal:
        changing.change_rule(TriggerRule(Trigger.OVERDUE, overdue.rungs, False), LATER, by=admin)
    assert refusal.value.by_field["is_on"] == "This letter cannot be switched off"
    assert changing.changes() == []


def test_what_is_coming_can_be_taken_back_and_what_has_begun_cannot(admin, session):
    changing.change_rule(due_soon(30), TODAY, by=admin)
    changing.change_rule(due_soon(3), LATER, by=admin)
    session.flush()
    coming, begun = changing.changes(Trigger.DUE_SOON)
    assert changing.take_back(coming.id, by=admin) is Trigger.DUE_SOON
    assert on(LATER) == due_soon(30)
    with pytest.raises(DomainError, match="has begun"):
        changing.take_back(begun.id, by=admin)
    with pytest.raises(NotFound):
        changing.take_back(coming.id, by=admin)


def test_the_effect_says_how_many_letters_more_or_fewer(admin, lead, session):
    user, post = lead
    led_action(post, ref="H3", due_on=date(2025, 9, 18))  # in 7 days on 11 September
    session.flush()
    effect = effect_of(due_soon(6, 5), MONDAY)
    by_day = {day.on: (day.now.letters, day.then.letters) for day in effect.days}
    assert len(by_day) == 10
    assert by_day[date(2025, 9, 11)] == (1, 0)
    assert by_day[date(2025, 9, 12)] == (0, 1)
    assert by_day[date(2025, 9, 15)] == (0, 1)
    assert effect.words == "1 more letter in 10 working days"
    assert [(each.name, each.now, each.then) for each in effect.people][0][0] == user.name


def test_looking_at_the_effect_changes_nothing(admin, session):
    effect = effect_of(due_soon(30, is_on=False), MONDAY)
    assert effect.words == "The letters of 10 working days stay as they are"
    assert changing.changes() == []
    assert on(MONDAY) == DEFAULT.rule(Trigger.DUE_SOON)
