"""Those who fill a scorecard and check it."""

import pytest

from tests.factories.scorecards import EditionFactory
from tests.integration.scorecards.quarter import signed_in_as
from tracker.access.roles import Role


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="card")


@pytest.fixture
def officer(session):
    return signed_in_as(Role.PERFORMANCE_OFFICER, name="Officer")


@pytest.fixture
def checker(session):
    return signed_in_as(Role.PERFORMANCE_CHECKER, name="Checker")


@pytest.fixture
def both(session):
    """Somebody who enters and checks."""
    return signed_in_as(Role.PERFORMANCE_OFFICER, Role.PERFORMANCE_CHECKER, name="Both")
