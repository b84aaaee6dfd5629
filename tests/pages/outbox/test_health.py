"""What a supervisor asks: alive, ready."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tracker.core import clock
from tracker.outbox.models import SchedulerLease

MIGRATIONS = Path(__file__).parents[3] / "migrations" / "versions"


@pytest.fixture
def upgraded(session):
    """The test's database says that it is of this version."""
    newest = max(path.name[:4] for path in MIGRATIONS.glob("0*.py"))
    session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
    session.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest})


def beat(session, ago):
    session.add(
        SchedulerLease(
            name="main",
            owner="one",
            fence=1,
            until_at=clock.instant(),
            heartbeat_at=clock.instant() - ago,
        )
    )


def test_it_is_alive(browser):
    assert browser.get("/healthz").response.json == {"status": "alive"}


def test_it_is_ready_while_the_scheduler_runs(browser, session, upgraded):
    beat(session, timedelta(minutes=1))
    assert browser.get("/readyz").response.json == {
        "status": "ready",
        "database": "good",
        "disk": "good",
        "heartbeat": "good",
    }


def test_it_is_not_ready_when_the_scheduler_fell_silent(browser, session, upgraded):
    beat(session, timedelta(minutes=6))
    answer = browser.get("/readyz", expect=503).response.json
    assert (answer["status"], answer["heartbeat"]) == ("not ready", "bad")
    (reason,) = answer["reasons"]
    assert reason.startswith("heartbeat: last on ")


def test_it_is_not_ready_on_a_database_of_another_version(browser):
    answer = browser.get("/readyz", expect=503).response.json
    assert answer["database"] == "bad"
    assert answer["reasons"] == ["database: see tracker check"]


def test_it_is_ready_where_no_scheduler_was_ever_started(browser, upgraded):
    assert browser.get("/readyz").response.json["heartbeat"] == "warning"
