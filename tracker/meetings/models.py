"""Bodies, who is on them, and their meetings."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, Slug, UtcDateTime, words
from tracker.meetings.enums import BodyKind, MeetingStatus, MemberRole
from tracker.people.models import Post, User


class Body(Base):
    """A board, committee or group. `is_executive_board` marks the one whose cycle all follow.

    A task and finish group works for a workstream until `ends_on`; when it has ended, `came_of_it`
    says what it brought.
    """

    __tablename__ = "body"
    __table_args__ = (
        CheckConstraint("cadence_days IS NULL OR cadence_days > 0", name="cadence_positive"),
        CheckConstraint("ended_on IS NULL OR came_of_it != ''", name="ended_with_words"),
    )

    id: Mapped[Key]
    slug: Mapped[Slug] = mapped_column(unique=True)
    name: Mapped[ShortText]
    kind: Mapped[BodyKind] = mapped_column(words(BodyKind))
    is_executive_board: Mapped[bool]
    is_public: Mapped[bool]
    cadence_days: Mapped[int | None]
    cadence_text: Mapped[ShortText]
    purpose: Mapped[LongText]
    reports_to_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey("workstream.id"))
    ends_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    came_of_it: Mapped[LongText] = mapped_column(default="", server_default="")
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    reports_to: Mapped["Body | None"] = relationship(remote_side="Body.id", lazy="raise_on_sql")
    members: Mapped[list["Member"]] = relationship(
        back_populates="body", lazy="raise_on_sql", order_by="Member.id"
    )
    meetings: Mapped[list["Meeting"]] = relationship(
        back_populates="body", lazy="raise_on_sql", order_by="Meeting.held_on"
    )

    __mapper_args__ = {"version_id_col": version}


class Member(Base):
    """A post or a person on a body, from a day to a day."""

    __tablename__ = "member"
    __table_args__ = (
        CheckConstraint("post_id IS NOT NULL OR user_id IS NOT NULL", name="somebody"),
        CheckConstraint(
            "ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on",
            name="ends_after_start",
        ),
        Index(None, "body_id"),
        Index(None, "user_id"),
        Index(None, "post_id"),
    )

    id: Mapped[Key]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    role: Mapped[MemberRole] = mapped_column(words(MemberRole))
    substitute_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    substitute_user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    body: Mapped[Body] = relationship(back_populates="members", lazy="raise_on_sql")
    post: Mapped[Post | None] = relationship(lazy="raise_on_sql", foreign_keys=post_id)
    user: Mapped[User | None] = relationship(lazy="raise_on_sql", foreign_keys=user_id)


class Meeting(Base):
    """A meeting of a body: London date and wall-clock times, place, and what was decided.

    `starts_at` and `ends_at` are in the diary, `began_at` and `closed_at` as it was. Until
    `agenda_out_at` its agenda is a draft, of which nobody is told.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint(
            "ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)",
            name="ends_after_start",
        ),
        Index(None, "body_id", "held_on"),
        Index(None, "held_on"),
    )

    id: Mapped[Key]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    held_on: Mapped[date]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    place_held: Mapped[ShortText]
    status: Mapped[MeetingStatus] = mapped_column(words(MeetingStatus))
    note: Mapped[LongText]
    began_at: Mapped[time | None]
    closed_at: Mapped[time | None]
    agenda_out_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agenda_revised_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    key_messages: Mapped[LongText] = mapped_column(default="", server_default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    body: Mapped[Body] = relationship(back_populates="meetings", lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
