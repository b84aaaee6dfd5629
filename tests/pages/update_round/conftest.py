"""A workstream in its round before a board, its chair, and an action on track in August."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.pages.update_round.rows import AUGUST
from tracker.actions.enums import Judgement


@pytest.fixture
def stream(session):
    board = BodyFactory.board()
    MeetingFactory(body=board, held_on=date(2025, 7, 30), status="held")
    MeetingFactory(body=board, held_on=date(2025, 9, 26))
    return WorkstreamFactory(slug="good-homes", name="Good Homes")


@pytest.fixture
def chair(stream):
    return chair_of(stream, name="Chair, Good Homes")


@pytest.fixture
def action(stream):
    action = ActionFactory(workstream=stream, ref="H2", text="Agree the Charter")
    said(action, Judgement.ON_TRACK, on=AUGUST, progress="Shared with providers.")
    return action


@pytest.fixture
def page(browser, chair, action):
    return browser.sign_in(chair).get("update_round.show", slug="good-homes")
