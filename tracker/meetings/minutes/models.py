"""Attendance, interests, resolutions, every version of a note, and the minutes as they ripen."""

from datetime import datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.meetings.minutes.enums import (
    AttendanceState,
    CorrectionState,
    InterestKind,
    MinutesState,
    ResolutionKind,
)


class Attendance(Base):
    """Somebody at a meeting, or kept from it: name and title as they were on that day."""

    __tablename__ = "attendance"
    __table_args__ = (
        CheckConstraint(
            "left_at IS NULL OR joined_at IS NULL OR left_at > joined_at", name="left_after_joined"
        ),
        Index(None, "meeting_id", "position"),
        Index(None, "user_id"),
        Index(None, "post_id"),
        Index(None, "member_id"),
    )

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    name: Mapped[ShortText]
    title: Mapped[ShortText]
    state: Mapped[AttendanceState] = mapped_column(words(AttendanceState))
    substitute_for: Mapped[ShortText] = mapped_column(default="")
    joined_at: Mapped[time | None]
    left_at: Mapped[time | None]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Declaration(Base):
    """An interest that somebody declared, in the whole meeting or in one item."""

    __tablename__ = "declaration"
    __table_args__ = (Index(None, "meeting_id"), Index(None, "item_id"))

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    kind: Mapped[InterestKind] = mapped_column(words(InterestKind))
    note: Mapped[LongText]
    left_the_room: Mapped[bool]
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Resolution(Base):
    """What a meeting resolved on an item."""

    __tablename__ = "resolution"
    __table_args__ = (
        CheckConstraint("kind != 'approve-subject-to' OR subject_to != ''", name="subject_to_what"),
        Index(None, "item_id", "position"),
    )

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    kind: Mapped[ResolutionKind] = mapped_column(words(ResolutionKind))
    text: Mapped[LongText]
    subject_to: Mapped[LongText] = mapped_column(default="")
    refer_to_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    defer_to_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Arising(Base):
    """An action that arose from an item; the words of the minutes that promised it, if any."""

    __tablename__ = "arising"
    __table_args__ = (UniqueConstraint("item_id", "action_id"), Index(None, "action_id"))

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    words: Mapped[LongText]


class WavedAway(Base):
    """Words that sound like a promise, of which somebody said that they are none."""

    __tablename__ = "waved_away"
    __table_args__ = (Index(None, "item_id"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    words: Mapped[LongText]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    waved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class NoteVersion(Base):
    """The discussion of an item as somebody saved it: nothing that was typed is ever lost."""

    __tablename__ = "note_version"
    __table_args__ = (Index(None, "item_id", "id"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    number: Mapped[int]
    text: Mapped[LongText]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))


class Minutes(Base):
    """The minutes of a meeting: how far they are; their words are its items’, until locked.

    `first_number` goes on through the municipal year, May to May. `agreed_as` names the post of the
    chair who agreed. From `decisions_at` on, whoever sees the meeting reads what was decided,
    before the minutes. Approved, `locked` holds all that was approved, as data, and no deed
    changes any of it.
    """

    __tablename__ = "minutes"
    __table_args__ = (
        CheckConstraint(
            "(state = 'approved') = (locked_at IS NOT NULL)", name="approved_is_locked"
        ),
    )

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    state: Mapped[MinutesState] = mapped_column(words(MinutesState))
    first_number: Mapped[int | None]
    circulated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    agreed_as: Mapped[ShortText] = mapped_column(default="")
    decisions_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    subject_to: Mapped[LongText] = mapped_column(default="")
    locked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    locked: Mapped[LongText] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Correction(Base):
    """What an attendee would have changed in the draft minutes, and what became of it."""

    __tablename__ = "correction"
    __table_args__ = (Index(None, "minutes_id"),)

    id: Mapped[Key]
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    text: Mapped[LongText]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[CorrectionState] = mapped_column(words(CorrectionState))
    answer: Mapped[LongText] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
