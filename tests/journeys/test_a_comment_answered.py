"""A young person says something on a phone, is answered, and is kept safe."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import notice
from tests.support.served import PHONE

pytestmark = pytest.mark.browser
SAID = "The night number rings and rings. Nobody picks it up."
ANSWERED = "A new provider answers day and night, from 1 October."


def test_a_comment_is_answered_and_its_steps_are_seen(town):
    young = town.window("ambassador.homes", size=PHONE)
    young.goto("/")
    young.get_by_role("link", name="Help in an emergency at home").click()
    expect(young.get_by_text("Who must answer:")).to_be_visible()
    young.get_by_label("Your comment").fill(SAID)
    young.get_by_label("My first name only").check()
    young.get_by_role("button", name="Send to").click()
    notice(young, "owes you an answer by Friday 19 September")

    lead = town.window("chair.homes")
    lead.goto("/")
    lead.get_by_role("link", name="about H10").click()
    expect(lead.locator("blockquote")).to_have_text(SAID)
    lead.get_by_label("We are doing it").check()
    lead.get_by_label("Your answer").fill(ANSWERED)
    lead.get_by_role("button", name="Send").click()

    young.goto("/")
    said = young.get_by_role("article").filter(has_text=SAID)
    expect(said).to_contain_text(ANSWERED)
    expect(said).to_contain_text("Being done")
    young.get_by_role("link", name="What I said").click()
    expect(young.get_by_role("article").filter(has_text=SAID)).to_contain_text("We are doing it")
    assert young.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_a_worry_hides_a_comment_until_the_safeguarding_lead_lets_it_be_read(town):
    action = f"/actions/{town.action('H6').id}"
    words = "Moving day on your own is rough."
    member, chair = town.window("board.member"), town.window("chair.homes")
    for reader in (member, chair):
        reader.goto(action)
        expect(reader.get_by_text(words)).to_be_visible()
    member.get_by_role("link", name="This worries me").click()
    member.get_by_role("button", name="Hide it and tell them").click()
    for reader in (member, chair):
        reader.goto(action)
        expect(reader.get_by_text(words)).to_have_count(0)
        expect(reader.locator("main")).to_contain_text("it is hidden")

    safe = town.window("safeguarding.lead")
    safe.goto("/")
    safe.get_by_role("link", name="1 comment needs your attention").click()
    expect(safe.get_by_text(words)).to_be_visible()
    safe.get_by_role("link", name="Say what came of it").click()
    safe.get_by_role("textbox").fill("Rang them. They are well, and tired of boxes.")
    safe.locator("main form button").click()
    chair.goto(action)
    expect(chair.get_by_text(words)).to_be_visible()
