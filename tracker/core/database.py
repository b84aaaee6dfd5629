"""The database: one base for all models, and how its connections behave."""

import enum
import sqlite3
from datetime import UTC, datetime
from typing import Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    MetaData,
    String,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, mapped_column

from tracker.core.intent import is_writing

SQLITE_BUSY_SECONDS = 10
POSTGRES_CONNECT_SECONDS, POSTGRES_ANSWER_SECONDS = 5, 30  # a machine that is gone says nothing
POSTGRES_OPTIONS = (
    "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every model."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base)

ShortText = Annotated[str, mapped_column(String(300))]
LongText = Annotated[str, mapped_column(Text)]
Slug = Annotated[str, mapped_column(String(120))]
Key = Annotated[int, mapped_column(primary_key=True)]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite, which keeps no zone, is given and gives back UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def words(members: type[enum.Enum], check: str = "", *, is_checked: bool = True) -> Enum:
    """A column of an enum's values, checked by the database; a table's second names its check.

    Unchecked is for words that grow with every release, in a table that is never rebuilt.
    """
    return Enum(
        members,
        name=check or members.__name__.lower(),
        native_enum=False,
        create_constraint=is_checked,
        length=40,
        values_callable=lambda each: [member.value for member in each],
    )


def prepare_engine(engine: Engine) -> None:
    """Give an engine the durability and transactions that reliability.md 0.1 and 1.3 ask for."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "do_connect", _limit_postgres)
        event.listen(engine, "begin", _begin_postgres)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own loses updates
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA busy_timeout={SQLITE_BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing() else "BEGIN")


def _limit_postgres(_dialect: Dialect, _record: Any, _words: Any, options: dict[str, Any]) -> None:
    options.setdefault("options", POSTGRES_OPTIONS)
    options.setdefault("connect_timeout", POSTGRES_CONNECT_SECONDS)
    options.setdefault("tcp_user_timeout", POSTGRES_ANSWER_SECONDS * 1000)


def _begin_postgres(connection: Connection) -> None:
    if not is_writing():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
