"""A whole item by keyboard alone: said, resolved, promised, and the meeting closed."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.meetings import MeetingFactory
from tests.journeys.at_the_meeting.notes import SAVED, is_told, sit, type_on
from tests.journeys.conftest import notice
from tests.support import database
from tests.support.axe import assert_accessible
from tests.support.served import PHONE, TABLET
from tracker.actions.models import Action
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.models import Attendance, Resolution

pytestmark = pytest.mark.browser
PROMISE = (
    "Members requested information be circulated regarding how they can promote Foster Caring in "
    "their wards."
)


@pytest.fixture
def backend() -> str:
    return database.SQLITE


@pytest.fixture
def tablet(chromium, secretary, meeting, item):
    return chromium.window(secretary, size=TABLET)


def press(page, role, name):
    page.wait_for_load_state()
    page.get_by_role(role, name=name).press("Enter")


def test_a_meeting_from_the_register_to_its_close(live, tablet, meeting, item):
    later = MeetingFactory(body=meeting.body, held_on=meeting.held_on.replace(month=11))
    live.session.commit()
    sit(tablet, meeting)
    press(tablet, "link", "Take the attendance")
    press(tablet, "button", "Everybody else is here (2)")
    expect(tablet.get_by_role("heading", level=1)).to_contain_text("2 members are here")
    press(tablet, "link", "At the meeting")
    expect(tablet.get_by_role("heading", level=1)).to_contain_text("At the meeting")
    type_on(tablet, item, f"The report was received. {PROMISE}")
    is_told(tablet, item, SAVED)
    press(tablet, "link", "Make it an action")
    tablet.get_by_label("Who answers for it?").focus()
    tablet.keyboard.type("Head of Housing")
    press(tablet, "button", "Add the action")
    notice(tablet, "The action is in the plan")
    press(tablet, "button", "Note Scorecard, quarter 1")
    notice(tablet, "The resolution is written down.")
    tablet.get_by_label("Began at").fill("14:00")
    tablet.get_by_label("Closed at").fill("3.20pm")
    tablet.keyboard.press("Enter")
    notice(tablet, "The meeting is closed.")
    live.session.rollback()
    live.session.refresh(meeting)
    assert meeting.status is MeetingStatus.HELD
    action = live.session.scalars(select(Action)).one()
    assert (action.text, action.due_meeting_id) == (PROMISE, later.id)
    assert len(list(live.session.scalars(select(Resolution)))) == 1
    assert len(list(live.session.scalars(select(Attendance)))) == 2


def test_a_resolution_waits_until_what_was_typed_is_safe(live, tablet, meeting, item):
    sit(tablet, meeting)
    type_on(tablet, item, "Typed just now.")
    press(tablet, "button", "Note Scorecard, quarter 1")
    notice(tablet, "The resolution is written down.")
    live.session.rollback()
    live.session.refresh(item)
    assert item.discussion == "Typed just now."


def test_a_promise_is_offered_as_one_types(tablet, meeting, item):
    sit(tablet, meeting)
    type_on(tablet, item, PROMISE)
    expect(tablet.locator(".ct-offers")).to_contain_text(PROMISE)
    tablet.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert_accessible(tablet, "a promise on a phone")
