"""Imports: a file, what was understood of it, what a person corrected, and what it became."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.importing.enums import ImportState
from tracker.plan.models import Plan


class PlanImport(Base):
    """One file on its way into a plan.

    The file itself is kept only until it is imported or a week has gone. `reading` is what was
    understood (`reading.to_json`), `choices` the corrected columns and colours, `edits` the rows
    corrected, left out and merged by their key, `leads` who carries what a printed lead names,
    `target` where it goes. `made` lists the rows that it made, by table, and what it changed.
    """

    __tablename__ = "plan_import"
    __table_args__ = (
        CheckConstraint("state != 'done' OR plan_id IS NOT NULL", name="done_has_plan"),
        CheckConstraint("done_rows >= 0 AND all_rows >= 0", name="progress_counted"),
        Index(None, "added_at"),
        Index(None, "plan_id"),
    )

    id: Mapped[Key]
    file_name: Mapped[ShortText]
    kind: Mapped[str] = mapped_column(String(10))
    state: Mapped[ImportState] = mapped_column(words(ImportState))
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    refused: Mapped[LongText]
    done_rows: Mapped[int]
    all_rows: Mapped[int]
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    rows_found: Mapped[int]
    choices: Mapped[dict[str, Any]] = mapped_column(JSON)
    edits: Mapped[dict[str, Any]] = mapped_column(JSON)
    leads: Mapped[dict[str, Any]] = mapped_column(JSON)
    target: Mapped[dict[str, Any]] = mapped_column(JSON)
    made: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    added_by_name: Mapped[ShortText]
    imported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    imported_by_name: Mapped[ShortText]
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class RememberedColumns(Base):
    """How a person mapped the columns of a table with these headings; used for the next file."""

    __tablename__ = "remembered_columns"

    id: Mapped[Key]
    heading_hash: Mapped[str] = mapped_column(String(64), unique=True)
    fields: Mapped[list[str]] = mapped_column(JSON)
    set_on: Mapped[date]
