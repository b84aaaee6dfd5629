"""How far the record has come: a mark that is another after every deed."""

from sqlalchemy import func, select, text

from tracker.audit.models import AuditEntry
from tracker.core.database import db


def revision() -> tuple[int, str]:
    """A mark of what has been committed: whoever sees the same mark twice sees the same facts.

    Every deed writes an audit row in its own transaction. On SQLite writers take turns, so the last
    row's number is enough. On PostgreSQL a lower number may be committed after a higher one: the
    oldest transaction still open goes into the mark, which then changes when that one ends.
    """
    last = select(func.coalesce(func.max(AuditEntry.id), 0))
    if db.session.get_bind().dialect.name == "postgresql":
        oldest = text("pg_snapshot_xmin(pg_current_snapshot())::text")
        number, mark = db.session.execute(select(last.scalar_subquery(), oldest)).one()
        return number, mark
    return db.session.scalar(last) or 0, ""
