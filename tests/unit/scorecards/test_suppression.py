"""Small numbers are hidden, and nobody can work them out (rules 5.10)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.attacker import candidates
from tracker.scorecards.enums import Hiding
from tracker.scorecards.small.arithmetic import Sum
from tracker.scorecards.small.suppression import Fact, hidden_among

SHOWN, SMALL, SECONDARY = Hiding.SHOWN, Hiding.SMALL, Hiding.SECONDARY


def counted(**amounts):
    return {name: Fact((amount,), amount) for name, amount in amounts.items()}


@pytest.mark.parametrize(
    ("counts", "largest", "hiding"),
    [
        ((0,), 4, SHOWN),
        ((1,), 4, SMALL),
        ((4,), 4, SMALL),
        ((5,), 4, SHOWN),
        ((5,), 5, SMALL),
        ((6,), 5, SHOWN),
        ((81, 3), 4, SMALL),  # 81 moves of 3 people
        ((12, 4), 4, SMALL),  # 12 of 16: the rest are four
        ((20, 0), 4, SHOWN),  # 20 of 20
        ((), 4, SHOWN),  # nothing is known of people
    ],
)
def test_a_figure_is_hidden_where_any_number_of_people_in_it_is_small(counts, largest, hiding):
    assert hidden_among({"a": Fact(counts)}, [], largest=largest) == {"a": hiding}


def test_what_somebody_let_through_is_shown():
    assert hidden_among({"a": Fact((2,), 2, is_let_through=True)}, []) == {"a": SHOWN}


def test_the_next_smallest_is_hidden_where_a_whole_gives_a_part_away():
    facts = counted(whole=60, few=2, next=17, many=41)
    hiding = hidden_among(facts, [Sum("whole", ("few", "next", "many"))])
    assert hiding == {"whole": SHOWN, "few": SMALL, "next": SECONDARY, "many": SHOWN}


def test_a_whole_of_which_parts_are_missing_gives_nothing_away():
    facts = counted(whole=60, few=2, many=41)
    hiding = hidden_among(facts, [Sum("whole", ("few", "many"), is_complete=False)])
    assert hiding == {"whole": SHOWN, "few": SMALL, "many": SHOWN}


def test_a_whole_that_leaves_no_room_gives_a_part_away_though_parts_are_missing():
    facts = counted(whole=42, few=1, many=41)
    hiding = hidden_among(facts, [Sum("whole", ("few", "many"), is_complete=False)])
    assert hiding["many"] is SECONDARY


def test_two_small_parts_that_can_be_only_one_thing_need_a_third():
    facts = counted(whole=42, one=1, other=1, many=40)  # 1 + 1 is the only way to make 2
    hiding = hidden_among(facts, [Sum("whole", ("one", "other", "many"))])
    assert hiding["many"] is SECONDARY


def test_two_small_parts_that_can_be_several_things_are_enough():
    facts = counted(whole=45, one=2, other=3, many=40)
    hiding = hidden_among(facts, [Sum("whole", ("one", "other", "many"))])
    assert hiding == {"whole": SHOWN, "one": SMALL, "other": SMALL, "many": SHOWN}


def test_the_same_number_printed_twice_is_hidden_twice():
    facts = counted(quarter=3, year=3)
    assert set(hidden_among(facts, [Sum("year", ("quarter",))]).values()) == {SMALL}


def test_what_was_hidden_in_a_part_of_a_part_is_not_found_from_above():
    facts = counted(whole=60, left=20, right=40, few=2, rest=18)
    sums = [Sum("whole", ("left", "right")), Sum("left", ("few", "rest"))]
    hiding = hidden_among(facts, sums)
    assert (hiding["few"], hiding["rest"]) == (SMALL, SECONDARY)
    assert hiding["whole"] is hiding["left"] is hiding["right"] is SHOWN


def test_three_wholes_that_share_their_parts_pin_them_down_together():
    facts = counted(a=2, b=5, c=6, ab=7, bc=11, ac=8)
    sums = [Sum("ab", ("a", "b")), Sum("bc", ("b", "c")), Sum("ac", ("a", "c"))]
    hiding = hidden_among(facts, sums)
    shown = {key: facts[key].amount for key in facts if hiding[key] is SHOWN}
    assert len(candidates("a", sums, shown, {"a": 4})) == 2


def test_a_figure_that_nobody_saw_yet_is_hidden_before_one_that_was_public():
    facts = counted(few=2, many=41) | {"whole": Fact((60,), 60), "old": Fact((17,), 17, True)}
    hiding = hidden_among(facts, [Sum("whole", ("few", "old", "many"))])
    assert (hiding["old"], hiding["many"]) == (SHOWN, SECONDARY)


def test_a_sum_with_a_member_that_is_not_there_says_nothing():
    facts = counted(whole=60, few=2)
    assert hidden_among(facts, [Sum("whole", ("few", "gone"))])["whole"] is SHOWN


LARGEST = 2  # smaller than in life, so that trying everything takes no time


@st.composite
def families(draw):
    """A whole with parts, of which one may have parts too, and one may stand in another whole."""
    amounts = draw(st.lists(st.integers(0, 5), min_size=2, max_size=4))
    values = {f"part{n}": amount for n, amount in enumerate(amounts)}
    sums, parts = [], tuple(values)
    missing = draw(st.integers(0, 3))
    values["whole"] = sum(amounts) + missing
    sums.append(Sum("whole", parts, missing == 0 and draw(st.booleans())))
    if draw(st.booleans()):
        inner = draw(st.integers(0, amounts[0]))
        values |= {"inner0": inner, "inner1": amounts[0] - inner}
        sums.append(Sum("part0", ("inner0", "inner1")))
    if draw(st.booleans()):
        values["other"] = amounts[0] + amounts[1]
        sums.append(Sum("other", ("part0", "part1")))
    return values, sums


@settings(max_examples=300)
@given(families())
def test_no_hidden_number_can_be_recovered(family):
    values, sums = family
    facts = {name: Fact((value,), value) for name, value in values.items()}
    hiding = hidden_among(facts, sums, largest=LARGEST)
    shown = {name: values[name] for name in values if hiding[name] is SHOWN}
    small = {name: LARGEST for name in values if hiding[name] is SMALL}
    assert small.keys() == {name for name, value in values.items() if 1 <= value <= LARGEST}
    for name in values.keys() - shown.keys():
        assert len(candidates(name, sums, shown, {})) == 2, (name, hiding)
        if shown:  # where nothing at all is left to hide, only who knows the small ones is wiser
            assert len(candidates(name, sums, shown, small)) == 2, (name, hiding)


@given(families())
def test_a_repeat_hides_the_same(family):
    values, sums = family
    facts = {name: Fact((value,), value) for name, value in values.items()}
    backwards = dict(reversed(facts.items()))
    assert hidden_among(facts, sums) == hidden_among(backwards, list(reversed(sums)))
