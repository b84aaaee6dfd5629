"""The pages of a quarter in a real browser, with all that can stand on them."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.factories.people import person
from tests.factories.scorecards import CommentaryFactory, EditionFactory, measure
from tests.integration.scorecards.quarter import JUNE, MARCH
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.scorecards.enums import FigureState, Hiding, Polarity, Unit

pytestmark = pytest.mark.browser
RED = {"polarity": Polarity.HIGHER, "unit": Unit.PERCENT, "target": Decimal(75)}


def expect_fit(page):
    """Axe finds nothing and nothing runs off the side, on a desk and on a phone."""
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_quarter_with_questions_and_two_writers_is_accessible_and_fits(
    real_session, live, chromium
):
    edition = EditionFactory(scorecard__slug="card")
    asked = measure(edition, {MARCH: 14}, ref="2.1")
    both = measure(edition, {MARCH: {"value": Decimal(3), "hiding": Hiding.SMALL}, JUNE: 7})
    back = {"value": Decimal(46), "state": FigureState.ENTERED, "sent_back": "Count again"}
    red = measure(edition, {JUNE: back}, ref="4.3", **RED)
    people = [person(Role.PERFORMANCE_OFFICER), person(Role.PERFORMANCE_CHECKER)]
    real_session.commit()
    officer, checker = (chromium.window(each) for each in people)
    officer.goto("/scorecards/card/enter?quarter=2025-26-q1")
    CommentaryFactory(indicator_id=both.id, why="Hers", state=FigureState.ENTERED)
    real_session.commit()
    officer.locator(f"#i{asked.id}-figure").fill("51")
    for summary in officer.locator(".ct-row details:not([open]) summary").all()[::-1]:
        summary.click()
    officer.locator(f"#i{both.id}-why").fill("Mine")
    officer.get_by_role("button", name="Save the figures").click()
    expect(officer.get_by_text("Theirs: Hers")).to_be_visible()
    expect_fit(officer)
    officer.locator(f"#i{asked.id}-note").fill("Courses count now")
    officer.get_by_role("button", name="Save the figures").click()
    expect(officer.get_by_text("2 rows are kept.")).to_be_visible()
    checker.goto("/scorecards/card/check?quarter=2025-26-q1")
    expect(checker.get_by_text("Asked: This is up by 37")).to_be_visible()
    expect(checker.get_by_text("Off target, and nobody has said why")).to_be_visible()
    expect_fit(checker)
    checker.goto(f"/indicators/{red.id}/figures/2025-06-30")
    expect_fit(checker)
