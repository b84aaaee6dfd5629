"""Rows of a database of an earlier version, which the models of today do not know."""

from typing import Any

from sqlalchemy import Boolean, Column, Connection, DateTime, MetaData, String, Table, Text

from tracker.core import clock


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
