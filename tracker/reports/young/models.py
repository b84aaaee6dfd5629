"""When somebody last looked at their own first page: kept for that page alone."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, UtcDateTime


class Look(Base):
    """One row a person. `since` is when the visit before this one ended, None before a second.

    Nobody but this person's own first page reads it, and no history or download has it: that
    somebody was here, or was not, is nobody else's to know.
    """

    __tablename__ = "look"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
