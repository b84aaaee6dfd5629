"""Words that tell of fewer than five people (rules 5.10.4)."""

import pytest

from tracker.scorecards.small.words import small_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There is only one child in custody.", ["only one child"]),
        ("Two young people moved.", ["Two young people"]),
        ("A single child was placed.", ["A single child"]),
        ("The number fell by one.", ["fell by one"]),
        ("Currently just 3.", ["just 3"]),
        ("4 care leavers live abroad", ["4 care leavers"]),
        ("One pregnant person, and three boys", ["One pregnant person", "three boys"]),
    ],
)
def test_a_small_group_is_found(text, found):
    assert small_words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Individuals with 3 or more placements",
        "One in four children has a dentist",
        "2 September 2025 was a meeting of people",
        "Priority 3 people first",
        "Q1 individuals",
        "16-18 year olds",
        "14 young people, 124 children",
        "1.4 people a household",
        "It rose by 4%",
        "Five young people came",
        "",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert small_words(text) == []
