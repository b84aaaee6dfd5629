"""Standing items, agenda items, their papers, comments before the meeting, and lifting Part 2."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.core.visibility import Visibility
from tracker.files.models import StoredFile
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, ItemState, Purpose

# Part 2 has its paragraph and its reason, and nothing else has them (rules 5.11).
EXEMPT = (
    "(visibility = 'restricted') = (exempt_paragraph IS NOT NULL) "
    "AND (visibility = 'restricted') = (exempt_reason != '')"
)


class StandingItem(Base):
    """What stands on every agenda of a body, in its order."""

    __tablename__ = "standing_item"
    __table_args__ = (Index(None, "body_id", "position"),)

    id: Mapped[Key]
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind))
    title: Mapped[ShortText]
    purpose: Mapped[Purpose] = mapped_column(words(Purpose))
    minutes: Mapped[int | None]
    presenter: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]


class AgendaItem(Base):
    """An item of a meeting. What was said of it stands here too, as it is being written.

    Of a restricted item the public pack says `public_title` and `exempt_reason`, and its public
    minutes say `public_note`: nothing else. `agenda_is_draft` is a fact of the meeting.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        CheckConstraint(EXEMPT, name="exempt_has_reason"),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes_positive"),
        Index(None, "meeting_id", "position"),
        Index(None, "carried_from_id"),
    )

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind))
    title: Mapped[ShortText]
    purpose: Mapped[Purpose] = mapped_column(words(Purpose))
    minutes: Mapped[int | None]
    presenter: Mapped[ShortText]
    summary: Mapped[LongText]
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    exempt_paragraph: Mapped[ExemptParagraph | None] = mapped_column(words(ExemptParagraph))
    exempt_reason: Mapped[LongText] = mapped_column(default="")
    public_title: Mapped[ShortText] = mapped_column(default="")
    state: Mapped[ItemState] = mapped_column(words(ItemState))
    state_reason: Mapped[LongText] = mapped_column(default="")
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    late_reason: Mapped[LongText] = mapped_column(default="")
    discussion: Mapped[LongText] = mapped_column(default="")
    discussion_version: Mapped[int] = mapped_column(default=1)
    public_note: Mapped[LongText] = mapped_column(default="")
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    papers: Mapped[list["Paper"]] = relationship(
        back_populates="item", lazy="raise_on_sql", order_by="Paper.position, Paper.id"
    )

    __mapper_args__ = {"version_id_col": version}


class Paper(Base):
    """A paper of an item: a file that somebody brought. It is never more open than its item."""

    __tablename__ = "paper"
    __table_args__ = (CheckConstraint(EXEMPT, name="exempt_has_reason"), Index(None, "item_id"))

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    position: Mapped[int]
    title: Mapped[ShortText]
    summary: Mapped[LongText]
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    exempt_paragraph: Mapped[ExemptParagraph | None] = mapped_column(words(ExemptParagraph))
    exempt_reason: Mapped[LongText] = mapped_column(default="")
    public_title: Mapped[ShortText] = mapped_column(default="")
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_on: Mapped[date]
    is_late: Mapped[bool]
    late_reason: Mapped[LongText] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[LongText] = mapped_column(default="")
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    item: Mapped[AgendaItem] = relationship(back_populates="papers", lazy="raise_on_sql")
    file: Mapped[StoredFile] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class Lifting(Base):
    """Making an item or a paper of Part 2 open: one asks, another agrees or refuses."""

    __tablename__ = "lifting"
    __table_args__ = (
        CheckConstraint("(item_id IS NULL) != (paper_id IS NULL)", name="one_thing"),
        CheckConstraint("agreed_by_id IS NULL OR agreed_by_id != asked_by_id", name="two_people"),
        CheckConstraint("agreed_at IS NULL OR refused_at IS NULL", name="one_answer"),
        Index(None, "item_id"),
        Index(None, "paper_id"),
    )

    id: Mapped[Key]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    to_label: Mapped[Visibility] = mapped_column(words(Visibility, "to_label"))
    reason: Mapped[LongText]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
