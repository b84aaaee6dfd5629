"""A quarter's figures: typed by keyboard and pasted by one person, published by another, read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.served import PHONE

pytestmark = pytest.mark.browser
CARD = "/scorecards/corporate-parenting"
QUARTER = "quarter=2025-26-q2"
PASTE = """([box, text]) => {
  const data = new DataTransfer()
  data.setData('text', text)
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
  document.querySelector(box).dispatchEvent(event)
}"""


def box(page: Page, ref: str):
    """The box of an indicator, by its ref on the page."""
    return page.get_by_label(re.compile(rf"^{re.escape(ref)} ?\D"))


def test_from_the_keyboard_to_the_councillors_page(town):
    officer = town.window("performance.officer")
    officer.goto(f"{CARD}/enter?{QUARTER}")
    expect(officer.get_by_role("heading", level=1)).to_contain_text("not entered yet")
    first, second = box(officer, "1.1"), box(officer, "1.2")
    first.fill("1,078 of 1,185")
    expect(officer.locator("[id$=-share]").filter(has_text="%")).to_have_text("91%")
    first.press("Enter")
    expect(second).to_be_focused()
    officer.evaluate(PASTE, [f"#{second.get_attribute('id')}", "920 of 1,000\r\n53\r\n31\r\n"])
    expect(officer.get_by_role("status")).to_contain_text("3 boxes were filled")
    expect(box(officer, "2.2")).to_have_value("31")
    officer.get_by_role("button", name="Undo the paste").click()
    expect(second).to_have_value("")
    second.fill("920 of 1,000")
    officer.get_by_role("button", name="Save the figures").click()
    expect(officer.locator("body")).to_contain_text("2 rows are kept.")

    checker = town.window("performance.checker", size=PHONE)
    checker.goto(f"{CARD}/check?{QUARTER}")
    expect(checker.get_by_role("heading", level=1)).to_contain_text("2 figures wait to be checked")
    checker.get_by_role("radio", name="It is right (1.1)").check()
    checker.get_by_role("radio", name="Send it back (1.2)").check()
    checker.get_by_role("textbox", name="What is to be put right").last.fill("Count again")
    checker.get_by_role("button", name="Save what I looked at").click()
    checker.get_by_role("button", name="Publish 1 figure").click()
    expect(checker.locator("body")).to_contain_text("1 figure is published.")

    officer.goto(f"{CARD}/enter?{QUARTER}")
    expect(officer.locator("body")).to_contain_text("Sent back: Count again")

    reader = town.window("committee.member", javascript=False)
    reader.goto(f"{CARD}?{QUARTER}")
    row = reader.get_by_role("row", name=re.compile("reviews in timescales"))
    expect(row.locator("td.ct-now")).to_have_text("91%")
    row = reader.get_by_role("row", name=re.compile("involved in their reviews"))
    expect(row.locator("td.ct-now")).to_contain_text("–")
