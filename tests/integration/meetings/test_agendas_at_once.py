"""Many at once, on both databases: an agenda begins once, goes out once, and loses no item."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import ItemFactory, StandingItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.support.at_once import answers_at_once
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.enums import MeetingStatus

AT_ONCE = 6


@pytest.fixture
def meeting(real_session):
    board = BodyFactory.board()
    for kind in (ItemKind.APOLOGIES, ItemKind.MINUTES):
        StandingItemFactory(body_id=board.id, kind=kind, title=kind.label)
    july = {"held_on": date(2025, 7, 30), "status": MeetingStatus.HELD}
    before = MeetingFactory(body=board, **july)
    ItemFactory(meeting_id=before.id, title="Held over", state=ItemState.HELD_OVER)
    return MeetingFactory(body=board)


@pytest.fixture
def browser(real_app, real_session, meeting):
    return Browser(real_app, real_session).sign_in(person(Role.BOARD_SECRETARY))


def at_once(app, browser, sends):
    """Each (address, data) from a thread of its own; how many got which answer."""
    token = {"csrf_token": browser.token()}
    answers = answers_at_once(app, [(browser, address, token | data) for address, data in sends])
    return Counter(each.status_code for each in answers)


def test_an_agenda_is_begun_once(real_app, real_session, browser, meeting):
    address = browser.address("agendas.begin", meeting_id=meeting.id)
    sends = [(address, {"once": f"0.ConfirmForm.{at}"}) for at in range(AT_ONCE)]
    assert at_once(real_app, browser, sends) == {303: AT_ONCE}
    real_session.rollback()
    titles = select(AgendaItem.title).where(AgendaItem.meeting_id == meeting.id)
    assert real_session.scalars(titles.order_by(AgendaItem.position)).all() == [
        "Apologies for absence",
        "Minutes of the meeting of 30 July 2025",
        "What we promised last time",
        "Held over",
    ]


def test_items_added_at_once_each_have_a_place_of_their_own(
    real_app, real_session, browser, meeting
):
    address = browser.address("agenda_items.add", meeting_id=meeting.id)
    facts = {"purpose": "note", "kind": "ordinary", "visibility": "board"}
    sends = [(address, facts | {"title": f"Item {at}"}) for at in range(AT_ONCE)]
    assert at_once(real_app, browser, sends) == {303: AT_ONCE}
    real_session.rollback()
    places = select(AgendaItem.position).where(AgendaItem.meeting_id == meeting.id)
    assert sorted(real_session.scalars(places)) == list(range(1, AT_ONCE + 1))


def test_an_agenda_goes_out_once(real_app, real_session, browser, meeting):
    ItemFactory(meeting_id=meeting.id)
    real_session.commit()
    address = browser.address("agendas.send", meeting_id=meeting.id)
    sends = [(address, {"once": f"0.ConfirmForm.{at}"}) for at in range(AT_ONCE)]
    assert at_once(real_app, browser, sends) == {303: 1, 409: AT_ONCE - 1}
    real_session.rollback()
    sent = select(AuditEntry).where(AuditEntry.deed == Deed.AGENDA_SENT_OUT)
    assert len(real_session.scalars(sent).all()) == 1
