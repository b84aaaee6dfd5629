"""The board secretary, and a file that they choose."""

import pytest

from tests.factories.people import person
from tracker.access.roles import Role


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Board secretary"))


@pytest.fixture
def bring(secretary):
    """Choose a file and follow to its page."""

    def choose(file):
        page = secretary.get("importing.index")
        return secretary.follow(secretary.submit(page, file=file))

    return choose
