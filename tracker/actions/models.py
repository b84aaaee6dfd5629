"""Actions and their story: updates, moves of the date, closures, helpers, evidence."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship, validates

from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.refs import ref_order
from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.core.visibility import Visibility
from tracker.people.models import Post
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.workstreams.models import Workstream


class Action(Base):
    """A promised piece of work.

    The columns under "as it stands" repeat the latest facts of its story, so that a page of
    thousands needs one scan; `actions.service.restate` alone sets them (decision 0003).
    """

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("plan_id", "ref"),
        CheckConstraint(
            "due_precision NOT IN ('ongoing', 'none') OR due_on IS NULL", name="undated_has_no_date"
        ),
        CheckConstraint(
            "due_precision != 'ongoing' OR review_on IS NOT NULL", name="ongoing_has_review"
        ),
        CheckConstraint("(outcome IS NULL) = (closed_on IS NULL)", name="closed_has_date"),
        CheckConstraint("moves >= 0", name="moves_counted"),
        # All that counting reads, so that it never opens the rows with their long texts.
        Index(
            "ix_action_standing",
            "plan_id",
            "workstream_id",
            "visibility",
            "outcome",
            "proposed_on",
            "due_on",
            "due_precision",
            "judgement",
            "said_on",
            "starts_on",
            "review_on",
            "moves",
            "accountable_post_id",
        ),
        Index(None, "plan_id", "workstream_id", "ref_order"),
        Index(None, "plan_id", "due_on"),
        Index(None, "workstream_id", "due_on"),
        Index(None, "accountable_post_id"),
        Index(None, "due_on", "id"),
        Index(None, "due_meeting_id"),
        Index(None, "arising_meeting_id"),
    )

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey("workstream.id"))
    ref: Mapped[str] = mapped_column(String(20))
    ref_order: Mapped[str] = mapped_column(String(40))
    text: Mapped[LongText]
    plain_summary: Mapped[LongText]
    success_measure: Mapped[LongText]
    lead: Mapped[ShortText]
    accountable_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    starts_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    original_due_precision: Mapped[Precision] = mapped_column(
        words(Precision, "original_precision")
    )
    due_text: Mapped[ShortText]
    review_on: Mapped[date | None]
    review_is_assumed: Mapped[bool]
    due_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    arising_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    origin: Mapped[ShortText]
    to_check: Mapped[LongText]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    added_on: Mapped[date]
    version: Mapped[int] = mapped_column()

    # As it stands.
    due_on: Mapped[date | None]
    due_precision: Mapped[Precision] = mapped_column(words(Precision))
    moves: Mapped[int]
    judgement: Mapped[Judgement | None] = mapped_column(words(Judgement))
    judged_on: Mapped[date | None]
    said_on: Mapped[date | None]
    last_update_id: Mapped[int | None]
    judged_update_id: Mapped[int | None]
    proposed_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    closed_on: Mapped[date | None]

    # Who sees an action depends on its plan, so the answer always comes with it.
    is_in_draft: Mapped[bool] = column_property(
        select(Plan.status == PlanStatus.DRAFT)
        .where(Plan.id == plan_id)
        .correlate_except(Plan)
        .scalar_subquery()
    )

    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    accountable_post: Mapped[Post | None] = relationship(lazy="raise_on_sql")
    pledge_links: Mapped[list["ActionPledge"]] = relationship(
        back_populates="action",
        lazy="raise_on_sql",
        order_by="ActionPledge.id",
        cascade="all, delete-orphan",
    )
    helpers: Mapped[list["ActionHelper"]] = relationship(
        back_populates="action",
        lazy="raise_on_sql",
        order_by="ActionHelper.id",
        cascade="all, delete-orphan",
    )
    updates: Mapped[list["ActionUpdate"]] = relationship(
        back_populates="action",
        lazy="raise_on_sql",
        order_by="ActionUpdate.counts_on, ActionUpdate.id",
    )
    due_moves: Mapped[list["DueMove"]] = relationship(
        back_populates="action", lazy="raise_on_sql", order_by="DueMove.asked_on, DueMove.id"
    )
    closures: Mapped[list["Closure"]] = relationship(
        back_populates="action", lazy="raise_on_sql", order_by="Closure.id"
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="action", lazy="raise_on_sql", order_by="Evidence.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @validates("ref")
    def _keep_order(self, _name: str, ref: str) -> str:
        self.ref_order = ref_order(ref)
        return ref


class ActionPledge(Base):
    """A pledge, and where known the commitment, that an action serves."""

    __tablename__ = "action_pledge"
    __table_args__ = (
        UniqueConstraint("action_id", "pledge_id", "commitment_id"),
        Index(None, "pledge_id", "action_id"),
    )

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledge.id"))
    commitment_id: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"), index=True)

    action: Mapped[Action] = relationship(back_populates="pledge_links", lazy="raise_on_sql")
    pledge: Mapped[Pledge] = relationship(lazy="raise_on_sql")
    commitment: Mapped[Commitment | None] = relationship(lazy="raise_on_sql")


class ActionHelper(Base):
    """A post, body or partner that helps with an action."""

    __tablename__ = "action_helper"
    __table_args__ = (UniqueConstraint("action_id", "post_id"), Index(None, "post_id"))

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))

    action: Mapped[Action] = relationship(back_populates="helpers", lazy="raise_on_sql")
    post: Mapped[Post] = relationship(lazy="raise_on_sql")


class ActionUpdate(Base):
    """What was said of an action, from the day on which it counts; never changed, only followed."""

    __tablename__ = "action_update"
    __table_args__ = (Index(None, "action_id", "counts_on", "id"),)

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    counts_on: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    by_name: Mapped[ShortText]
    judgement: Mapped[Judgement | None] = mapped_column(words(Judgement))
    is_no_change: Mapped[bool]
    progress: Mapped[LongText]
    why: Mapped[LongText]
    road_to_green: Mapped[LongText]
    ask: Mapped[LongText]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    action: Mapped[Action] = relationship(back_populates="updates", lazy="raise_on_sql")


class DueMove(Base):
    """A new date that was asked for, with its reason and who agreed, or that was refused."""

    __tablename__ = "due_move"
    __table_args__ = (
        CheckConstraint("agreed_on IS NULL OR refused_on IS NULL", name="one_answer"),
        Index(None, "action_id", "asked_on"),
    )

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    from_on: Mapped[date | None]
    from_precision: Mapped[Precision] = mapped_column(words(Precision, "from_precision"))
    to_on: Mapped[date]
    to_precision: Mapped[Precision] = mapped_column(words(Precision))
    to_text: Mapped[ShortText] = mapped_column(default="")
    to_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    is_meeting_moved: Mapped[bool]
    reason: Mapped[LongText]
    asked_on: Mapped[date]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    asked_by_name: Mapped[ShortText]
    agreed_on: Mapped[date | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    agreed_by_name: Mapped[ShortText]
    agreed_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    refused_on: Mapped[date | None]
    refused_note: Mapped[LongText]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    action: Mapped[Action] = relationship(back_populates="due_moves", lazy="raise_on_sql")


class Closure(Base):
    """A proposal that an action is finished or should stop, and what the board agreed."""

    __tablename__ = "closure"
    __table_args__ = (
        CheckConstraint("agreed_on IS NULL OR refused_on IS NULL", name="one_answer"),
        Index(None, "action_id"),
    )

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    reason: Mapped[LongText]
    evidence: Mapped[LongText] = mapped_column(default="")
    proposed_on: Mapped[date]
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    proposed_by_name: Mapped[ShortText]
    agreed_on: Mapped[date | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    agreed_by_name: Mapped[ShortText]
    agreed_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    refused_on: Mapped[date | None]
    refused_note: Mapped[LongText]
    reopened_on: Mapped[date | None]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    action: Mapped[Action] = relationship(back_populates="closures", lazy="raise_on_sql")


class Evidence(Base):
    """A link or a file that shows that something was done."""

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "action_id"),)

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    label: Mapped[ShortText]
    url: Mapped[str] = mapped_column(String(500))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    added_on: Mapped[date]
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    added_by_name: Mapped[ShortText]
    removed_on: Mapped[date | None]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]

    action: Mapped[Action] = relationship(back_populates="evidence", lazy="raise_on_sql")
