"""The board secretary makes a plan, moves the board, and writes down what it agreed."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def press(page: Page, words: str) -> None:
    """Press a button, or a link that looks like one."""
    link = page.get_by_role("link", name=words, exact=True)
    link.or_(page.get_by_role("button", name=words, exact=True)).click()


def day(page: Page, name: str, when: str) -> None:
    for part, value in zip(("day", "month", "year"), when.split("/"), strict=True):
        page.locator(f"[name={name}-{part}]").fill(value)


def test_a_plan_is_drafted_filled_and_adopted(town):
    page = town.window("secretary")
    page.goto("/plans")
    press(page, "Add a plan")
    page.get_by_label("Name", exact=True).fill("Strategy 2026-30")
    day(page, "starts_on", "1/9/2025")
    day(page, "ends_on", "31/8/2030")
    page.locator("main form button").first.click()
    press(page, "Add a pledge")
    page.get_by_label("The pledge").fill("We will listen first")
    page.locator("main form button").first.click()
    press(page, "Say what it means")
    page.get_by_label("What the pledge means").fill("You are asked before anybody decides.")
    page.locator("main form button").first.click()

    page.goto("/actions/new")
    page.get_by_label("Plan", exact=True).select_option(label="Strategy 2026-30")
    page.get_by_label("What will be done").fill("Ask every care leaver once a year")
    page.get_by_label("Workstream", exact=True).select_option(label="Good Homes for All")
    page.get_by_label("Who leads it").select_option(label="Head of Housing")
    page.get_by_label("1. We will listen first").check()
    page.get_by_label("Board", exact=True).check()
    page.get_by_label("By the end of a month").check()
    page.locator("#due_month").select_option(label="March")
    page.locator("#due_month_year").fill("2026")
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Due March 2026")
    action = page.url.partition("#")[0]

    chair = town.window("chair.homes")
    assert chair.goto("/plan/strategy-2026-30").status == 404
    assert chair.goto(action).status == 404
    page.goto("/plan/strategy-2026-30")
    press(page, "Adopt this plan")
    assert chair.goto("/plan/strategy-2026-30").status == 200
    assert chair.goto(action).status == 200


def test_a_seat_changes_hands(town):
    page = town.window("secretary")
    page.goto("/workstreams/good-homes-for-all")
    press(page, "Change who sits in its seats")
    page.get_by_label("Chair").check()
    page.get_by_label("Who sits there").select_option(label="Data team")
    day(page, "from_on", "5/9/2025")
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Data team")


def test_the_board_moves_with_its_actions_and_a_closure_is_recorded(town):
    page = town.window("secretary")
    page.goto("/")
    page.get_by_role("link", name="Next board: 26 September").click()
    press(page, "Move it to another day")
    day(page, "held_on", "3/10/2025")
    press(page, "See what moves")
    expect(page.locator("main")).to_contain_text("Agenda and pack go out")
    press(page, "Move the meeting")
    expect(page.get_by_role("link", name="Next board: 3 October")).to_be_visible()
    page.goto(f"/actions/{town.action('W9').id}")
    expect(page.locator("main")).to_contain_text("Next board, 3 October 2025")

    page.goto("/")
    page.get_by_role("link", name="4 closures to record").click()
    page.get_by_role("link", name="Use council volunteering days").click()
    press(page, "Record that the board agreed")
    page.get_by_label("At which meeting").select_option(index=1)
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Complete")
    member = town.window("board.member")
    member.goto("/board")
    expect(member.locator("h1")).to_contain_text("7 of 44 actions are complete")
