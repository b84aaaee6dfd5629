"""The scorecard in a real browser: on a desk, on a phone, on paper."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.factories.people import person
from tests.factories.scorecards import Q1, CommentaryFactory, EditionFactory, measure
from tests.pages.scorecards.reading import Q2, Q3, Q4, small
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.scorecards.enums import Missing, Polarity, Unit

pytestmark = pytest.mark.browser
A4_LANDSCAPE = (842, 595)
RED = {"polarity": Polarity.HIGHER, "unit": Unit.PERCENT, "target": Decimal(75)}


@pytest.fixture
def window(real_session, live, chromium):
    edition = EditionFactory(scorecard__slug="care", notes="Rates use the new estimate.")
    red = measure(edition, {Q2: 60, Q3: 55, Q4: 52, Q1: 46}, ref="4.3", **RED)
    CommentaryFactory(indicator_id=red.id)
    measure(
        edition, {Q2: small(3), Q3: 9, Q4: 12, Q1: small(2)}, ref="5.8", polarity=Polarity.LOWER
    )
    missing = {"value": None, "missing": Missing.UNREADABLE}
    measure(edition, {Q3: missing, Q1: 5}, ref="5.9", priority="Priority 2")
    real_session.commit()
    user = person(Role.BOARD_MEMBER, is_cleared=True)
    real_session.commit()
    return chromium.window(user)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("query", ["", "?view=restricted", "?moved=better", "?colour=blue"])
def test_every_state_of_the_page_is_accessible_and_fits(window, size, query):
    window.set_viewport_size({"width": size[0], "height": size[1]})
    window.goto(f"/scorecards/care{query}")
    assert_accessible(window)
    assert window.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_on_a_phone_a_line_is_a_block_with_its_quarters_side_by_side(window):
    window.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    window.goto("/scorecards/care")
    row = window.locator(".ct-score tbody tr", has_text="4.3")
    tops = {round(each.bounding_box()["y"]) for each in row.locator("td.q").all()}
    assert len(tops) == 1
    assert row.locator("td.q").first.evaluate("it => getComputedStyle(it, '::before').content") == (
        '"Q2 24/25"'
    )
    expect(row.locator("td[data-label='25/26 outturn']")).to_be_hidden()
    assert window.locator(".ct-score thead").bounding_box()["width"] <= 1


def test_on_paper_it_has_the_councils_thirteen_columns_on_a4_lying_down(window):
    window.goto("/scorecards/care")
    window.emulate_media(media="print")
    heads = [
        each.inner_text()
        for each in window.locator(".ct-score thead th").all()
        if each.is_visible()
    ]
    assert heads == [
        "Priority", "Ref", "Indicator", "24/25 outturn", "Q2 24/25", "Q3 24/25", "Q4 24/25",
        "Q1 25/26", "25/26 outturn", "England", "Statistical neighbours", "Corporate Plan aim",
        "What the letters mean",
    ]  # fmt: skip
    expect(window.get_by_text("How to read it")).to_be_visible()
    expect(window.get_by_text("Rates use the new estimate.")).to_be_visible()
    expect(window.locator(".ct-spark").first).to_be_hidden()
    paper = window.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", paper)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {A4_LANDSCAPE}


def test_what_is_not_to_be_circulated_says_so_on_paper(window):
    window.goto("/scorecards/care?view=restricted")
    window.emulate_media(media="print")
    expect(window.get_by_text("Contains small numbers. Do not circulate.")).to_be_visible()
    expect(window.get_by_text("Show it as everybody sees it")).to_be_hidden()
