"""A board to come, a plan and an ambassador of one workstream."""

from datetime import date

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of
from tracker.meetings.enums import MeetingStatus


@pytest.fixture
def board(session):
    board = BodyFactory.board()
    MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    return MeetingFactory(body=board, held_on=date(2025, 9, 26))


@pytest.fixture
def plan(board):
    return PlanFactory()


@pytest.fixture
def homes(session):
    return WorkstreamFactory(slug="homes", name="Good Homes")


@pytest.fixture
def young(homes):
    return ambassador_of(homes)
