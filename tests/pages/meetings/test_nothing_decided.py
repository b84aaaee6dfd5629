"""Decisions and actions of a meeting of which nothing is written down yet."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.meetings.enums import MeetingStatus


@pytest.fixture
def meeting(session):
    return MeetingFactory(held_on=date(2025, 9, 3), status=MeetingStatus.HELD)


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def test_there_is_nothing_to_send_out_and_a_way_to_write_it_down(secretary, meeting):
    page = secretary.get("minutes.decisions", meeting_id=meeting.id)
    assert "Send it out" not in page.text
    assert secretary.get(page.link("Write it down")).h1.endswith("At the meeting")


def test_an_action_of_no_item_is_something_to_send_out(secretary, meeting):
    ActionFactory(ref="B9", arising_meeting_id=meeting.id)
    page = secretary.get("minutes.decisions", meeting_id=meeting.id)
    assert "B9" in page.text
    assert "no action arose" not in page.text
    assert "Send it out" in page.text
