"""What a person chose about their letters."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, UtcDateTime, words
from tracker.reminders.enums import Rhythm


class MailChoice(Base):
    """How often a person wants to hear of one trigger by letter; none means on the day.

    `before` is what it was until then: what waited for its Monday is not lost by a change.
    """

    __tablename__ = "mail_choice"
    __table_args__ = (UniqueConstraint("user_id", "trigger"),)

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    trigger: Mapped[str] = mapped_column(String(40))
    rhythm: Mapped[Rhythm] = mapped_column(words(Rhythm))
    before: Mapped[Rhythm] = mapped_column(words(Rhythm, "before"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
