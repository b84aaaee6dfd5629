"""The files of comments."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, UtcDateTime, words
from tracker.files.models import StoredFile
from tracker.voice.media.enums import Consent


class CommentFile(Base):
    """A picture, sound or video of a comment; `number` counts from 1 within it.

    `alternative` is what it shows or says, for who cannot see, hear or load it. Who may read the
    comment may have its file, and nobody else.
    """

    __tablename__ = "comment_file"
    __table_args__ = (
        CheckConstraint("alternative != ''", name="said_in_words"),
        UniqueConstraint("comment_id", "number"),
        UniqueConstraint("file_id"),
    )

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    number: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    alternative: Mapped[LongText]
    consent: Mapped[Consent] = mapped_column(words(Consent))
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)

    file: Mapped[StoredFile] = relationship(lazy="raise_on_sql")
