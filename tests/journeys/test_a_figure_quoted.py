"""A figure is found over the form, put where the writer was, and read with its period."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_figure_is_put_into_an_update_and_read_with_its_period(town):
    page = town.window("secretary")
    page.goto(f"/actions/{town.action('W8').id}/update")
    page.get_by_role("radio", name="On track", exact=True).check()
    words = page.get_by_label(re.compile("What is new"))
    words.fill("Now  is the figure.")
    words.press("Home")
    for _ in range(4):
        words.press("ArrowRight")

    page.get_by_role("link", name="Quote a figure from a scorecard").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name or ref of a measure").fill("dentist")
    dialog.get_by_role("button", name="Search").click()
    dialog.get_by_role("button", name="Insert [[4.2 Q1 2025/26]]").click()
    expect(dialog).to_be_hidden()
    expect(words).to_be_focused()
    expect(words).to_have_value("Now [[4.2 Q1 2025/26]] is the figure.")

    page.get_by_role("button", name="Keep").click()
    said = page.get_by_text(re.compile(r"Now 96% \(Q1 2025/26.*\) is the figure"))
    expect(said.first).to_be_visible()
