"""Good news under a pledge."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime
from tracker.plan.models import Pledge


class Celebration(Base):
    """Good news that somebody proposed; everybody reads it once it is published."""

    __tablename__ = "celebration"
    __table_args__ = (
        CheckConstraint(
            "published_at IS NOT NULL OR published_by_id IS NULL", name="published_by_somebody"
        ),
        Index(None, "pledge_id", "month"),
    )

    id: Mapped[Key]
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledge.id"))
    text: Mapped[LongText]
    month: Mapped[date]
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    pledge: Mapped[Pledge] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
