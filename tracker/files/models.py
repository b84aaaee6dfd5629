"""Stored files: what they are; where they are is `token`, under the data folder."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, ShortText, UtcDateTime, words
from tracker.files.enums import FileKind


class StoredFile(Base):
    """A file as it was kept, its metadata stripped; `name` is what its reader is shown.

    Who may have it is asked of what it belongs to: evidence, a paper, a pack.
    """

    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size > 0", name="not_empty"),)

    id: Mapped[Key]
    token: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[ShortText]
    kind: Mapped[FileKind] = mapped_column(words(FileKind))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int | None]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    added_by_name: Mapped[ShortText]
    gone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
