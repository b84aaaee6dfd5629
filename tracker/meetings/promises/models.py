"""When a promise of a meeting was reported back, and in which words."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime


class ReportedBack(Base):
    """An action that arose from one meeting was reported back at another."""

    __tablename__ = "reported_back"
    __table_args__ = (UniqueConstraint("action_id", "meeting_id"), Index(None, "meeting_id"))

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    what: Mapped[LongText]
    state: Mapped[ShortText]
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
