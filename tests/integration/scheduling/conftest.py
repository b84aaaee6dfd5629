"""A council whose leads have something overdue, and processes of the tracker on its database."""

from contextlib import ExitStack
from datetime import date

import pytest

from tests.factories.reminders import in_post, led_action
from tests.support.processes import running, settings_for


@pytest.fixture
def overdue(real_session):
    """Makes so many people who are owed a letter today."""

    def make(number):
        people = [in_post() for _ in range(number)]
        for _, post in people:
            led_action(post, due_on=date(2025, 9, 4))
        real_session.commit()

    return make


@pytest.fixture
def start(real_app, tmp_path):
    """Starts commands of the tracker on the test's database."""
    address = real_app.config["SQLALCHEMY_DATABASE_URI"]
    with ExitStack() as stack:

        def begin(*command, **settings):
            environment = settings_for(tmp_path, address, **settings)
            return stack.enter_context(running(tmp_path, environment, *command))

        yield begin
