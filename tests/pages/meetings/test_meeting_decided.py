"""What a meeting with an agenda shows of its decisions, and that it closes when all is decided."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.sittings import MinutesFactory, ResolutionFactory
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.enums import MeetingStatus

JULY = date(2025, 7, 30)
SENT = datetime(2025, 8, 4, 9, tzinfo=UTC)


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board(), held_on=JULY, note="An old note.")


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def show(browser, meeting):
    return browser.get("meetings.show", meeting_id=meeting.id)


def item(meeting, title, *, resolved="", **facts):
    made = ItemFactory(meeting_id=meeting.id, title=title, **facts)
    if resolved:
        ResolutionFactory(item_id=made.id, text=resolved)
    return made


def test_a_meeting_without_an_agenda_keeps_its_note(browser, meeting):
    page = show(browser.sign_in(person(Role.BOARD_MEMBER)), meeting)
    assert "An old note." in page.all("section[aria-labelledby=note]")[0]


def test_what_was_resolved_stands_in_place_of_the_note_once_it_was_sent_out(browser, meeting):
    item(meeting, "The Charter", resolved="That the Charter be approved.")
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "Charter" not in show(browser, meeting).text
    MinutesFactory(meeting_id=meeting.id, decisions_at=SENT)
    (said,) = show(browser, meeting).all("section[aria-labelledby=note]")
    assert "The Charter" in said
    assert "That the Charter be approved." in said
    assert "An old note." not in said


def test_who_keeps_the_meetings_sees_it_before_it_is_sent_out(secretary, meeting):
    item(meeting, "The Charter", resolved="That the Charter be approved.")
    page = show(secretary, meeting)
    assert "That the Charter be approved." in page.text
    assert "Write the note" not in page.text


def test_of_part_2_the_page_says_that_there_is_something_and_why(browser, meeting):
    item(meeting, "Price of the home", resolved="That it be bought.", **PART_2)
    MinutesFactory(meeting_id=meeting.id, decisions_at=SENT)
    page = show(browser.sign_in(person(Role.BOARD_MEMBER)), meeting)
    assert "Price of the home" not in page.html
    assert "That it be bought." not in page.html
    assert "It gives the price of a contract" in page.text


def test_a_meeting_with_an_undecided_item_cannot_be_closed_and_says_which(secretary, meeting):
    item(meeting, "The Charter", resolved="That the Charter be approved.")
    item(meeting, "The Scorecard")
    item(meeting, "Apologies", kind=ItemKind.APOLOGIES)
    item(meeting, "Not reached", state=ItemState.HELD_OVER)
    item(meeting, "Only a thought", visibility=Visibility.DRAFT)
    page = secretary.get("meetings.hold", meeting_id=meeting.id)
    assert page.h1 == "1 item has no resolution yet"
    assert [text for text in page.all("main ul.ct-list li")] == ["2. The Scorecard"]
    assert page.soup.select("main form") == []
    secretary.post(f"/meetings/{meeting.id}/held", {"version": "1"}, expect=409)
    assert meeting.status is MeetingStatus.PLANNED


def test_it_closes_once_all_is_decided(secretary, meeting):
    ResolutionFactory(item_id=item(meeting, "The Scorecard").id)
    secretary.submit(secretary.get("meetings.hold", meeting_id=meeting.id))
    assert meeting.status is MeetingStatus.HELD


def test_an_undecided_private_item_is_named_by_its_public_title_to_who_is_not_cleared(
    secretary, meeting
):
    item(meeting, "Price of the home", public_title="A purchase", **PART_2)
    page = secretary.get("meetings.hold", meeting_id=meeting.id)
    assert "A purchase" in page.text
    assert "Price of the home" not in page.html


def test_each_reader_has_the_tabs_that_they_may_open(browser, session, meeting):
    public = MeetingFactory(body=BodyFactory(is_public=True))
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    assert "Cycle" not in show(browser, public).text
    browser.sign_in(person(Role.BOARD_SECRETARY))
    tabs = show(browser, public).all("nav[aria-label='This meeting'] a")
    assert tabs[:3] == ["The meeting", "Agenda", "Cycle"]
    for tab in show(browser, public).soup.select("nav[aria-label='This meeting'] a"):
        browser.get(str(tab["href"]))
