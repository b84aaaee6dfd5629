"""No connection of the app's waits for ever."""

import pytest
from sqlalchemy import text

from tracker.core.database import db

ASKED = {"sqlite": ["PRAGMA busy_timeout"], "postgresql": ["SHOW lock_timeout"]}
ASKED["postgresql"] += ["SHOW statement_timeout", "SHOW idle_in_transaction_session_timeout"]
TOLD = {"sqlite": [10_000], "postgresql": ["5s", "30s", "1min"]}


@pytest.mark.usefixtures("session")
def test_a_connection_waits_for_a_lock_only_so_long(app, backend):
    with app.app_context():
        assert [db.session.scalar(text(each)) for each in ASKED[backend]] == TOLD[backend]
