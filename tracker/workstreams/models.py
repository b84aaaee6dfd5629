"""Workstreams, their seats with dates, and the pledges they serve."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, Slug, words
from tracker.people.models import Post, User
from tracker.plan.models import Pledge
from tracker.workstreams.enums import SeatKind


class Workstream(Base):
    """A group with a focus, a budget in whole pounds, a chair's and an ambassador's seat."""

    __tablename__ = "workstream"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ends_after_start"),
        CheckConstraint("budget_allotted IS NULL OR budget_allotted >= 0", name="allotted"),
        CheckConstraint("budget_spent IS NULL OR budget_spent >= 0", name="spent"),
    )

    id: Mapped[Key]
    slug: Mapped[Slug] = mapped_column(unique=True)
    name: Mapped[ShortText]
    focus: Mapped[LongText]
    position: Mapped[int]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    budget_allotted: Mapped[int | None]
    budget_spent: Mapped[int | None]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    seats: Mapped[list["Seat"]] = relationship(
        back_populates="workstream", lazy="raise_on_sql", order_by="Seat.started_on"
    )
    pledge_links: Mapped[list["PledgeWorkstream"]] = relationship(
        back_populates="workstream", lazy="raise_on_sql"
    )

    __mapper_args__ = {"version_id_col": version}


class Seat(Base):
    """A chair's or ambassador's seat, held by a post or a person from a day to a day."""

    __tablename__ = "seat"
    __table_args__ = (
        CheckConstraint("post_id IS NOT NULL OR user_id IS NOT NULL", name="somebody"),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ends_after_start"),
        Index(None, "workstream_id", "kind", "started_on"),
        Index(None, "user_id"),
        Index(None, "post_id"),
    )

    id: Mapped[Key]
    workstream_id: Mapped[int] = mapped_column(ForeignKey("workstream.id"))
    kind: Mapped[SeatKind] = mapped_column(words(SeatKind))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    workstream: Mapped[Workstream] = relationship(back_populates="seats", lazy="raise_on_sql")
    post: Mapped[Post | None] = relationship(lazy="raise_on_sql")
    user: Mapped[User | None] = relationship(lazy="raise_on_sql")


class PledgeWorkstream(Base):
    """A pledge that a workstream serves; each may have many of the other."""

    __tablename__ = "pledge_workstream"
    __table_args__ = (UniqueConstraint("workstream_id", "pledge_id"),)

    id: Mapped[Key]
    workstream_id: Mapped[int] = mapped_column(ForeignKey("workstream.id"))
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledge.id"), index=True)
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    workstream: Mapped[Workstream] = relationship(
        back_populates="pledge_links", lazy="raise_on_sql"
    )
    pledge: Mapped[Pledge] = relationship(lazy="raise_on_sql")
