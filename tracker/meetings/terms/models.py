"""Terms of reference: each version stays; the latest adopted one holds."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText


class Terms(Base):
    """A version of a body’s terms of reference (rules 5.7): reviewed yearly, quorum as data."""

    __tablename__ = "terms"
    __table_args__ = (
        UniqueConstraint("body_id", "number"),
        CheckConstraint("quorum IS NULL OR quorum > 0", name="quorum_positive"),
    )

    id: Mapped[Key]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    number: Mapped[int]
    text: Mapped[LongText]
    membership: Mapped[LongText]
    substitutes: Mapped[LongText]
    quorum: Mapped[int | None]
    adopted_on: Mapped[date | None]
    adopted_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    review_on: Mapped[date | None]
    what_changed: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
