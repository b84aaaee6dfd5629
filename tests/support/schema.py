"""A database's schema as plain values, so that two of them can be compared by name."""

from typing import Any

from sqlalchemy import Connection, inspect, text

Schema = dict[str, dict[str, Any]]

TRIGGERS = {
    "sqlite": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || "
        "(SELECT prosrc FROM pg_proc WHERE pg_proc.oid = tgfoid) "
        "FROM pg_trigger WHERE NOT tgisinternal"
    ),
}
CONDITIONS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


def schema(connection: Connection) -> Schema:
    """Each table's columns, keys, checks, uniques, indexes and triggers, but for Alembic's own."""
    look = inspect(connection)
    dialect = connection.dialect.name
    indexes = {row[0]: " ".join(row[1].split()) for row in _rows(connection, CONDITIONS[dialect])}
    found: Schema = {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in look.get_columns(table)
            },
            "key": look.get_pk_constraint(table),
            "foreign keys": _named(look.get_foreign_keys(table)),
            "uniques": _named(look.get_unique_constraints(table)),
            "checks": _named(look.get_check_constraints(table)),
            "indexes": {
                index["name"]: indexes.get(str(index["name"])) for index in look.get_indexes(table)
            },
            "triggers": {},
        }
        for table in look.get_table_names()
        if table != "alembic_version"
    }
    for table, name, definition in _rows(connection, TRIGGERS[dialect]):
        found[table.strip('"')]["triggers"][name] = " ".join(definition.split())
    return found


def _rows(connection: Connection, query: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in connection.execute(text(query))]


def _named(constraints: list[Any]) -> dict[str, Any]:
    return {
        str(each["name"]): {k: v for k, v in each.items() if k != "name"} for each in constraints
    }
