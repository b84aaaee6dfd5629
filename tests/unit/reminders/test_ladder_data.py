"""The ladder as data: the council's own numbers, what may be changed, and what may not."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.meetings.rules import Span
from tracker.reminders.enums import Audience as A
from tracker.reminders.ladder import (
    DEFAULT,
    Rung,
    Trigger,
    TriggerRule,
    in_order,
    problems,
    read,
    written,
)
from tracker.reminders.ladders import ALWAYS, Ladders

STATUTORY = [trigger for trigger in Trigger if trigger.is_statutory]


def days(trigger: Trigger) -> list[int]:
    return [rung.days for rung in DEFAULT.rule(trigger).rungs]


def changed(trigger: Trigger, *rungs: Rung, is_on: bool = True) -> TriggerRule:
    return TriggerRule(trigger, rungs, is_on)


def test_the_council_s_numbers_are_those_of_its_rules():
    assert days(Trigger.DUE_SOON) == [28, 7]
    assert days(Trigger.OVERDUE) == [1, 5, 10, 20]
    assert days(Trigger.NEXT_BOARD) == [15, 10, 5, 1]
    assert days(Trigger.UPDATE_ROUND) == [15, 10, 8, 7]
    assert days(Trigger.MINUTES) == [3, 7, 15]
    assert days(Trigger.ANSWER_OWED) == [5, 10, 15, 20]


@pytest.mark.parametrize("trigger", Trigger)
def test_every_trigger_has_a_rule_that_is_allowed_and_words(trigger):
    rule = DEFAULT.rule(trigger)
    assert problems(rule) == {}
    assert in_order(rule) == rule
    assert read(trigger, written(rule)) == rule
    assert trigger.label
    assert trigger.says.endswith(".")
    assert trigger.has_days == bool(trigger.unit)


def test_every_audience_has_words():
    assert len({each.label for each in A}) == len(A)


def test_statutory_letters_are_the_first_overdue_step_a_comment_and_a_worry():
    assert STATUTORY == [Trigger.OVERDUE, Trigger.COMMENT, Trigger.WORRY]


@pytest.mark.parametrize("trigger", STATUTORY)
def test_a_statutory_letter_cannot_be_switched_off(trigger):
    off = replace(DEFAULT.rule(trigger), is_on=False)
    assert problems(off) == {"is_on": "This letter cannot be switched off"}
    assert DEFAULT.with_rules([off]).rungs(trigger) == off.rungs


@pytest.mark.parametrize("trigger", [each for each in Trigger if not each.is_statutory])
def test_any_other_letter_can_be_switched_off_and_then_makes_no_steps(trigger):
    off = replace(DEFAULT.rule(trigger), is_on=False)
    assert problems(off) == {}
    assert DEFAULT.with_rules([off]).rungs(trigger) == ()


@pytest.mark.parametrize("trigger", STATUTORY)
def test_a_statutory_letter_keeps_its_first_recipient(trigger):
    first, *rest = DEFAULT.rule(trigger).rungs
    other = next((each for each in trigger.audiences if each not in first.to), None)
    rungs = (replace(first, to=(other,) if other else (), copies=()), *rest)
    assert "to_0" in problems(TriggerRule(trigger, rungs))


def test_the_first_overdue_step_cannot_be_put_off():
    late = changed(Trigger.OVERDUE, Rung(2, (A.ACCOUNTABLE,)))
    assert list(problems(late)) == ["steps"]


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        (changed(Trigger.DUE_SOON), "steps"),
        (changed(Trigger.DUE_SOON, Rung(28, ())), "to_0"),
        (changed(Trigger.DUE_SOON, Rung(0, (A.ACCOUNTABLE,))), "days_0"),
        (changed(Trigger.DUE_SOON, Rung(61, (A.ACCOUNTABLE,))), "days_0"),
        (changed(Trigger.DUE_SOON, Rung(7, (A.COMMENTER,))), "to_0"),
        (changed(Trigger.DUE_SOON, Rung(7, (A.HELPERS,), (A.HELPERS,))), "copies_0"),
        (changed(Trigger.DUE_SOON, Rung(7, (A.CHAIR,)), Rung(7, (A.HELPERS,))), "days_1"),
        (changed(Trigger.ANSWERED, Rung(3, (A.COMMENTER,))), "days_0"),
        (changed(Trigger.UPDATE_ROUND, Rung(15, (A.ACCOUNTABLE,))), "steps"),
        (changed(Trigger.UPDATE_ROUND, Rung(7, (A.CHAIR,)), Rung(15, (A.CHAIR,))), "days_1"),
        (
            changed(Trigger.UPDATE_ROUND, *(Rung(n, (A.ACCOUNTABLE,)) for n in (9, 8, 7, 6))),
            "steps",
        ),
    ],
)
def test_a_rule_that_cannot_be_says_where_it_is_wrong(rule, where):
    found = problems(rule)
    assert list(found) == [where]
    assert not found[where].endswith(".")


def test_steps_are_kept_in_the_order_in_which_they_fall():
    before = changed(Trigger.DUE_SOON, Rung(7, (A.CHAIR,)), Rung(30, (A.CHAIR,)))
    after = changed(Trigger.OVERDUE, Rung(5, (A.CHAIR,)), Rung(1, (A.CHAIR,)))
    assert [rung.days for rung in read(Trigger.DUE_SOON, written(before)).rungs] == [30, 7]
    assert [rung.days for rung in read(Trigger.OVERDUE, written(after)).rungs] == [1, 5]


def test_each_day_has_the_ladder_that_began_on_it_or_last_before_it():
    monday = date(2025, 9, 8)
    other = DEFAULT.with_rules([replace(DEFAULT.rule(Trigger.PACK), is_on=False)])
    ladders = Ladders(((ALWAYS, DEFAULT), (monday, other)))
    assert ladders.on(date(2025, 9, 7)) is DEFAULT
    assert ladders.on(monday) is other
    assert list(ladders.during(Span(date(2025, 9, 5), date(2025, 9, 9)))) == [
        (DEFAULT, Span(date(2025, 9, 5), date(2025, 9, 7))),
        (other, Span(monday, date(2025, 9, 9))),
    ]
    assert list(ladders.during(Span(monday, monday))) == [(other, Span(monday, monday))]
