"""From a quarter's end to an exception, its action, the evidence, and the report to the board."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import notice
from tests.support.served import PHONE
from tracker.core import clock

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CARD = "/scorecards/corporate-parenting"
REF, NAME = "4.3", "completed SDQ score"
BOARD = date(2026, 1, 23)
SEEN = "55% have a completed score. The aim is 75%."
STEP = "Ask each school what stands in the way, and tell the board."


def test_from_a_quarters_end_to_what_the_board_is_told(town):
    clock.hold(date(2025, 10, 6))
    _is_entered_and_published(town, "2025-26-q2", "110 of 200", why="Schools answer late.")

    desk = town.window("secretary")
    _puts_the_board_in_the_diary(desk)
    desk.goto(f"{CARD}?quarter=2025-26-q2")
    desk.get_by_role("link", name=re.compile(f"Write down what the board does.*{NAME}")).click()
    desk.get_by_label("Risk").check()
    desk.get_by_label("Heading").fill("SDQ scores")
    desk.get_by_label("What was seen").fill(SEEN)
    desk.get_by_label("Kind of next step").select_option(label="Investigate and report")
    desk.get_by_label("Next step", exact=True).fill(STEP)
    desk.get_by_label("Promised for which meeting").select_option(label=_day(desk))
    desk.get_by_role("button", name="Write it down").click()
    expect(desk.locator("main")).to_contain_text("55% in Q2 2025/26")
    desk.get_by_role("link", name="Make it an action").click()
    desk.get_by_label("Plan", exact=True).select_option(index=1)
    desk.get_by_label("Workstream").select_option(label="Good Health and Well-being")
    desk.get_by_role("button", name="Make it an action").click()
    expect(desk.locator("main")).to_contain_text("23 January 2026")

    chair = town.window("chair.health")
    chair.goto(desk.url)
    chair.get_by_role("link", name="Add evidence").click()
    chair.get_by_label("What it shows").fill("Answers of the schools")
    chair.get_by_label("Or a link to it").fill("https://example.org/answers")
    chair.get_by_role("button", name=re.compile("^Add")).click()
    expect(chair.locator("main")).to_contain_text("Answers of the schools")
    chair.get_by_role("link", name="Say how it stands").click()
    chair.get_by_label("On track", exact=True).check()
    chair.get_by_label("What is new, in one line").fill("All schools but one have answered.")
    chair.locator("main form button").click()
    expect(chair.locator("main")).to_contain_text("All schools but one have answered.")

    clock.hold(date(2026, 1, 12))
    _is_entered_and_published(town, "2025-26-q3", "130 of 200", why="One school is left.")

    clock.hold(BOARD)
    desk.goto("/meetings")
    desk.get_by_role("link", name="Friday 23 January 2026").first.click()
    desk.get_by_role("link", name="Agenda", exact=True).first.click()
    desk.get_by_role("link", name="Begin from the standing items").click()
    desk.get_by_role("button", name="Put these on the agenda").click()
    desk.get_by_role("link", name="What was promised about the figures").click()
    row = desk.get_by_role("row", name=re.compile("SDQ scores"))
    expect(row).to_contain_text("On track")
    expect(row).to_contain_text("55% in Q2 2025/26, then 65% in Q3 2025/26")
    row.get_by_role("link", name="SDQ scores").click()
    desk.get_by_role("link", name="Close it").click()
    desk.get_by_label("What happened").fill("Every school was asked. The board had the answers.")
    desk.get_by_label("Told to which meeting").select_option(label=_day(desk))
    desk.get_by_role("button", name="Close it").click()

    member = town.window("board.member", size=PHONE, javascript=False)
    member.goto("/exceptions?state=closed")
    row = member.get_by_role("row", name=re.compile("SDQ scores"))
    expect(row).to_contain_text("Every school was asked. The board had the answers.")
    expect(row).to_contain_text("55% in Q2 2025/26, then 65% in Q3 2025/26")


def _is_entered_and_published(town, quarter: str, figure: str, *, why: str) -> None:
    officer = town.window("performance.officer")
    officer.goto(f"{CARD}/enter?quarter={quarter}")
    officer.get_by_label(re.compile(rf"^{re.escape(REF)} ?\D")).first.fill(figure)
    officer.locator(".ct-row", has_text=NAME).first.locator("summary").click()
    officer.get_by_label(f"Why it is so ({REF})").fill(why)
    officer.get_by_label(f"What is done to recover ({REF})").fill("Each school is asked.")
    officer.get_by_role("button", name="Save the figures").click()
    expect(officer.locator("body")).to_contain_text("1 row is kept.")
    checker = town.window("performance.checker")
    checker.goto(f"{CARD}/check?quarter={quarter}")
    checker.get_by_role("radio", name=f"It is right ({REF})").check()
    checker.get_by_role("button", name="Save what I looked at").click()
    checker.get_by_role("button", name="Publish 1 figure").click()
    expect(checker.locator("body")).to_contain_text("1 figure is published.")


def _puts_the_board_in_the_diary(desk: Page) -> None:
    desk.goto("/meetings/add")
    desk.get_by_label("Who meets").select_option("Corporate Parenting Executive Board")
    for part, value in zip(
        ("day", "month", "year"), (BOARD.day, BOARD.month, BOARD.year), strict=True
    ):
        desk.locator(f"#held_on-{part}").fill(str(value))
    desk.get_by_role("button", name="Add the meeting").click()
    notice(desk, "in the diary")


def _day(desk: Page) -> str:
    """The board of 23 January as the lists of meetings name it."""
    options = desk.locator("option").filter(has_text="23 January 2026")
    return options.first.text_content() or ""
