"""Packs that were made, and how far one that is being made is."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, UtcDateTime, words
from tracker.meetings.pack.enums import PackKind, PackState


class Pack(Base):
    """One making of a pack: its progress while it runs, its file when it is ready.

    `fingerprint` is of all that stands in it, so that a pack which is out of date is known.
    """

    __tablename__ = "pack"
    __table_args__ = (Index(None, "meeting_id", "kind", "id"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    kind: Mapped[PackKind] = mapped_column(words(PackKind))
    state: Mapped[PackState] = mapped_column(words(PackState))
    done: Mapped[int]
    total: Mapped[int]
    pages: Mapped[int | None]
    fingerprint: Mapped[str] = mapped_column(String(64))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    told: Mapped[LongText]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    beat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
