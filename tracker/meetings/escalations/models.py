"""An escalation as it stands, and the steps that it took."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.core.visibility import Visibility
from tracker.meetings.escalations.enums import (
    EscalationKind,
    EscalationState,
    Level,
    StepDeed,
    Theme,
)


class Escalation(Base):
    """A concern raised with a team, or good practice told to it (rules 5.8).

    Its days are worked out at each step by the setting of that day, and kept: what is set later
    never moves them. An answer is owed by `answer_by`; after `moves_after` the clock moves it up.
    """

    __tablename__ = "escalation"
    __table_args__ = (
        CheckConstraint("(theme = 'other') = (theme_other != '')", name="theme_said"),
        CheckConstraint("(kind = 'good_practice') = (state = 'told')", name="only_good_is_told"),
        CheckConstraint(
            "(state = 'open' AND level != 'board') = (answer_by IS NOT NULL)", name="has_clock"
        ),
        CheckConstraint("(answer_by IS NULL) = (moves_after IS NULL)", name="clock_has_both_days"),
        Index(None, "state", "moves_after"),
    )

    id: Mapped[Key]
    kind: Mapped[EscalationKind] = mapped_column(words(EscalationKind))
    theme: Mapped[Theme] = mapped_column(words(Theme))
    theme_other: Mapped[ShortText]
    text: Mapped[LongText]
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    raised_on: Mapped[date]
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey("workstream.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    team_post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    manager_post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    state: Mapped[EscalationState] = mapped_column(words(EscalationState))
    level: Mapped[Level] = mapped_column(words(Level))
    started_on: Mapped[date]
    since_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer_by: Mapped[date | None]
    moves_after: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class EscalationStep(Base):
    """A step: who took it, when and why; nobody where the clock did. Never changed."""

    __tablename__ = "escalation_step"
    __table_args__ = (UniqueConstraint("escalation_id", "number"),)

    id: Mapped[Key]
    escalation_id: Mapped[int] = mapped_column(ForeignKey("escalation.id"))
    number: Mapped[int]
    deed: Mapped[StepDeed] = mapped_column(words(StepDeed))
    level: Mapped[Level] = mapped_column(words(Level))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    why: Mapped[LongText]
