"""Exceptions to the figures, each with one next step and the meeting it was promised for."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.actions.models import Action
from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.people.models import Post
from tracker.scorecards.exceptions.enums import ExceptionState, NextStep, Tone
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Indicator, Scorecard


class DataException(Base):
    """A highlight or risk that a meeting saw in a scorecard (documents.md U14).

    `heading` is what stands before the colon ("NEET Data"), `told` what stands after it; `figure`
    is the revision that the meeting saw, `closing_figure` the one at its end.
    """

    __tablename__ = "data_exception"
    __table_args__ = (
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_date"),
        Index(None, "raised_at_id", "position"),
        Index(None, "promised_for_id"),
        Index(None, "indicator_id"),
        Index(None, "action_id"),
    )

    id: Mapped[Key]
    scorecard_id: Mapped[int] = mapped_column(ForeignKey("scorecard.id"))
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    figure_id: Mapped[int | None] = mapped_column(ForeignKey("figure.id"))
    raised_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    raised_on: Mapped[date]
    position: Mapped[int]
    tone: Mapped[Tone] = mapped_column(words(Tone))
    heading: Mapped[ShortText]
    told: Mapped[LongText]
    step: Mapped[NextStep] = mapped_column(words(NextStep))
    next_step: Mapped[LongText]
    owner_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    promised_for_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    state: Mapped[ExceptionState] = mapped_column(words(ExceptionState))
    what_happened: Mapped[LongText]
    closing_figure_id: Mapped[int | None] = mapped_column(ForeignKey("figure.id"))
    closed_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    to_check: Mapped[LongText]
    made_up: Mapped[ShortText]
    document: Mapped[ShortText]
    place: Mapped[ShortText]
    demonstration: Mapped[bool]
    version: Mapped[int] = mapped_column()

    scorecard: Mapped[Scorecard] = relationship(lazy="raise_on_sql")
    indicator: Mapped[Indicator | None] = relationship(lazy="raise_on_sql")
    figure: Mapped[Figure | None] = relationship(lazy="raise_on_sql", foreign_keys=[figure_id])
    closing_figure: Mapped[Figure | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[closing_figure_id]
    )
    raised_at: Mapped[Meeting | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[raised_at_id]
    )
    promised_for: Mapped[Meeting | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[promised_for_id]
    )
    owner: Mapped[Post | None] = relationship(lazy="raise_on_sql")
    action: Mapped[Action | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
