"""A small council around one action, and browsers of its people."""

from datetime import date

import pytest

from tests.factories.council import World, user_of
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.support.browser import Browser
from tracker.meetings.enums import MeetingStatus


@pytest.fixture
def world(session):
    """One action of one workstream, due on 31 December 2025, with everybody around it."""
    return World(ref="H2", text="Finish the Charter")


@pytest.fixture
def board(world):
    """The Executive Board with a meeting in July and one to come."""
    body = BodyFactory.board()
    past = MeetingFactory(body=body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    MeetingFactory(body=body, held_on=date(2025, 9, 26))
    return past


@pytest.fixture
def as_(app, session):
    """`as_(world.lead)`: a browser in which this person is signed in."""
    return lambda somebody: Browser(app, session).sign_in(user_of(somebody))


@pytest.fixture
def address(world):
    """Where the action of the world is."""
    return f"/actions/{world.action.id}"
