"""A scorecard's file on its way into figures that wait to be checked."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, ShortText, UtcDateTime, words
from tracker.importing.enums import ImportState
from tracker.scorecards.models import Scorecard


class ScorecardImport(Base):
    """What was understood of one file, what a person chose, and what it made.

    The file itself is not kept. `chosen` gives a row's place, from 0, what it goes on from (see
    `keeping_scorecards.indicators.joined`); `new_name` is a scorecard's that the import makes.
    `made` holds the rows that it added, by table, and what it told.
    """

    __tablename__ = "scorecard_import"
    __table_args__ = (
        CheckConstraint("state != 'done' OR scorecard_id IS NOT NULL", name="done_has_scorecard"),
        Index(None, "added_at"),
        Index(None, "scorecard_id"),
    )

    id: Mapped[Key]
    file_name: Mapped[ShortText]
    state: Mapped[ImportState] = mapped_column(words(ImportState))
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    chosen: Mapped[dict[str, str]] = mapped_column(JSON)
    made: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)
    scorecard_id: Mapped[int | None] = mapped_column(ForeignKey("scorecard.id"))
    new_name: Mapped[ShortText]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    added_by_name: Mapped[ShortText]
    imported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    imported_by_name: Mapped[ShortText]
    version: Mapped[int] = mapped_column()

    scorecard: Mapped[Scorecard | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}

    @property
    def into(self) -> str:
        """The name of the scorecard that it goes into."""
        return self.scorecard.name if self.scorecard else self.new_name
