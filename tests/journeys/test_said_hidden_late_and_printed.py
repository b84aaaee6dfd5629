"""What a young person says on a phone, through everything that can happen to it.

Said, flagged, hidden, let free, late, escalated, answered, not enough, answered again, agreed to
and printed. `JOURNEY_PICTURES` names a folder in which a picture of each step is kept.
"""

import json
import os
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import fits, notice
from tests.support.served import PHONE
from tracker.core import clock
from tracker.core.visibility import Visibility

pytestmark = pytest.mark.browser
SAID = "The night number rings and rings. Nobody picks it up."
PRINTED = "[The phone is picked] up, day and night."
DUE, LATE, AGAIN = date(2025, 9, 19), date(2025, 9, 26), date(2025, 10, 6)
steps = count(1)


def keep(page: Page, name: str) -> None:
    """A picture of the whole page, where somebody wants pictures; nothing runs off its side."""
    fits(page)
    if folder := os.environ.get("JOURNEY_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{next(steps):02}-{name}.png", full_page=True)


def own(page: Page):
    """The first page, and on it what was said."""
    page.goto("/")
    return page.locator("article").filter(has_text=SAID)


def whys(town, on: date, who: str) -> list[str]:
    """Why somebody gets a letter of a day."""
    told = json.loads(town.run("reminders", "preview", "--on", on.isoformat(), "--format", "json"))
    letters = [each for each in told["letters"] if each["to"] == f"{who}@example.org"]
    return [item["why"] for each in letters for item in each["items"] if item["ref"] == "H10"]


def test_a_comment_goes_all_the_way(town):
    action = town.action("H10")
    action.visibility = Visibility.PUBLIC
    town.live.session.commit()
    young = town.window("ambassador.homes", size=PHONE)
    young.goto("/")
    keep(young, "first-page")
    young.get_by_role("link", name="Help in an emergency at home").click()
    young.get_by_label("Your comment").fill(SAID)
    young.get_by_label("My first name only").check()
    keep(young, "about-to-send")
    young.get_by_role("button", name="Send to").click()
    notice(young, "owes you an answer by Friday 19 September")
    keep(young, "sent")

    member = town.window("board.member")
    member.goto(f"/actions/{action.id}")
    said = member.locator("article").filter(has_text=SAID)
    said.get_by_role("link", name="This worries me").click()
    member.get_by_role("button", name="Hide it and tell them").click()
    expect(member.get_by_role("alert")).to_contain_text("the safeguarding lead is told")
    member.goto(f"/actions/{action.id}")
    expect(member.get_by_text(SAID)).to_have_count(0)
    expect(own(young)).to_contain_text("Somebody is worried")
    keep(young, "hidden")

    safe = town.window("safeguarding.lead")
    safe.goto("/voice/worries")
    safe.get_by_role("link", name="Say what came of it").click()
    safe.get_by_role("textbox").fill("Spoke to them. They are well.")
    safe.locator("main form button").click()
    notice(safe, "Others can read the comment again.")
    expect(own(young)).to_contain_text("Answer due by 19 September")
    keep(young, "let-free")

    for day in (date(2025, 9, 12), DUE):
        clock.hold(day)
        town.run("reminders", "tick")
    clock.hold(LATE)
    assert whys(town, LATE, "secretary") != []
    assert whys(town, LATE, "chair.homes") != []
    town.run("reminders", "tick")
    expect(own(young)).to_contain_text("Answer was due by 19 September")
    keep(young, "late")

    chair = town.window("chair.homes")
    answer(chair, "We are doing it", "A new firm answers day and night.", by="1 11 2025")
    expect(own(young)).to_contain_text("A new firm answers day and night.")
    keep(young, "answered")
    own(young).get_by_role("link", name="Does that answer it?").click()
    young.get_by_role("textbox").fill("It still rings and rings.")
    keep(young, "not-yet")
    young.get_by_role("button", name="Not yet").click()
    expect(young.locator(".ct-flash")).to_be_visible()
    expect(own(young)).to_contain_text("It still rings and rings.")
    keep(young, "owed-again")

    clock.hold(AGAIN)
    answer(chair, "We did it", "Two people pick up, day and night. We rang to try it.")
    own(young).get_by_role("link", name="Does that answer it?").click()
    young.get_by_role("button", name="That answers it").click()
    expect(young.locator(".ct-flash")).to_be_visible()
    expect(own(young)).to_contain_text("That answers it")
    keep(young, "enough")

    lead = town.window("participation.lead")
    lead.goto("/you-said-we-did/to-print")
    lead.get_by_role("link", name="the comment of 5 September 2025").click()
    lead.get_by_label("You said").fill("Nobody picks it up.")
    lead.get_by_label("We did").fill("Two people pick up, day and night.")
    lead.get_by_label("Getting help").check()
    lead.locator("main form button").first.click()
    expect(lead.get_by_role("alert")).to_contain_text("We saw “Two people”")
    lead.get_by_label("We did").fill(PRINTED)
    lead.get_by_role("button", name="Ask for a yes").click()
    notice(lead, "Asked.")
    young.goto("/")
    keep(young, "asked-to-print")
    young.get_by_role("link", name="May we print what you said?").click()
    young.get_by_role("link", name="Nobody picks it up.").click()
    young.get_by_label("A young person").check()
    keep(young, "yes-or-no")
    young.get_by_role("button", name="Send my answer").click()
    expect(young.locator(".ct-flash")).to_be_visible()
    lead.goto("/you-said-we-did/to-print?show=agreed")
    lead.get_by_role("link", name="Print it").click()
    lead.locator("main form button").first.click()
    expect(lead.locator(".ct-flash")).to_be_visible()

    anybody = town.window(size=PHONE)
    anybody.goto("/you-said-we-did")
    expect(anybody.locator("main")).to_contain_text(PRINTED)
    keep(anybody, "printed")


def answer(chair: Page, kind: str, words: str, by: str = "") -> None:
    """What the chair answers, from what waits for them."""
    chair.goto("/voice?show=to-answer")
    said = chair.locator("article").filter(has_text=SAID)
    said.get_by_role("link", name="Answer").click()
    chair.get_by_label(kind).check()
    chair.get_by_label("Your answer").fill(words)
    for name, part in zip(("Day", "Month", "Year"), by.split(), strict=False):
        chair.get_by_label(name).fill(part)
    chair.get_by_role("button", name="Send the answer").click()
    notice(chair, "Your answer stands under the comment.")
