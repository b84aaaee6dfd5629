from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.actions import rules
from tracker.actions.enums import State
from tracker.actions.rules import CountedAs, Counts

ROWS = st.lists(st.builds(CountedAs, st.sampled_from(State), st.booleans(), st.booleans()))
EIGHT = [
    "complete",
    "proposed_complete",
    "red",
    "amber",
    "not_started",
    "ongoing",
    "no_update",
    "green",
]


def counts(**numbers: int) -> Counts:
    return Counts(actions=sum(numbers.get(name, 0) for name in EIGHT), **numbers)


@given(ROWS)
def test_the_eight_states_always_sum_to_the_actions_and_stopped_ones_lie_outside(rows):
    counted = rules.tally(rows)
    assert counted.actions == sum(counted.as_dict()[name] for name in EIGHT)
    assert counted.actions + counted.stopped == len(rows)
    assert counted.overdue == sum(row.is_overdue for row in rows)
    assert counted.due_soon == sum(row.is_due_soon for row in rows)


@given(ROWS, ROWS)
def test_counts_add_up_like_the_actions_they_count(some, others):
    assert rules.tally(some) + rules.tally(others) == rules.tally([*some, *others])


@given(ROWS)
def test_percentages_are_noted_when_they_do_not_sum_to_100(rows):
    counted = rules.tally(rows)
    total = sum(counted.percentages().values())
    assert (counted.rounding_note is None) == (total == 100 or not counted.actions)


def test_counts_keep_the_order_of_the_report():
    assert list(Counts().as_dict()) == ["actions", *EIGHT, "overdue", "due_soon", "stopped"]


def test_a_sum_of_nothing_is_nothing():
    assert reduce(add, [], Counts()) == Counts()


def test_percentages_that_do_not_sum_say_so():
    assert counts(red=1, amber=1, green=1).rounding_note == (
        "Percentages are rounded, so they sum to 99"
    )
    assert counts(complete=1, green=1).rounding_note is None


@pytest.mark.parametrize(
    ("number", "of", "percent"),
    [(32, 35, 91), (2, 35, 6), (1, 35, 3), (1, 8, 13), (1, 200, 1), (0, 5, 0), (0, 0, 0)],
)
def test_percentages_are_whole_and_halves_go_up(number, of, percent):
    assert Counts(actions=of).percent(number) == percent


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (counts(complete=8, green=30), "8 of 38 actions are complete (21%)"),
        (counts(complete=1, green=37), "1 of 38 actions is complete (3%)"),
        (counts(green=38), "0 of 38 actions are complete (0%)"),
        (counts(complete=1), "1 of 1 action is complete (100%)"),
        (counts(), "There are no actions yet"),
    ],
)
def test_the_headline_is_the_finding(counted, sentence):
    assert rules.headline(counted) == sentence


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (
            counts(complete=32, amber=2, green=1),
            "32 of 35 complete (91%), 2 amber (6%), 1 on track (3%)",
        ),
        (
            counts(proposed_complete=1, red=1, ongoing=1, not_started=1, no_update=1),
            "0 of 5 complete (0%), 1 proposed for closure (20%), 1 red (20%), 1 ongoing (20%), "
            "1 not started (20%), 1 without an update (20%)",
        ),
        (counts(), "No actions"),
    ],
)
def test_the_summary_names_every_state_that_occurs(counted, sentence):
    assert rules.summary(counted) == sentence


@pytest.mark.parametrize(
    ("counted", "any_red_asks", "colour"),
    [
        pytest.param(counts(), False, None, id="no actions"),
        pytest.param(counts(complete=3), False, State.COMPLETE, id="all complete"),
        pytest.param(counts(complete=2, proposed_complete=1), False, State.GREEN, id="nearly all"),
        pytest.param(counts(red=1, green=99), True, State.RED, id="a red asks the board"),
        pytest.param(counts(red=20, green=80), False, State.RED, id="a fifth red"),
        pytest.param(counts(red=19, green=81), False, State.AMBER, id="less than a fifth red"),
        pytest.param(counts(amber=19, green=81), False, State.GREEN, id="less than a fifth amber"),
        pytest.param(
            counts(amber=10, no_update=10, green=80), False, State.AMBER, id="a fifth amber or mute"
        ),
    ],
)
def test_many_actions_have_one_colour_where_a_council_wants_one(counted, any_red_asks, colour):
    assert rules.overall(counted, any_red_asks=any_red_asks) is colour


def test_the_old_plan_counts_as_the_contract_says():
    rows = [CountedAs(State.RED, is_overdue=True)] * 32
    rows += [CountedAs(State.AMBER, is_due_soon=True)] * 16
    rows += [CountedAs(State.ONGOING)] * 2 + [CountedAs(State.NO_UPDATE)] * 37
    assert rules.tally(rows) == Counts(
        actions=87, red=32, amber=16, ongoing=2, no_update=37, overdue=32, due_soon=16
    )
