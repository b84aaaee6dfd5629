"""Two note-takers at once: every line that either typed is in what their texts come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.meetings.sitting.merging import merge

BASE = "The report was received.\n\nMembers thanked staff."

line = st.sampled_from(["", "one", "two", "three", "four", "five", "six"])
text = st.lists(line, max_size=9).map("\n".join)
free = st.text(alphabet="ab\n ", max_size=30)


@st.composite
def edited(draw, base):
    """The text with lines put in, taken out and changed, as somebody at a keyboard does."""
    lines = base.split("\n") if base else []
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines)))
        new = draw(st.lists(st.sampled_from("ABCDEFG"), max_size=2))
        lines[at : at + draw(st.integers(0, 2))] = new
    return "\n".join(lines)


@st.composite
def three(draw):
    base = draw(text)
    return base, draw(edited(base)), draw(edited(base))


@pytest.mark.parametrize(
    ("theirs", "ours", "both", "clashed"),
    [
        (BASE, "All new.", "All new.", False),
        ("All new.", BASE, "All new.", False),
        (f"First.\n{BASE}", f"{BASE}\nLast.", f"First.\n{BASE}\nLast.", False),
        (f"{BASE}\nMine.", f"{BASE}\nYours.", f"{BASE}\nMine.\nYours.", True),
        (f"{BASE}\nSame.", f"{BASE}\nSame.\nMore.", f"{BASE}\nSame.\nMore.", False),
        (
            BASE.replace("received", "noted"),
            BASE.replace("received", "welcomed"),
            "The report was noted.\nThe report was welcomed.\n\nMembers thanked staff.",
            True,
        ),
        (
            BASE.replace("received", "noted"),
            BASE.replace("staff", "all staff"),
            "The report was noted.\n\nMembers thanked all staff.",
            False,
        ),
    ],
)
def test_what_two_texts_come_to(theirs, ours, both, clashed):
    merged = merge(BASE, theirs, ours)
    assert (merged.text, merged.clashed) == (both, clashed)


def test_two_edits_of_neighbouring_lines_keep_no_old_line():
    merged = merge("one\ntwo", "ONE\ntwo", "one\nTWO")
    assert merged.text == "ONE\nTWO"


def new_lines(before, after):
    return set(after.split("\n")) - set(before.split("\n"))


@given(three())
def test_every_line_that_either_typed_is_in_it(texts):
    base, theirs, ours = texts
    found = set(merge(base, theirs, ours).text.split("\n"))
    assert new_lines(base, theirs) | new_lines(base, ours) <= found | {""}


@given(free, free, free)
def test_nothing_is_lost_of_texts_that_have_nothing_in_common(base, theirs, ours):
    found = set(merge(base, theirs, ours).text.split("\n"))
    assert new_lines(base, theirs) | new_lines(base, ours) <= found | {""}


@given(three())
def test_nothing_is_invented(texts):
    base, theirs, ours = texts
    typed = set(f"{theirs}\n{ours}".split("\n"))
    assert set(merge(base, theirs, ours).text.split("\n")) <= typed | {""}


@given(three())
def test_what_both_left_alone_stays(texts):
    base, theirs, ours = texts
    assert merge(base, theirs, base).text == theirs
    assert merge(base, base, ours).text == ours
    assert merge(base, ours, ours).text == ours


@given(three())
def test_a_text_sent_again_changes_nothing(texts):
    """The answer was lost on its way, so the same text comes once more on the same base."""
    base, theirs, ours = texts
    merged = merge(base, theirs, ours).text
    again = merge(base, merged, ours).text
    assert set(again.split("\n")) == set(merged.split("\n"))
    assert merge(ours, merged, ours).text == merged


@given(three(), st.sampled_from(["NEW", "LATER"]))
def test_typing_on_after_a_merge_keeps_the_other_text(texts, more):
    """Whoever typed on goes on from the text that they sent."""
    base, theirs, ours = texts
    merged = merge(base, theirs, ours).text
    found = set(merge(ours, merged, f"{ours}\n{more}").text.split("\n"))
    assert new_lines(base, theirs) | new_lines(base, ours) | {more} <= found | {""}
