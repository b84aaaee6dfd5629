"""The database's own clock, by which machines whose clocks differ agree on leases and waits."""

from typing import Any

from sqlalchemy import Float, FunctionElement, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from tracker.core.database import UtcDateTime


class database_time(FunctionElement[Any]):
    """The time by the database's clock as the statement runs, so many seconds from now.

    Not the time at which its transaction began: that may have waited for a lock since.
    """

    type = UtcDateTime()
    inherit_cache = True

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(literal(float(seconds), Float()))


@compiles(database_time, "postgresql")
def _by_postgres(element: Any, compiler: SQLCompiler, **told: Any) -> str:
    seconds = compiler.process(element.clauses, **told)
    return f"(clock_timestamp() + make_interval(secs => CAST({seconds} AS double precision)))"


@compiles(database_time, "sqlite")
def _by_sqlite(element: Any, compiler: SQLCompiler, **told: Any) -> str:
    seconds = compiler.process(element.clauses, **told)
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {seconds} || ' seconds')"
