"""Many at once, on both databases: one meeting a day, one note, one move."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.support.at_once import send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.actions.models import DueMove
from tracker.meetings.models import Meeting

AT_ONCE = 8


@pytest.fixture
def board(real_session):
    return BodyFactory.board()


@pytest.fixture
def browser(real_app, real_session, board):
    return Browser(real_app, real_session).sign_in(person(Role.BOARD_SECRETARY))


def windows(browser, address, answers, *, first=None):
    """The same page opened in several windows, each filled in; `first` is answered to see what
    will change."""
    found = []
    for number in range(AT_ONCE):
        page = browser.get(address)
        if first:
            page = browser.submit(page, first, form=address, expect=200)
        form = FilledForm(choose_form(page.soup, form=address, button=None))
        form.put({name: str(value).format(number) for name, value in answers.items()})
        found.append(form.values)
    return found


def test_a_day_is_given_to_one_meeting(real_app, real_session, browser):
    on = {"held_on-day": 26, "held_on-month": 9, "held_on-year": 2025, "place_held": "Room {}"}
    address = "/meetings/add"
    forms = windows(browser, address, on | {"body": 1})
    assert send_at_once(real_app, browser, address, forms) == {303: 1, 422: AT_ONCE - 1}
    real_session.rollback()
    assert len(real_session.scalars(select(Meeting)).all()) == 1


def test_one_note_is_kept_and_the_others_come_back(real_app, real_session, board, browser):
    meeting = MeetingFactory(body=board)
    address = f"/meetings/{meeting.id}/note"
    forms = windows(browser, address, {"note": "Note {}"})
    assert send_at_once(real_app, browser, address, forms) == {303: 1, 409: AT_ONCE - 1}
    real_session.expire_all()
    assert meeting.version == 2


def test_a_meeting_moves_once_and_its_action_with_it(real_app, real_session, board, browser):
    meeting = MeetingFactory(body=board)
    action = ActionFactory(
        due_on=meeting.held_on, due_precision=Precision.NEXT_BOARD, due_meeting_id=meeting.id
    )
    address = f"/meetings/{meeting.id}/move"
    day = {"held_on-day": "3", "held_on-month": "10"}
    forms = windows(browser, address, {}, first=day)
    assert send_at_once(real_app, browser, address, forms) == {303: 1, 409: AT_ONCE - 1}
    real_session.rollback()
    assert len(real_session.scalars(select(DueMove)).all()) == 1
    assert (action.due_on, meeting.held_on) == (date(2025, 10, 3), date(2025, 10, 3))


def test_a_year_is_set_once(real_app, real_session, browser):
    days = {"day_1-day": 28, "day_1-month": 11, "day_1-year": 2025}
    days |= {"day_2-day": 30, "day_2-month": 1, "day_2-year": 2026, "step": "make"}
    rhythm = "?first-day=28&first-month=11&first-year=2025&every=2&number=2&pattern=last"
    address = "/bodies/executive-board/year"
    forms = []
    for number in range(AT_ONCE):
        page = browser.get(address + rhythm)
        form = FilledForm(choose_form(page.soup, form=address, button=None))
        forms.append(form.values | days | {"place_held": f"Room {number}"})
    assert send_at_once(real_app, browser, address, forms) == {303: 1, 422: AT_ONCE - 1}
    real_session.rollback()
    assert len(real_session.scalars(select(Meeting)).all()) == 2
