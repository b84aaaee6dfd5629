"""Plans, pledges and commitments."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.database import Base, Key, LongText, ShortText, Slug, words
from tracker.plan.enums import PlanStatus


class Plan(Base):
    """A strategy or improvement plan: live from its first day to its last."""

    __tablename__ = "plan"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_start"),)

    id: Mapped[Key]
    slug: Mapped[Slug] = mapped_column(unique=True)
    name: Mapped[ShortText]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    status: Mapped[PlanStatus] = mapped_column(words(PlanStatus))
    version_label: Mapped[str] = mapped_column(String(40))
    launched: Mapped[ShortText]
    vision: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    pledges: Mapped[list["Pledge"]] = relationship(
        back_populates="plan", lazy="raise_on_sql", order_by="Pledge.number"
    )

    __mapper_args__ = {"version_id_col": version}


class Pledge(Base):
    """What the council promises; numbered within its plan."""

    __tablename__ = "pledge"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
    )

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    name: Mapped[ShortText]
    plain: Mapped[LongText]
    lead: Mapped[ShortText]
    workstream_group: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan] = relationship(back_populates="pledges", lazy="raise_on_sql")
    commitments: Mapped[list["Commitment"]] = relationship(
        back_populates="pledge", lazy="raise_on_sql", order_by="Commitment.position"
    )

    __mapper_args__ = {"version_id_col": version}


class Commitment(Base):
    """A statement of what a pledge means; actions stand under it."""

    __tablename__ = "commitment"
    __table_args__ = (UniqueConstraint("pledge_id", "position"),)

    id: Mapped[Key]
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledge.id"))
    position: Mapped[int]
    text: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    pledge: Mapped[Pledge] = relationship(back_populates="commitments", lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
