"""What was typed into a row beside what somebody else saved meanwhile."""

import pytest

from tracker.scorecards.entering.boxes import BOXES, Entry, marks, merged

NOTHING = dict.fromkeys(BOXES, "")


@pytest.mark.parametrize(
    ("seen", "typed", "held", "kept", "theirs"),
    [
        ("7", "7", "8", "8", None),  # untouched: what was saved meanwhile stays
        ("7", "9", "7", "9", None),
        ("", "", "8", "8", None),
        ("7", "", "7", "", None),
        ("7", "8", "8", "8", None),  # both wrote the same
        ("7", "9", "8", "9", "8"),
        ("7", "", "8", "", "8"),
        ("7", "9", "", "9", ""),
    ],
)
def test_nothing_is_written_over_unseen(seen, typed, held, kept, theirs):
    entry = Entry(1, NOTHING | {"why": typed}, marks(NOTHING | {"why": seen}))
    found = merged(entry, NOTHING | {"why": held})
    assert found.texts["why"] == kept
    assert found.theirs.get("why") == theirs
    assert ("why" in found.touched) is (typed != seen)


def test_each_box_is_compared_by_itself():
    seen = NOTHING | {"figure": "7", "why": "Old"}
    entry = Entry(1, seen | {"figure": "8"}, marks(seen))
    found = merged(entry, seen | {"why": "New"})
    assert (found.texts["figure"], found.texts["why"], found.theirs) == ("8", "New", {})


def test_a_row_without_marks_is_one_that_had_nothing_in_it():
    assert merged(Entry(1, {"figure": "7"}), NOTHING).touched == {"figure"}
