"""Update rounds that were frozen, and who signed theirs off."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, UtcDateTime


class UpdateRound(Base):
    """The round of a board, frozen: its actions stand in `frozen_action`, as of a day, and all
    that `Moment` knew of that day stands here.

    A meeting that moves later has a new closing day and gets a new round; the old one stays.
    """

    __tablename__ = "update_round"
    __table_args__ = (UniqueConstraint("meeting_id", "closes_on"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    closes_on: Mapped[date]
    as_of: Mapped[date]
    cycle_began: Mapped[date | None]
    cycle_before: Mapped[date | None]
    last_board_on: Mapped[date | None]
    vacant_posts: Mapped[list[int]] = mapped_column(JSON)
    frozen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RoundSignOff(Base):
    """A chair says that the actions of their workstream are as they should stand at a board."""

    __tablename__ = "round_sign_off"
    __table_args__ = (UniqueConstraint("meeting_id", "workstream_id"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    workstream_id: Mapped[int] = mapped_column(ForeignKey("workstream.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[LongText]
