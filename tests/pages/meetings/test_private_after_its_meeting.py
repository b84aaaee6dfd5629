"""What is told of an item that became private: the actions that arose, and its corrections."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.sittings import CorrectionFactory, MinutesFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import Arising

SAID = "Actions arose from this item, and they stay as open as they are."


@pytest.mark.parametrize("has_arisen", [True, False])
def test_who_makes_an_item_private_is_told_of_the_actions_that_arose_from_it(
    browser, session, has_arisen
):
    board = BodyFactory.board()
    meeting = MeetingFactory(body=board, held_on=date(2025, 9, 2), agenda_out_at=clock.now())
    item, other = (ItemFactory(meeting_id=meeting.id) for _ in range(2))
    arose_from = item if has_arisen else other
    session.add(Arising(item_id=arose_from.id, action_id=ActionFactory().id, words=""))
    session.commit()
    browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    page = browser.get("liftings.make_private", meeting_id=meeting.id, item_id=item.id)
    assert (SAID in page.text) is has_arisen


def test_a_correction_of_it_is_counted_for_those_who_read_it(browser, session):
    meeting = MeetingFactory(body=BodyFactory.board(), status=MeetingStatus.HELD)
    minutes = MinutesFactory(meeting_id=meeting.id, state=MinutesState.CIRCULATED)
    items = ItemFactory(meeting_id=meeting.id), ItemFactory(meeting_id=meeting.id, **PART_2)
    for item_id in (None, *(each.id for each in items)):
        CorrectionFactory(minutes_id=minutes.id, item_id=item_id)
    for is_cleared, number in ((False, 2), (True, 3)):
        browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=is_cleared))
        page = browser.get("cycles.show", meeting_id=meeting.id)
        assert f"{number} corrections wait for an answer" in page.text


def test_who_makes_it_private_is_told_on_which_published_agenda_it_stays(browser, session):
    board, out = BodyFactory.board(), {"agenda_out_at": clock.now()}
    before = MeetingFactory(body=board, held_on=date(2025, 7, 30), **out)
    first = ItemFactory(meeting_id=before.id, title="Price")
    meeting = MeetingFactory(body=board, held_on=date(2025, 9, 26), **out)
    item = ItemFactory(meeting_id=meeting.id, carried_from_id=first.id)
    browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    page = browser.get("liftings.make_private", meeting_id=meeting.id, item_id=item.id)
    assert "on the agenda of 30 July 2025 before, which people may have read" in page.text
    label = {"exempt_paragraph": "3", "exempt_reason": "It gives a price."}
    done = browser.follow(browser.submit(page, label))
    assert "It is still open on the agenda of 30 July 2025." in done.text
    there = browser.get(page.link("make it private on that agenda"))
    assert "It is still open" not in browser.follow(browser.submit(there, label)).text
