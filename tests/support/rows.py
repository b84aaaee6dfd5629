"""Rows of a database of an earlier version, which the models of today do not know."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_migrate import upgrade
from sqlalchemy import Boolean, Column, Connection, DateTime, Engine, MetaData, String, Table, Text

from tests.support.apps import make_app
from tests.support.database import Databases, plain_engine
from tracker.core import clock
from tracker.core.database import db


@contextmanager
def at_version(databases: Databases, address: str, revision: str) -> Iterator[Engine]:
    """A database that was migrated to a revision, with the app that can migrate it on."""
    with make_app(databases, address).app_context():
        upgrade(revision=revision)
        engine = plain_engine(address)
        yield engine
        engine.dispose()
        db.engine.dispose()


@contextmanager
def adding(engine: Engine) -> Iterator["Adder"]:
    """Rows that are there when the block ends."""
    with engine.begin() as connection:
        metadata = MetaData()
        metadata.reflect(connection)
        yield Adder(connection, metadata)


class Adder:
    """Adds rows to tables as they are; what is not given is empty."""

    def __init__(self, connection: Connection, metadata: MetaData) -> None:
        self.connection, self.metadata = connection, metadata

    def __call__(self, table_name: str, /, **values: Any) -> None:
        table: Table = self.metadata.tables[table_name]
        for column in table.columns:
            if not column.nullable and column.name not in values:
                values[column.name] = self._empty(column)
        self.connection.execute(table.insert().values(**values))

    def _empty(self, column: Column[Any]) -> object:
        kinds = ((String, ""), (Text, ""), (Boolean, False), (DateTime, clock.now()))
        return next((value for kind, value in kinds if isinstance(column.type, kind)), 1)
