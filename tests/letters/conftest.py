"""Letters are made in an app with a council's settings."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests import factories
from tests.letters.made import as_in_a_council
from tests.support import database
from tracker.core.database import db


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """The services' own session, for letters open no page."""
    with database.one_transaction(app), app.app_context(), factories.bound_to(db.session()):
        with as_in_a_council(app):
            yield db.session()
        db.session.remove()
