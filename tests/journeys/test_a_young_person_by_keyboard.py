"""An ambassador on a phone without a mouse or a finger: says “not yet”, and says something new."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import notice, tab_to
from tests.support.served import PHONE

pytestmark = pytest.mark.browser


def test_an_answer_is_judged_and_a_comment_sent_by_keys_alone(town):
    young = town.window("ambassador.homes", size=PHONE)
    young.goto("/")
    tab_to(young, "main a[href$='/verdict']")
    young.keyboard.press("Enter")
    expect(young.get_by_role("heading", level=1)).to_have_text("Does that answer it?")
    tab_to(young, "main textarea")
    young.keyboard.type("It does not say who comes.")
    tab_to(young, "main button:has-text('Not yet')")
    young.keyboard.press("Enter")
    notice(young, "owes you another answer by Friday 19 September")

    young.goto("/")
    tab_to(young, "section[aria-labelledby=acts] a")
    young.keyboard.press("Enter")
    expect(young.get_by_role("heading", name="Say what it is really like")).to_be_visible()
    tab_to(young, "main textarea[name=text]")
    young.keyboard.type("Who picks up at night?")
    tab_to(young, "input[name=shown_as]")
    young.keyboard.press("ArrowDown")
    expect(young.locator("input[name=shown_as]").nth(1)).to_be_checked()
    tab_to(young, "main button:has-text('Send to')")
    young.keyboard.press("Enter")
    notice(young, "Sent.")
    expect(young.locator("main")).to_contain_text("Who picks up at night?")
