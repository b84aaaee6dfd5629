"""Runs migrations: all or nothing, no row lost, no foreign key broken.

A batch change on SQLite builds the table anew. With foreign keys on, dropping the old one deletes
every row that cascades from it, so they are off meanwhile and checked before the commit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Table, func, inspect, select, text
from sqlalchemy.schema import MetaData

import tracker.all_models  # noqa: F401  so that the metadata knows every table
from tracker.core.database import UtcDateTime, db
from tracker.core.intent import expect


class RowsLost(Exception):
    """A migration would have lost or broken rows; nothing was changed."""


def migrate() -> None:
    """Run what Alembic was asked to run, in one transaction."""
    expect(writing=True)
    try:
        with (
            db.engine.connect() as connection,
            foreign_keys_off(connection),
            connection.begin(),
        ):
            _migrate_on(connection)
    finally:
        expect(writing=False)


def _migrate_on(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
    before = row_counts(connection)
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        render_item=render_type,
        compare_type=True,
    )
    context.run_migrations()
    after = row_counts(connection)
    changed = {
        name: (count, after[name])
        for name, count in before.items()
        if after.get(name, count) != count
    }
    gone = sum(count for name, count in before.items() if name not in after)
    if changed and not _are_moved(changed, gone):
        raise RowsLost(f"Rows before and after differ: {changed}. Nothing was changed.")
    if broken := broken_references(connection):
        raise RowsLost(f"Rows would point at rows that are gone: {broken}. Nothing was changed.")


def _are_moved(changed: dict[str, tuple[int, int]], gone: int) -> bool:
    """Whether others hold, beside all of their own, every row of the tables that are gone."""
    more = [after - before for before, after in changed.values()]
    return min(more) > 0 and sum(more) == gone


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Leave SQLite's foreign keys aside; they can only be switched outside a transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds, but for Alembic's own."""
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return {
        name: connection.scalar(select(func.count()).select_from(Table(name, MetaData()))) or 0
        for name in sorted(names)
    }


def broken_references(connection: Connection) -> list[tuple[str, str]]:
    """The tables with rows that point nowhere, as (table, table pointed at); SQLite only."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.execute(text("PRAGMA foreign_key_check")).all()
    return sorted({(str(row[0]), str(row[2])) for row in found})


def render_type(kind: str, value: Any, _context: Any) -> str | Literal[False]:
    """Write our own column type as the plain one, so that old migrations never import our code."""
    if kind == "type" and isinstance(value, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


migrate()
