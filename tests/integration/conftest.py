"""Services called as the app calls them, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests import factories
from tests.support import database
from tracker.core.database import db


@pytest.fixture(params=database.BOTH)
def backend(request: pytest.FixtureRequest) -> str:
    """Every test here runs on both databases."""
    return str(request.param)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """The services' own session in an app context, for tests that open no page."""
    with database.one_transaction(app), app.app_context(), factories.bound_to(db.session()):
        yield db.session()
        db.session.remove()


@pytest.fixture
def address(databases: database.Databases, backend: str) -> Iterator[str]:
    """A database without a table, for tests that migrate it themselves."""
    address = databases.empty(backend)
    yield address
    databases.drop(address)
