"""A scorecard, and somebody who reads it."""

import pytest

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory
from tracker.access.roles import Role


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="care", scorecard__name="Care scorecard")


@pytest.fixture
def reader(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))
