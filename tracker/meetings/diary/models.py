"""Calendar feeds, replies to invitations, and what comes round every year."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.meetings.diary.enums import FeedShows, ReplyKind
from tracker.people.private_addresses.models import PrivateAddress


class CalendarFeed(PrivateAddress, Base):
    """A person’s private calendar address."""

    __tablename__ = "calendar_feed"

    shows: Mapped[FeedShows] = mapped_column(words(FeedShows))


class Reply(Base):
    """What an invited person, or a guest without an account, answered; the latest one."""

    __tablename__ = "reply"
    __table_args__ = (
        UniqueConstraint("meeting_id", "user_id"),
        CheckConstraint("user_id IS NOT NULL OR guest != ''", name="somebody"),
    )

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    guest: Mapped[ShortText] = mapped_column(default="")
    kind: Mapped[ReplyKind] = mapped_column(words(ReplyKind))
    substitute: Mapped[ShortText] = mapped_column(default="")
    note: Mapped[LongText] = mapped_column(default="")
    replied_at: Mapped[datetime] = mapped_column(UtcDateTime)


class YearlyItem(Base):
    """What comes round every year, on a day or within a month, and the action that it makes.

    `day` empty: the whole month. The action is made `makes_ahead` days before, with this lead.
    """

    __tablename__ = "yearly_item"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12", name="month"),
        CheckConstraint("day IS NULL OR day BETWEEN 1 AND 31", name="day"),
        CheckConstraint("makes_ahead >= 0", name="ahead"),
    )

    id: Mapped[Key]
    name: Mapped[ShortText]
    month: Mapped[int]
    day: Mapped[int | None]
    what: Mapped[LongText]
    lead_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey("workstream.id"))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    makes_ahead: Mapped[int]
    ended_on: Mapped[date | None]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class YearlyMade(Base):
    """The action that a yearly item made for a year: made once."""

    __tablename__ = "yearly_made"
    __table_args__ = (UniqueConstraint("item_id", "year"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("yearly_item.id"))
    year: Mapped[int]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
