"""A workstream in its round, its chair, and four actions of it in a browser."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.journeys.update_round_as_you_go.rows import ADDRESS

AUGUST = date(2025, 8, 20)


@pytest.fixture
def stream(live):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    return WorkstreamFactory(slug="good-homes", name="Good Homes")


@pytest.fixture
def chair(stream):
    return chair_of(stream, name="Chair, Good Homes")


@pytest.fixture
def actions(stream):
    plan, post = PlanFactory(), PostFactory()
    made = [
        ActionFactory(plan=plan, workstream=stream, accountable_post=post, ref=f"H{n}")
        for n in (1, 2, 3, 4)
    ]
    for action in made:
        said(action, on=AUGUST)
    return made


@pytest.fixture
def window(chromium, chair, actions):
    page = chromium.window(chair)
    page.goto(ADDRESS)
    return page
