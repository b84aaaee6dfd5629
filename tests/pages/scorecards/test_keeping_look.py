"""Keeping scorecards in a real browser: every state of its pages, and moving lines by keyboard."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.actions import ActionFactory
from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, PartOfFactory, measure
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.core import clock
from tracker.scorecards.models import IndicatorAction

pytestmark = pytest.mark.browser
JUNE = date(2025, 6, 30)


@pytest.fixture
def window(real_session, live, chromium):
    edition = EditionFactory(scorecard__slug="care")
    for ref, priority in (("1.1", "Homes"), ("1.2", "Homes"), ("2.1", "Health")):
        measure(edition, {JUNE: 50}, ref=ref, priority=priority, name=f"Measure {ref}")
    user = person(Role.PERFORMANCE_OFFICER)
    real_session.commit()
    return chromium.window(user)


def is_fine(window):
    for size in (DESK, PHONE):
        window.set_viewport_size({"width": size[0], "height": size[1]})
        assert_accessible(window, f"{window.url} at {size[0]}")
        assert window.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_every_state_of_what_an_indicator_is_tied_to_can_be_used(window, real_session, live):
    edition = EditionFactory()
    whole, part = (measure(edition, {JUNE: n}, name=f"Kind {n}") for n in (50, 20))
    PartOfFactory(whole_id=whole.id, part_id=part.id, is_complete=False)
    tied, _ = (ActionFactory(ref=ref, text=f"Find homes, {ref}") for ref in ("H1", "H2"))
    real_session.add(IndicatorAction(indicator_id=whole.id, action_id=tied.id, tied_at=clock.now()))
    real_session.commit()
    for where, words in (
        (f"/indicators/{whole.id}/parts", "one of several that are not all here"),
        (f"/indicators/{part.id}/parts", "It is itself a part of"),
        (f"/indicators/{whole.id}/actions?q=homes", "Actions that fit"),
        (f"/indicators/{whole.id}/actions?q=zebra", "No other action fits"),
        (f"/actions/{tied.id}", "Measured by"),
    ):
        window.goto(where)
        expect(window.get_by_role("main")).to_contain_text(words)
        is_fine(window)


def test_what_is_missing_in_a_meaning_is_said_and_led_to(window):
    window.goto("/scorecards/care/edition")
    window.get_by_role("link", name="Measure 1.1", exact=True).click()
    window.get_by_role("link", name="Write a new meaning").click()
    window.get_by_role("button", name="Use it from that day on").click()
    summary = window.locator(".govuk-error-summary")
    expect(summary).to_contain_text("Enter the first day")
    is_fine(window)
    summary.get_by_role("link", name="Enter the first day").click()
    expect(window.get_by_label("Day", exact=True)).to_be_focused()


def test_a_line_is_moved_again_and_again_by_the_keyboard(window):
    window.goto("/scorecards/care/edition")
    refs = window.locator(".ct-agenda .ct-ref")
    expect(refs).to_have_text(["1.1", "1.2", "2.1"])
    window.get_by_role("button", name="Move up or down: Homes, down").press("Enter")
    expect(refs).to_have_text(["2.1", "1.1", "1.2"])
    expect(window.get_by_role("button", name="Move up or down: Homes, up")).to_be_focused()
    window.keyboard.press("Enter")
    expect(refs).to_have_text(["1.1", "1.2", "2.1"])
    is_fine(window)
