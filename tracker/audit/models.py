"""The audit's one table; the database itself refuses a change or a deletion."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, JSON, ExecutableDDLElement, ForeignKey, Index, String, event
from sqlalchemy.orm import Mapped, mapped_column

from tracker.audit.enums import Deed
from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.core.visibility import Visibility


class AuditEntry(Base):
    """One deed: who, what, before, after, when."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index(None, "subject_type", "subject_id", "id"),
        Index(None, "by_id", "id"),
    )

    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    deed: Mapped[Deed] = mapped_column(words(Deed, is_checked=False))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    by_name: Mapped[ShortText]
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[LongText]


def _ddl(statement: str) -> ExecutableDDLElement:
    return DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


APPEND_ONLY_SQLITE = tuple(
    f"CREATE TRIGGER audit_entry_no_{deed} BEFORE {deed.upper()} ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    for deed in ("update", "delete")
)
APPEND_ONLY_POSTGRES = (
    "CREATE FUNCTION audit_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$",
    "CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_entry_append_only()",
)
DROP_POSTGRES = "DROP FUNCTION IF EXISTS audit_entry_append_only()"

_table = AuditEntry.__table__
for _statement in APPEND_ONLY_SQLITE:
    event.listen(_table, "after_create", _ddl(_statement).execute_if(dialect="sqlite"))
for _statement in APPEND_ONLY_POSTGRES:
    event.listen(_table, "after_create", _ddl(_statement).execute_if(dialect="postgresql"))
event.listen(_table, "after_drop", _ddl(DROP_POSTGRES).execute_if(dialect="postgresql"))
