"""Many at once at one meeting, on both databases: every line is there, everybody marked once."""

import pytest
from sqlalchemy import select

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.support.at_once import send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.access.roles import Role
from tracker.config import DEMO_DAY
from tracker.meetings.minutes.models import Attendance, NoteVersion

AT_ONCE = 8


@pytest.fixture
def meeting(real_session):
    body = BodyFactory.board()
    MemberFactory(body=body)
    return MeetingFactory(body=body, held_on=DEMO_DAY)


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id)


@pytest.fixture
def browser(real_app, real_session, item):
    return Browser(real_app, real_session).sign_in(person(Role.BOARD_SECRETARY))


def test_every_line_of_eight_who_write_at_once(real_app, real_session, browser, meeting, item):
    address = f"/meetings/{meeting.id}/sitting/items/{item.id}/note"
    forms = []
    for number in range(AT_ONCE):
        form = FilledForm(choose_form(browser.get(address).soup, form=address, button=None))
        form.put({"discussion": f"Line of {number}."})
        forms.append(form.values)
    assert send_at_once(real_app, browser, address, forms) == {303: AT_ONCE}
    real_session.rollback()
    real_session.refresh(item)
    assert sorted(item.discussion.split("\n")) == [f"Line of {n}." for n in range(AT_ONCE)]
    kept = select(NoteVersion.number).where(NoteVersion.item_id == item.id)
    numbers = list(real_session.scalars(kept))
    assert len(numbers) == len(set(numbers))


def test_a_member_who_is_marked_at_once_has_one_line(real_app, real_session, browser, meeting):
    address = f"/meetings/{meeting.id}/sitting/attendance"
    forms = []
    for _ in range(AT_ONCE):
        form = FilledForm(choose_form(browser.get(address).soup, form=address, button=None))
        forms.append({**form.values.to_dict(), "mark": "rest"})
    assert send_at_once(real_app, browser, address, forms) == {303: AT_ONCE}
    real_session.rollback()
    assert len(list(real_session.scalars(select(Attendance)))) == 1
