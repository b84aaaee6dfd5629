"""What was said and answered, edited down to be read by everybody."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.voice.published.enums import Consent, Theme


class Publication(Base):
    """A comment and its answer as they are to be printed.

    `consent` is about exactly these words and `name_offered`; `month` is the answer’s, no finer.
    `agreed_by_id` is who agreed to what was written down for others; elsewhere its author does.
    """

    __tablename__ = "publication"
    __table_args__ = (
        UniqueConstraint("comment_id"),
        CheckConstraint(
            "published_at IS NULL OR consent IN ('named', 'unnamed', 'no_author')",
            name="published_with_consent",
        ),
        CheckConstraint(
            "consent != 'no_author' OR (agreed_by_id IS NOT NULL AND agreed_by_id != asked_by_id)",
            name="agreed_by_a_second_person",
        ),
        CheckConstraint(
            "(published_at IS NULL) = (published_by_id IS NULL)", name="published_by_somebody"
        ),
        Index(None, "month", "id"),
    )

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id"))
    said: Mapped[LongText]
    did: Mapped[LongText]
    theme: Mapped[Theme] = mapped_column(words(Theme, "publication_theme"))
    month: Mapped[date]
    name_offered: Mapped[ShortText]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    consent: Mapped[Consent] = mapped_column(words(Consent))
    consent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    on_poster: Mapped[bool]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
