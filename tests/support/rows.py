"""Rows of a database of an earlier version, which the models of today do not know."""

from sqlalchemy import Boolean, DateTime, String, Table, Text

from tracker.core import clock


class Adder:
    """Adds rows to tables as they are; what is not given is empty."""

    def __init__(self, connection, metadata):
        self.connection, self.metadata = connection, metadata

    def __call__(self, table_name, /, **values):
        table: Table = self.metadata.tables[table_name]
        for column in table.columns:
            if not column.nullable and column.name not in values:
                values[column.name] = self._empty(column)
        self.connection.execute(table.insert().values(**values))

    def _empty(self, column):
        kinds = ((String, ""), (Text, ""), (Boolean, False), (DateTime, clock.now()))
        return next((value for kind, value in kinds if isinstance(column.type, kind)), 1)
