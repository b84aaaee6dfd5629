"""What ambassadors said of an action whose closing was proposed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, UtcDateTime, words
from tracker.voice.difference.enums import Difference


class DifferenceSaid(Base):
    """One ambassador’s word on one proposal to close. The latest counts; earlier ones are kept, so
    that a board's frozen page shows what was said by then."""

    __tablename__ = "difference_said"
    __table_args__ = (Index(None, "closure_id", "id"),)

    id: Mapped[Key]
    closure_id: Mapped[int] = mapped_column(ForeignKey("closure.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    said: Mapped[Difference] = mapped_column(words(Difference))
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
