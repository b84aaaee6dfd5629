"""A councillor reads a scorecard: from the menu to what got worse, on a phone and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.served import PHONE

pytestmark = pytest.mark.browser
SDQ = "% of 4-16 in care for 3 months or more with a completed SDQ score in the last 12 mths"


def test_from_the_menu_to_what_is_off_target_and_what_is_done_about_it(town):
    page = town.window("board.member")
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Scorecards").click()
    page.get_by_role("link", name="Cared for Children and Care Leavers scorecard").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Q1 2025/26 (April to June 2025)")
    page.get_by_label("What moved").select_option("Got worse")
    page.get_by_label("Colour").select_option("Off target")
    page.get_by_role("button", name="Show", exact=True).click()
    rows = page.locator(".ct-score tbody th[scope=row]")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(SDQ)
    expect(page.get_by_role("row", name=re.compile("4.3"))).to_contain_text("Worse: down 6 points")
    page.get_by_role("link", name="W8", exact=True).click()
    expect(page).to_have_url(re.compile(r"/actions/\d+$"))


def test_on_a_phone_without_scripts_a_quarter_is_chosen(town):
    page = town.window("committee.member", size=PHONE, javascript=False)
    page.goto("/scorecards/corporate-parenting")
    page.get_by_role("link", name="Earlier: Q4 2024/25").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Q4 2024/25")
    page.get_by_label("Quarter", exact=True).select_option("Q1 2023/24")
    page.get_by_role("button", name="Show", exact=True).click()
    row = page.locator(".ct-score tbody tr", has_text="Number of placement moves in the quarter")
    expect(row.locator("td.ct-now")).to_contain_text("126")
    expect(row.locator("td.ct-now")).to_contain_text("107 individuals")


def test_it_prints_lying_down_with_its_sides_numbered(town):
    page = town.window("board.member")
    page.goto("/scorecards/corporate-parenting")
    paper = page.pdf(prefer_css_page_size=True)
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 6
