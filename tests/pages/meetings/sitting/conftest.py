"""A meeting of the board that sits today, with one item."""

from datetime import date

import pytest

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tracker.access.roles import Role
from tracker.core import clock

DAY, NOVEMBER = date(2025, 9, 26), date(2025, 11, 21)


@pytest.fixture
def board(session):
    clock.hold(DAY)
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    PlanFactory(slug="plan")
    return MeetingFactory(body=board, held_on=DAY)


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, position=1, title="Scorecard, quarter 1")


@pytest.fixture
def secretary(browser):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Board secretary"))
