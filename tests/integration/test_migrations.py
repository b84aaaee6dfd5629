"""Migrations are proved, not trusted: on both databases, up, down, and compared with the models."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from tests.support.apps import make_app
from tests.support.database import plain_engine
from tests.support.schema import schema
from tracker.core.database import db

MIGRATIONS = Path(__file__).parents[2] / "migrations"
SECOND = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None


def upgrade():
    {change}


def downgrade():
    pass
"""


@pytest.fixture
def migrated(databases, address) -> Iterator[object]:
    """The app on a database that was made by the migrations."""
    app = make_app(databases, address)
    with app.app_context():
        upgrade()
        yield app
        db.engine.dispose()


@contextmanager
def looking(address):
    engine = plain_engine(address)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_there_is_one_head():
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert len(scripts.get_heads()) == 1
    assert scripts.get_bases() == ["0001"]


def test_migrating_builds_exactly_what_the_models_say(migrated, address, databases, backend):
    with looking(address) as connection:
        built = schema(connection)
    with looking(databases.with_tables(backend)) as connection:
        said = schema(connection)
    assert built.keys() == said.keys()
    for table, facts in said.items():
        assert built[table] == facts, table


def test_migrating_down_leaves_nothing(migrated, address):
    downgrade(revision="base")
    with looking(address) as connection:
        assert schema(connection) == {}


def test_migrating_up_again_changes_nothing(migrated, address):
    with looking(address) as connection:
        connection.execute(text("INSERT INTO closed_day (day, label) VALUES ('2025-12-24', 'Eve')"))
        before = schema(connection)
    upgrade()
    with looking(address) as connection:
        assert schema(connection) == before
        assert connection.scalar(text("SELECT count(*) FROM closed_day")) == 1


@pytest.fixture
def next_migration(tmp_path, migrated):
    """Runs a made-up next migration after our own."""

    def run(change: str) -> None:
        folder = tmp_path / "migrations"
        versions = folder / "versions"
        versions.mkdir(parents=True)
        for path in (MIGRATIONS / "versions").glob("*.py"):
            (versions / path.name).write_text(path.read_text())
        for name in ("env.py", "alembic.ini"):
            (folder / name).write_text((MIGRATIONS / name).read_text())
        (head,) = ScriptDirectory(str(MIGRATIONS)).get_heads()
        (versions / "9999_next.py").write_text(SECOND.format(head=head, change=change))
        config = AlembicConfig(str(folder / "alembic.ini"))
        command.upgrade(config, "head")

    return run


@pytest.fixture
def a_row(migrated, address):
    with looking(address) as connection:
        connection.execute(
            text(
                "INSERT INTO body (id, slug, name, kind, is_executive_board, is_public,"
                " cadence_text, purpose, document, place, demonstration, version) VALUES"
                " (1, 'board', 'Board', 'board', true, false, '', '', '', '', false, 1)"
            )
        )
        connection.execute(
            text(
                "INSERT INTO meeting (id, body_id, held_on, place_held, status, note, changed_at,"
                " made_up, document, place, demonstration, version) VALUES"
                " (1, 1, '2025-09-26', '', 'planned', '', '2025-09-05 08:00', '', '', '', false, 1)"
            )
        )


def count(address, table):
    with looking(address) as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {table}"))


def test_building_a_table_anew_keeps_the_rows_that_hang_on_it(a_row, address, next_migration):
    next_migration(
        "with op.batch_alter_table('body') as body:\n"
        "        body.add_column(sa.Column('colour', sa.String(20)))"
    )
    assert count(address, "body") == 1
    assert count(address, "meeting") == 1


def test_a_migration_that_loses_a_row_is_refused_and_undone(a_row, address, next_migration):
    with pytest.raises(Exception, match=r"Rows before and after differ: {'meeting': \(1, 0\)}"):
        next_migration("op.execute('DELETE FROM meeting')")
    assert count(address, "meeting") == 1


def test_a_migration_that_breaks_a_reference_is_refused(a_row, address, next_migration):
    with pytest.raises(Exception, match=r"Rows would point at rows that are gone|violates foreign"):
        next_migration("op.execute('UPDATE meeting SET body_id = 99')")
    with looking(address) as connection:
        assert connection.scalar(text("SELECT body_id FROM meeting")) == 1


def test_the_migrations_never_import_our_models():
    for path in (MIGRATIONS / "versions").glob("*.py"):
        spec = spec_from_file_location(path.stem, path)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        assert "tracker" not in path.read_text(), f"{path.name} must not change when our code does"
