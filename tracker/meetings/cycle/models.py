"""Ticks in a meeting’s cycle: what a person says is done, where the tracker cannot know it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime


class CycleTick(Base):
    """A step of a meeting’s cycle that somebody ticked; taken back, the row goes."""

    __tablename__ = "cycle_tick"
    __table_args__ = (UniqueConstraint("meeting_id", "step"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    step: Mapped[str] = mapped_column(String(40))
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    by_name: Mapped[ShortText]
    note: Mapped[LongText]
