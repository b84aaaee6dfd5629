"""Where the headings of a file stand in a plan."""

import pytest

from tracker.importing.headings import Headings, Meaning, Promise, numbered


def plan():
    return Headings(
        [
            Promise(1, "We will listen", id=10, meanings=[Meaning("You are asked first.", id=100)]),
            Promise(2, "Good homes for all", id=20),
        ]
    )


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Pledge 2: Good homes", (2, "Good homes")),
        ("PRIORITY 3 – Health", (3, "Health")),
        ("4. Education", (4, "Education")),
        ("Objective 1", (1, "")),
        ("We will listen", (None, "We will listen")),
        ("16 and over", (None, "16 and over")),
        ("2024/25 priorities", (None, "2024/25 priorities")),
    ],
)
def test_a_number_before_a_heading_is_its_own(heading, expected):
    assert numbered(heading) == expected


def test_a_pledge_of_the_plan_is_found_by_its_words_or_its_number():
    headings = plan()
    assert headings.place(("Pledge 2: Good homes for all",)).promise.id == 20
    assert headings.place(("Pledge 2",)).promise.id == 20
    assert headings.new_promises == []


def test_the_nearest_heading_is_a_commitment_of_the_outermost():
    headings = plan()
    place = headings.place(("We will listen", "You are asked first"))
    assert (place.promise.id, place.meaning.id) == (10, 100)


def test_a_commitment_alone_brings_its_pledge():
    place = plan().place(("You are asked first.",))
    assert (place.promise.id, place.meaning.id) == (10, 100)


def test_what_the_plan_does_not_have_is_to_be_added_once():
    headings = plan()
    first = headings.place(("Pledge 5: Health", "A nurse for each"))
    second = headings.place(("Pledge 5: Health", "A nurse for each"))
    assert first is second
    assert [(each.number, each.name) for each in headings.new_promises] == [(5, "Health")]
    assert [each.text for _, each in headings.new_meanings] == ["A nurse for each"]


def test_a_number_that_is_taken_is_not_given_again():
    headings = plan()
    headings.place(("Pledge 1: Something quite different",))
    assert [each.number for each in headings.new_promises] == [3]


def test_no_heading_is_no_place():
    assert plan().place(()) is None
    assert plan().place((" – ",)) is None


def test_a_heading_that_is_too_long_for_a_name_is_kept_whole_beside_it():
    long = "We will" + " listen" * 60
    headings = Headings([])
    headings.place((long,))
    (promise,) = headings.new_promises
    assert len(promise.name) <= 300
    assert promise.name.endswith("…")
    assert promise.plain == long
