"""The secretary follows a board's cycle on a phone: ticks, key messages, the move of the day."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.served import PHONE

pytestmark = pytest.mark.browser


def line(page: Page, words: str) -> Locator:
    """The line of a step, by its words."""
    return page.locator("table tbody tr", has_text=words).first


@pytest.mark.parametrize("javascript", [True, False])
def test_a_cycle_is_ticked_and_moves_with_its_board(town, javascript):
    page = town.window("secretary", size=PHONE, javascript=javascript)
    page.goto("/meetings")
    page.get_by_role("link", name="Friday 26 September 2025").click()
    cycle = page.get_by_label("This meeting").get_by_role("link", name="Cycle")
    cycle.click()
    expect(page.locator("[aria-current=date]")).to_have_text("Today, Friday 5 September 2025")
    expect(line(page, "Papers are in")).to_contain_text("Thursday 18 September 2025")

    page.locator("#papers").get_by_role("button", name="It is done").click()
    expect(line(page, "Papers are in")).to_contain_text("Done 5 September 2025, Board secretary")
    page.locator("#papers").get_by_role("button", name="Take it back").click()
    expect(line(page, "Papers are in")).to_contain_text("To do")
    page.locator("#papers").get_by_role("button", name="It is done").click()

    page.get_by_label("This meeting").get_by_role("link", name="The meeting", exact=True).click()
    page.get_by_role("link", name="Move it to another day").click()
    for part, value in (("day", "3"), ("month", "10")):
        page.locator(f"[name=held_on-{part}]").fill(value)
    page.get_by_role("button", name="See what moves").click()
    expect(page.locator("main")).to_contain_text("Papers are in (done)")
    expect(line(page, "Agenda and pack go out")).to_contain_text("Thursday 25 September 2025")
    page.get_by_role("button", name="Move the meeting").click()
    expect(page.locator("main")).to_contain_text("of its steps have new days")
    page.get_by_label("This meeting").get_by_role("link", name="Cycle").click()
    expect(line(page, "Papers are in")).to_contain_text("Thursday 25 September 2025")
    expect(line(page, "Papers are in")).to_contain_text("Done 5 September 2025")
