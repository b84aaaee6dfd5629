from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.actions import rules
from tracker.actions.enums import Judgement, Outcome, Precision, State
from tracker.actions.rules import Facts

TODAY = date(2025, 9, 5)
CYCLE_BEGAN = date(2025, 7, 31)
YESTERDAY = TODAY - timedelta(days=1)
LATER = TODAY + timedelta(days=60)
EARLIER_CYCLE = CYCLE_BEGAN - timedelta(days=1)
WHEN = {"today": TODAY, "cycle_began": CYCLE_BEGAN}

WELL = Facts(
    due_on=LATER,
    precision=Precision.DAY,
    judgement=Judgement.ON_TRACK,
    judged_on=CYCLE_BEGAN,
    said_on=CYCLE_BEGAN,
)
SILENT = replace(WELL, said_on=EARLIER_CYCLE, judged_on=EARLIER_CYCLE)
ONGOING = replace(WELL, due_on=None, precision=Precision.ONGOING, review_on=LATER)


def in_days(n: int) -> date:
    return TODAY + timedelta(days=n)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        pytest.param(replace(WELL, outcome=Outcome.COMPLETE), State.COMPLETE, id="complete"),
        pytest.param(replace(ONGOING, outcome=Outcome.EMBEDDED), State.COMPLETE, id="embedded"),
        pytest.param(replace(WELL, outcome=Outcome.STOPPED), State.STOPPED, id="stopped"),
        pytest.param(replace(WELL, outcome=Outcome.MERGED), State.STOPPED, id="merged"),
        pytest.param(
            replace(WELL, outcome=Outcome.STOPPED, is_proposed=True, due_on=YESTERDAY),
            State.STOPPED,
            id="stopped before all else",
        ),
        pytest.param(
            replace(WELL, outcome=Outcome.COMPLETE, due_on=YESTERDAY),
            State.COMPLETE,
            id="complete is never overdue",
        ),
        pytest.param(
            replace(WELL, is_proposed=True, due_on=YESTERDAY, judgement=Judgement.NOT_ON_TRACK),
            State.PROPOSED_COMPLETE,
            id="proposed is never overdue or red",
        ),
        pytest.param(replace(WELL, judgement=Judgement.NOT_ON_TRACK), State.RED, id="judged red"),
        pytest.param(
            replace(SILENT, judgement=Judgement.NOT_ON_TRACK),
            State.RED,
            id="judged red in an earlier cycle",
        ),
        pytest.param(replace(WELL, due_on=YESTERDAY), State.RED, id="overdue"),
        pytest.param(
            replace(WELL, due_on=YESTERDAY, judgement=Judgement.SOME_ISSUES),
            State.RED,
            id="overdue beats amber",
        ),
        pytest.param(replace(WELL, due_on=TODAY), State.GREEN, id="due today"),
        pytest.param(replace(WELL, judgement=Judgement.SOME_ISSUES), State.AMBER, id="amber"),
        pytest.param(
            replace(SILENT, judgement=Judgement.SOME_ISSUES),
            State.AMBER,
            id="judged amber in an earlier cycle",
        ),
        pytest.param(replace(SILENT, due_on=TODAY), State.AMBER, id="silent, due today"),
        pytest.param(replace(SILENT, due_on=in_days(28)), State.AMBER, id="silent, due in 28"),
        pytest.param(replace(SILENT, due_on=in_days(29)), State.NO_UPDATE, id="silent, due in 29"),
        pytest.param(replace(WELL, due_on=in_days(28)), State.GREEN, id="due soon but spoken for"),
        pytest.param(replace(WELL, moves=1), State.GREEN, id="moved once"),
        pytest.param(replace(WELL, moves=2), State.AMBER, id="moved twice"),
        pytest.param(replace(WELL, is_vacant=True), State.AMBER, id="vacant"),
        pytest.param(replace(ONGOING, review_on=YESTERDAY), State.AMBER, id="review missed"),
        pytest.param(replace(ONGOING, review_on=TODAY), State.ONGOING, id="review today"),
        pytest.param(replace(ONGOING, review_on=None), State.ONGOING, id="no review date yet"),
        pytest.param(replace(ONGOING, said_on=None), State.ONGOING, id="silent but ongoing"),
        pytest.param(
            replace(WELL, review_on=YESTERDAY), State.GREEN, id="a review binds only the ongoing"
        ),
        pytest.param(
            replace(WELL, due_on=None, precision=Precision.NONE), State.ONGOING, id="no date"
        ),
        pytest.param(
            replace(WELL, due_on=None, precision=Precision.NEXT_BOARD),
            State.GREEN,
            id="due at a board that has no date",
        ),
        pytest.param(replace(SILENT, starts_on=in_days(1)), State.NOT_STARTED, id="starts later"),
        pytest.param(replace(SILENT, starts_on=TODAY), State.NO_UPDATE, id="starts today"),
        pytest.param(
            replace(ONGOING, starts_on=in_days(1)), State.NOT_STARTED, id="ongoing, starts later"
        ),
        pytest.param(
            replace(SILENT, starts_on=in_days(1), judgement=Judgement.NOT_ON_TRACK),
            State.RED,
            id="red before its start",
        ),
        pytest.param(SILENT, State.NO_UPDATE, id="on track in an earlier cycle"),
        pytest.param(
            replace(SILENT, said_on=None, judgement=None), State.NO_UPDATE, id="never a word"
        ),
        pytest.param(WELL, State.GREEN, id="said on the first day of the cycle"),
        pytest.param(replace(WELL, judgement=None), State.GREEN, id="said without a judgement"),
    ],
)
def test_the_first_rule_that_fits_an_action_is_its_state(facts, shown):
    assert rules.state(facts, **WHEN) is shown


FACTS = st.builds(
    Facts,
    due_on=st.none() | st.dates(in_days(-60), in_days(60)),
    precision=st.sampled_from(Precision),
    starts_on=st.none() | st.dates(in_days(-60), in_days(60)),
    review_on=st.none() | st.dates(in_days(-60), in_days(60)),
    judgement=st.none() | st.sampled_from(Judgement),
    judged_on=st.none() | st.dates(in_days(-60), TODAY),
    said_on=st.none() | st.dates(in_days(-60), TODAY),
    moves=st.integers(0, 4),
    is_proposed=st.booleans(),
    outcome=st.none() | st.sampled_from(Outcome),
    is_vacant=st.booleans(),
)


@given(FACTS)
def test_every_action_has_a_state_and_keeps_the_promises_of_its_colour(facts):
    shown = rules.state(facts, **WHEN)
    floor = rules.computed_floor(facts, **WHEN)
    if shown is State.GREEN:
        assert floor is None
        assert facts.judgement in (None, Judgement.ON_TRACK)
    if rules.is_overdue(facts, today=TODAY):
        assert shown is State.RED
    assert (floor is None) == (rules.floor_reasons(facts, **WHEN) == ())
    assert rules.is_at_risk(facts, **WHEN) == bool(rules.risk_reasons(facts, **WHEN))
    assert not (rules.is_overdue(facts, today=TODAY) and rules.is_due_soon(facts, today=TODAY))


@given(FACTS)
def test_saying_something_never_makes_an_action_look_worse(facts):
    order = [State.GREEN, State.NO_UPDATE, State.AMBER, State.RED]
    before = rules.state(facts, **WHEN)
    after = rules.state(replace(facts, said_on=TODAY), **WHEN)
    # An amber that only silence made may become anything that is no worse.
    assert before in (after, State.AMBER) or order.index(after) < order.index(before)


@pytest.mark.parametrize(
    ("due_on", "days"),
    [
        pytest.param(TODAY, 0, id="on the day"),
        pytest.param(YESTERDAY, 1, id="the day after"),
        pytest.param(date(2025, 8, 31), 5, id="five days"),
        pytest.param(None, 0, id="no date"),
    ],
)
def test_the_first_day_overdue_is_the_day_after_the_due_date(due_on, days):
    assert rules.overdue_days(replace(WELL, due_on=due_on), today=TODAY) == days


@pytest.mark.parametrize("over", [{"is_proposed": True}, {"outcome": Outcome.COMPLETE}])
@pytest.mark.parametrize("due_on", [YESTERDAY, in_days(3)])
def test_what_is_proposed_or_ended_is_neither_overdue_nor_due_soon(over, due_on):
    facts = replace(WELL, due_on=due_on, **over)
    assert not rules.is_overdue(facts, today=TODAY)
    assert not rules.is_due_soon(facts, today=TODAY)
    assert not rules.is_at_risk(replace(facts, is_vacant=True), **WHEN)


@pytest.mark.parametrize(
    ("due_on", "soon"),
    [(YESTERDAY, False), (TODAY, True), (in_days(28), True), (in_days(29), False), (None, False)],
)
def test_due_soon_is_today_and_the_next_28_days(due_on, soon):
    assert rules.is_due_soon(replace(WELL, due_on=due_on), today=TODAY) is soon


@pytest.mark.parametrize(
    ("facts", "stale"),
    [
        pytest.param(replace(SILENT, judgement=Judgement.NOT_ON_TRACK), True, id="red"),
        pytest.param(replace(SILENT, judgement=Judgement.SOME_ISSUES), True, id="amber"),
        pytest.param(SILENT, True, id="no update"),
        pytest.param(replace(WELL, judgement=Judgement.NOT_ON_TRACK), False, id="red, said so"),
        pytest.param(WELL, False, id="green"),
        pytest.param(replace(SILENT, starts_on=LATER), False, id="not started"),
        pytest.param(replace(ONGOING, said_on=None), False, id="ongoing"),
        pytest.param(replace(SILENT, is_proposed=True), False, id="proposed"),
    ],
)
def test_silence_marks_a_red_or_an_amber_without_changing_its_colour(facts, stale):
    assert rules.is_stale(facts, **WHEN) is stale


def test_the_states_are_in_the_order_from_done_to_unknown_with_shapes_of_their_own():
    assert [state.label for state in State] == [
        "Complete",
        "Proposed for closure",
        "On track",
        "Ongoing",
        "Some issues",
        "Not on track",
        "No update",
        "Not started",
        "Stopped",
    ]
    assert len({state.shape for state in State}) == len(State)
    assert len({state.shape_words for state in State}) == len(State)
    assert all(state.meaning for state in State)


@pytest.mark.parametrize("words", [Judgement, Precision, Outcome])
def test_every_word_has_a_label_of_its_own(words):
    assert len({word.label for word in words}) == len(words)
