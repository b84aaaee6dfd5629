"""A matter that was referred to a body of which not every reader of the minutes may know."""

import io
from datetime import date

import docx
import pytest

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.sittings import MinutesFactory, ResolutionFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import MinutesState, ResolutionKind

NAME = "Quiet Group"
HELD = {"status": MeetingStatus.HELD}


@pytest.fixture
def meeting(session):
    body = BodyFactory(name="Committee", is_public=True)
    meeting = MeetingFactory(body=body, held_on=date(2025, 6, 24), **HELD)
    item = ItemFactory(meeting_id=meeting.id, title="Money", visibility=Visibility.PUBLIC)
    ResolutionFactory(
        item_id=item.id,
        kind=ResolutionKind.REFER,
        text=f"That “Money” be referred to the {NAME}.",
        refer_to_id=BodyFactory(name=NAME).id,
    )
    return meeting


@pytest.fixture
def later(meeting):
    later = MeetingFactory(body=meeting.body, held_on=date(2025, 9, 2), **HELD)
    later.agenda_out_at = clock.now()
    ItemFactory(meeting_id=later.id, kind=ItemKind.MINUTES, visibility=Visibility.PUBLIC)
    return later


@pytest.mark.parametrize("is_locked", [False, True])
def test_its_name_is_for_those_who_may_know_of_it(browser, meeting, later, is_locked):
    MinutesFactory(meeting_id=meeting.id, state=MinutesState.AGREED, first_number=1)
    if is_locked:
        secretary = browser.sign_in(person(Role.BOARD_SECRETARY))
        page = secretary.get("minute_deeds.approve", meeting_id=meeting.id)
        assert "Approved on" in secretary.follow(secretary.submit(page)).text
    for told in everywhere(browser, Role.COMMITTEE_MEMBER, meeting, later):
        assert "That “Money” be referred to another body." in told
        assert NAME not in told
    for told in everywhere(browser, Role.BOARD_MEMBER, meeting, later):
        assert f"That “Money” be referred to the {NAME}." in told
        assert f"Referred to the {NAME}" in told


def everywhere(browser, role, meeting, later):
    """The minutes, what was decided, the meeting’s own page, the next pack, and the paper."""
    browser.sign_in(person(role))
    pages = ("minutes.show", "minutes.decisions", "meetings.show")
    told = [browser.get(page, meeting_id=meeting.id).text for page in pages]
    pack = browser.get("packs.read", meeting_id=later.id).text
    paper = browser.get("minutes.word", meeting_id=meeting.id).response.data
    lines = [each.text for each in docx.Document(io.BytesIO(paper)).paragraphs]
    return [*told, pack, "\n".join(lines)]


def test_the_form_says_of_which_bodies_not_everybody_may_know(browser, meeting):
    sitting = MeetingFactory(body=meeting.body, held_on=date(2025, 9, 5))
    item = ItemFactory(meeting_id=sitting.id)
    browser.sign_in(person(Role.BOARD_SECRETARY))
    page = browser.get("sitting_items.resolve", meeting_id=sitting.id, item_id=item.id)
    assert f"{NAME} (not public)" in page.text
    assert "Committee (not public)" not in page.text
    assert "read “another body” for its name" in page.text
