"""Two keep the minutes at once, in two browsers: every line of both is there."""

import pytest
from playwright.sync_api import expect

from tests.journeys.at_the_meeting.notes import (
    LINE_DOWN,
    SAVED,
    box,
    forget_the_lost_line,
    is_told,
    sit,
    text,
    type_on,
    versions,
)
from tests.support.served import TABLET

pytestmark = pytest.mark.browser
LONG = "A long line that the second types without a pause to breathe."
BOTH = "Somebody else wrote here too. Both texts are kept"


@pytest.fixture
def first(chromium, secretary, meeting, item):
    return sit(chromium.window(secretary), meeting)


@pytest.fixture
def second(chromium, clerk, meeting, item):
    return sit(chromium.window(clerk, size=TABLET), meeting)


def test_two_texts_become_one_in_both_windows(live, first, second, meeting, item):
    type_on(first, item, "The chair thanked staff.")
    is_told(first, item, SAVED)
    type_on(second, item, "Housing has ten signatures.")
    is_told(second, item, BOTH)
    both = "The chair thanked staff.\nHousing has ten signatures."
    expect(box(second, item)).to_have_value(both)
    assert text(live, item) == both
    type_on(first, item, "\nThe board agreed.")
    is_told(first, item, BOTH)
    type_on(second, item, "\nHealth has two.")
    is_told(second, item, BOTH)
    found = text(live, item)
    for line in (*both.split("\n"), "The board agreed.", "Health has two."):
        assert found.count(line) == 1, found
    sit(first, meeting)
    expect(box(first, item)).to_have_value(found)


def test_typing_on_while_the_other_text_comes_in_loses_nothing(live, first, second, item):
    type_on(first, item, "One line of the first.")
    is_told(first, item, SAVED)
    box(second, item).focus()
    for word in LONG.split():
        second.keyboard.type(f"{word} ", delay=120)
    is_told(second, item, BOTH)
    found = text(live, item).split("\n")
    assert "One line of the first." in found
    assert any(line.startswith("A long line that the second types") for line in found)
    assert "to breathe." in found[-1]


def test_a_line_that_was_down_meanwhile_is_merged_when_it_is_back(
    live, chromium, first, second, item
):
    second.context.set_offline(True)
    type_on(second, item, "Typed off the line.")
    is_told(second, item, LINE_DOWN)
    type_on(first, item, "Typed on the line.")
    is_told(first, item, SAVED)
    second.context.set_offline(False)
    is_told(second, item, BOTH)
    expect(box(second, item)).to_have_value("Typed on the line.\nTyped off the line.")
    assert text(live, item) == "Typed on the line.\nTyped off the line."
    assert versions(live, item)[:2] == ["Typed on the line.", "Typed off the line."]
    forget_the_lost_line(chromium)


def test_the_mark_stays_where_the_second_was_writing(first, second, item):
    type_on(first, item, "Above.")
    is_told(first, item, SAVED)
    type_on(second, item, "Below.")
    is_told(second, item, BOTH)
    second.keyboard.type(" More.")
    expect(box(second, item)).to_have_value("Above.\nBelow. More.")
