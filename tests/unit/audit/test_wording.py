"""What changed, as a reader would say it."""

import pytest

from tracker.audit.wording import changes, field_name, value_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ("", "nothing"),
        ([], "nothing"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        ("2025-09-05", "5 September 2025"),
        ("2025-07-01T23:30:00+00:00", "2 July 2025, 00:30"),
        ("2025-99-99", "2025-99-99"),
        ("not_on_track", "Not on track"),
        ("board-member", "Board member"),
        ("red", "red"),
        (["action-lead", "auditor"], "Action lead, auditor"),
        ({"kind": "day", "on": None}, "Kind: day, On: nothing"),
        ("Written by a person, as it is", "Written by a person, as it is"),
    ],
)
def test_stored_values_are_said_in_words(value, words):
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("due_on", "Due date"),
        ("road_to_green", "Road to green"),
        ("is_public", "Public"),
        ("ended_on", "Ended"),
        ("plan_id", "Plan"),
    ],
)
def test_fields_are_named_in_words(name, words):
    assert field_name(name) == words


def test_a_field_that_was_not_there_before_has_no_arrow():
    (added,) = changes({}, {"name": "New"})
    (gone,) = changes({"name": "Old"}, {})
    assert added.sentence == "Name: New"
    assert gone.sentence == "Name: Old → nothing"
