"""A young person says something on a phone, is answered, and is kept safe."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import fits, notice
from tests.support.axe import assert_accessible
from tests.support.served import PHONE

pytestmark = pytest.mark.browser
ASKED = "Moving day on your own is rough."
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
    lead.get_by_label("Your answer").fill("Noted, it is being looked at by the provider.")
    lead.get_by_role("button", name="Check my words").click()
    expect(lead.locator("[data-reading]")).not_to_be_empty()
    lead.get_by_label("Your answer").fill(ANSWERED)
    by_when(lead, 1, 10, 2025)
    lead.get_by_role("button", name="Send").click()

    young.goto("/")
    said = young.get_by_role("article").filter(has_text=SAID)
    expect(said).to_contain_text(ANSWERED)
    expect(said).to_contain_text("Being done by 1 October")
    young.get_by_role("link", name="What I said").click()
    expect(young.get_by_role("heading", level=1)).to_contain_text("You have said")
    expect(young.get_by_role("article").filter(has_text=SAID)).to_contain_text("We are doing it")
    fits(young)


def test_what_a_chair_answered_and_is_not_enough_is_the_secretarys_to_answer_again(town):
    young = town.window("ambassador.homes", size=PHONE)
    young.goto("/")
    said = young.get_by_role("article").filter(has_text=ASKED)
    said.get_by_role("link", name="Does that answer it?").click()
    assert_accessible(young, "the page on which a young person says whether it is enough")
    young.get_by_label("What is missing?").fill("It does not say who picks up.")
    young.get_by_role("button", name="Not yet").click()
    notice(young, "owes you another answer by Friday 19 September")

    member = town.window("board.member")
    member.goto("/board")
    table = member.get_by_role("table").filter(has_text="What young people said")
    expect(table.get_by_role("row").filter(has_text="Good Homes")).to_contain_text("1")
    assert_accessible(member, "the board's page with what young people said")

    secretary = town.window("secretary")
    secretary.goto("/voice?show=to-answer")
    owed = secretary.get_by_role("article").filter(has_text=ASKED)
    expect(owed).to_contain_text("Not yet.")
    expect(owed).to_contain_text(
        "Another answer owed by Friday 19 September by the board secretary"
    )
    owed.get_by_role("link", name="Answer again").click()
    secretary.get_by_label("We did it").check()
    secretary.get_by_label("Your answer").fill("The night team picks up, day and night.")
    secretary.get_by_role("button", name="Send").click()

    young.goto("/")
    young.get_by_role("article").filter(has_text=ASKED).get_by_role(
        "link", name="Does that answer it?"
    ).click()
    young.get_by_role("button", name="That answers it").click()
    notice(young, "We wrote down that this answers it")
    fits(young)


def by_when(page, day, month, year):
    """Fill in the three boxes of the day that an answer promises."""
    boxes = page.get_by_role("group", name="By when, or on which day?")
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        boxes.get_by_label(label).fill(str(value))


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
