"""What may be printed: never more than was said, and no age and no school by itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.voice.enums import ShownAs
from tracker.voice.private_facts import possible_private_facts
from tracker.voice.published import rules

WHOLE = "My key worker, Sam, listens. The bus pass ends at 21, and I can’t get to college."
SAYABLE = ["the", "bus", "pass", "ends", "at", "twenty", "one", "and", "I", "can"]
WORDS = st.lists(st.sampled_from(SAYABLE))


@pytest.mark.parametrize(
    "cut",
    [
        WHOLE,
        "The bus pass ends at 21.",
        "My [key worker] listens!",
        "my key worker listens",
        "I can't get to college",
        "[…] The bus pass ends […]",
    ],
)
def test_words_may_be_left_out_and_put_in_brackets(cut):
    assert rules.wrong_with_cut(cut, WHOLE) == ""


@pytest.mark.parametrize(
    ("cut", "wrong"),
    [
        ("The bus pass never ends.", "“never” was not said there"),
        ("Listens my key worker", "“my” was not said there"),
        ("bus bus", "“bus” was not said there"),
        ("", "Keep some of what was said"),
        ("[…]", "Keep some of what was said"),
        ("The [council does it all so very well] bus", "Keep what stands in brackets to 4 words"),
        ("My key worker [never] listens", "“[never]” says the opposite"),
        ("The bus pass [doesn’t] ends at 21", "“[doesn’t]” says the opposite"),
    ],
)
def test_nothing_is_added_and_nothing_turned_round(cut, wrong):
    assert rules.wrong_with_cut(cut, WHOLE).startswith(wrong)


DENIED = "It does not say who to ring. I don’t like the food, but the room is nice. I do ring."


@pytest.mark.parametrize(
    ("cut", "denial"),
    [
        ("It does say who to ring.", "not"),
        ("I like the food", "don't"),
        ("Like the food", "don't"),
        ("I [really] like the food, but the room is nice.", "don't"),
        ("It does not say who to ring.", ""),
        ("The room is nice.", ""),
        ("It. The room is nice.", ""),
        ("I do ring.", ""),
    ],
)
def test_a_denial_goes_only_with_what_it_denies(cut, denial):
    wrong = rules.wrong_with_cut(cut, DENIED)
    assert wrong.startswith(f"Without “{denial}” this says the opposite" if denial else wrong[:0])
    assert bool(wrong) == bool(denial)


def test_a_denial_is_one_without_its_apostrophe_too():
    wrong = rules.wrong_with_cut("I like the food", "I dont like the food.")
    assert wrong.startswith("Without “dont” this says the opposite")


@given(WORDS, st.data())
def test_whatever_is_left_out_the_rest_is_still_said(words, data):
    kept = [word for word in words if data.draw(st.booleans())]
    wrong = rules.wrong_with_cut(" ".join(kept), " ".join(words))
    assert wrong == ("" if kept else "Keep some of what was said")


@given(WORDS, st.integers(0, 20))
def test_a_word_more_is_always_found(words, at):
    more = [*words[:at], "unsaid", *words[at:]]
    assert "“unsaid”" in rules.wrong_with_cut(" ".join(more), " ".join(words))


def test_a_whole_name_is_never_offered():
    offered = rules.offered(ShownAs.FULL, "Robin Realname", first_name="Robin")
    assert offered == "Robin"
    assert rules.offered(ShownAs.ROLE, "An ambassador", first_name="Robin") == "An ambassador"


@pytest.mark.parametrize(("characters", "size"), [(900, "large"), (901, "medium"), (2000, "small")])
def test_more_words_make_smaller_type(characters, size):
    assert rules.type_size(characters) == size


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She is a 17-year-old.", ["17-year-old"]),
        ("When I was 12 it was bad.", ["I was 12"]),
        ("I turned 18 in care.", ["turned 18"]),
        ("Hill Top Academy did not help.", ["Hill Top Academy"]),
        ("Jade Example rang.", ["Jade Example"]),
        ("The bus pass ends at 21.", []),
        ("The Virtual School helps, and school is fine.", []),
        ("Council tax is free up to 25.", []),
    ],
)
def test_ages_schools_and_names_are_seen_and_rules_of_the_council_are_not(text, found):
    assert possible_private_facts(text, today=date(2025, 9, 5)) == found


def test_at_most_three_are_told():
    text = "I was 12. I was 13. I was 14. I was 15."
    assert len(possible_private_facts(text, today=date(2025, 9, 5))) == 3
