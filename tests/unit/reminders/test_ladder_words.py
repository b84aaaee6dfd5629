"""The ladder in words, and a change of it laid into those that are known."""

from datetime import date

from tracker.reminders.enums import Audience
from tracker.reminders.ladder import DEFAULT, Rung, TriggerRule
from tracker.reminders.ladder_words import rule_words, when_words
from tracker.reminders.ladders import ALWAYS, Ladders
from tracker.reminders.triggers import Trigger

LEAD = (Audience.ACCOUNTABLE,)
OCTOBER, NOVEMBER = date(2025, 10, 1), date(2025, 11, 3)


def due_soon(*days, **facts):
    return TriggerRule(Trigger.DUE_SOON, tuple(Rung(n, LEAD) for n in days), **facts)


def whens(trigger):
    rule = DEFAULT.rule(trigger)
    return [when_words(rule, rung) for rung in rule.rungs]


def test_steps_say_when_they_fall():
    assert whens(Trigger.OVERDUE) == [
        "1 working day after",
        "5 working days after",
        "10 working days after",
        "20 working days after",
    ]
    assert whens(Trigger.REVIEW) == ["14 days before", "Once it is missed"]
    assert whens(Trigger.MINUTES)[-1] == "15 working days after"
    assert whens(Trigger.STILL_OVERDUE) == ["On Mondays"]


def test_an_update_round_says_which_steps_open_and_close_it():
    assert whens(Trigger.UPDATE_ROUND) == [
        "15 working days before, opens it",
        "10 working days before",
        "8 working days before",
        "7 working days before, closes it",
    ]


def test_a_rule_is_one_line_for_the_history():
    rule = DEFAULT.rule(Trigger.OVERDUE)
    assert rule_words(rule).split("; ")[1] == (
        "5 working days after: Accountable person, copy to Workstream chair"
    )
    assert rule_words(due_soon(5, is_on=False)) == "off"


def test_a_change_counts_from_its_day_on_and_not_before():
    changed = Ladders().with_rule(due_soon(30), OCTOBER)
    assert changed.on(date(2025, 9, 30)) == DEFAULT
    assert changed.on(OCTOBER).rule(Trigger.DUE_SOON) == due_soon(30)
    assert changed.on(OCTOBER).rule(Trigger.OVERDUE) == DEFAULT.rule(Trigger.OVERDUE)


def test_a_change_holds_until_the_next_one_of_the_same_reminder():
    later = Ladders(((ALWAYS, DEFAULT), (NOVEMBER, DEFAULT.with_rules([due_soon(3)]))))
    changed = later.with_rule(due_soon(30), OCTOBER)
    assert changed.on(OCTOBER).rule(Trigger.DUE_SOON) == due_soon(30)
    assert changed.on(NOVEMBER).rule(Trigger.DUE_SOON) == due_soon(3)


def test_a_later_change_of_another_reminder_does_not_end_it():
    minutes = TriggerRule(Trigger.MINUTES, (Rung(3, (Audience.MINUTE_TAKER,)),))
    later = Ladders(((ALWAYS, DEFAULT), (NOVEMBER, DEFAULT.with_rules([minutes]))))
    changed = later.with_rule(due_soon(30), OCTOBER)
    assert changed.on(NOVEMBER).rule(Trigger.DUE_SOON) == due_soon(30)
    assert changed.on(NOVEMBER).rule(Trigger.MINUTES) == minutes
