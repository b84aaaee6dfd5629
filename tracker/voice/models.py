"""Comments, the answers owed, and flags that hide a worrying one."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.actions.models import Action
from tracker.core.database import Base, Key, LongText, ShortText, UtcDateTime, words
from tracker.people.models import User
from tracker.plan.models import Pledge
from tracker.voice.enums import AnswerKind, ShownAs, Verdict
from tracker.workstreams.models import Workstream


class Comment(Base):
    """What somebody said of one thing, or of something that nobody asked about.

    `workstream_id` says whose chair answers where that is not an action’s; `group_name` whom the
    author speaks for; `source_id` at which occasion it was said; `is_for_others` that its author
    only wrote it down for young people; `answer_due_on` is set where an answer is owed.
    """

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint(
            "(removed_at IS NULL) = (removed_by_id IS NULL)", name="removed_by_somebody"
        ),
        CheckConstraint(
            "(action_id IS NULL OR pledge_id IS NULL) AND (action_id IS NULL OR item_id IS NULL) "
            "AND (pledge_id IS NULL OR item_id IS NULL)",
            name="about_one_thing",
        ),
        CheckConstraint("action_id IS NULL OR workstream_id IS NULL", name="action_has_its_own"),
        CheckConstraint("(shown_as = 'group') = (group_name != '')", name="group_has_a_name"),
        CheckConstraint("source_id IS NULL OR is_for_others", name="of_a_source_for_others"),
        Index(None, "action_id", "posted_at", "id"),
        Index(None, "pledge_id"),
        Index(None, "item_id"),
        Index(None, "source_id"),
        Index(None, "author_id"),
        Index(None, "answer_due_on"),
    )

    id: Mapped[Key]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    pledge_id: Mapped[int | None] = mapped_column(ForeignKey("pledge.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey("workstream.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    shown_as: Mapped[ShownAs] = mapped_column(words(ShownAs))
    group_name: Mapped[ShortText] = mapped_column(default="")
    author_role: Mapped[ShortText]
    is_for_others: Mapped[bool]
    text: Mapped[LongText]
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer_due_on: Mapped[date | None]
    is_held: Mapped[bool] = mapped_column(default=False)
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    removed_reason: Mapped[LongText]
    document: Mapped[ShortText]
    place: Mapped[ShortText] = mapped_column(default="")
    demonstration: Mapped[bool]
    seed_key: Mapped[ShortText]
    version: Mapped[int] = mapped_column()

    action: Mapped[Action | None] = relationship(lazy="raise_on_sql")
    pledge: Mapped[Pledge | None] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    author: Mapped[User] = relationship(foreign_keys=[author_id], lazy="raise_on_sql")
    answers: Mapped[list["Answer"]] = relationship(
        back_populates="comment", lazy="raise_on_sql", order_by="Answer.id"
    )
    flags: Mapped[list["CommentFlag"]] = relationship(
        back_populates="comment", lazy="raise_on_sql", order_by="CommentFlag.id"
    )
    earlier: Mapped[list["EarlierText"]] = relationship(
        back_populates="comment", lazy="raise_on_sql", order_by="EarlierText.id"
    )

    __mapper_args__ = {"version_id_col": version}


class EarlierText(Base):
    """What a comment said before it was edited; kept for safeguarding only."""

    __tablename__ = "earlier_text"
    __table_args__ = (Index(None, "comment_id"),)

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    text: Mapped[LongText]
    until_at: Mapped[datetime] = mapped_column(UtcDateTime)

    comment: Mapped[Comment] = relationship(back_populates="earlier", lazy="raise_on_sql")


class Answer(Base):
    """The answer to a comment: what kind, in whose words, and which day it promises.

    `verdict` is what whoever asked says of it; “not yet” opens the debt again, `owed_again_on`.
    `by_chair`: whoever gave it chairs the workstream, so that somebody else owes the next.
    """

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint(
            "kind != 'we_will_look_again' OR look_again_on IS NOT NULL", name="look_again_has_date"
        ),
        CheckConstraint("(verdict IS NULL) = (judged_at IS NULL)", name="judged_at_a_time"),
        CheckConstraint(
            "(owed_again_on IS NOT NULL) = (coalesce(verdict, '') = 'not_yet')",
            name="not_yet_is_owed_again",
        ),
        UniqueConstraint("comment_id", "number"),
    )

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    number: Mapped[int]
    kind: Mapped[AnswerKind] = mapped_column(words(AnswerKind))
    text: Mapped[LongText]
    look_again_on: Mapped[date | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    by_name: Mapped[ShortText]
    by_chair: Mapped[bool]
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    doing_by: Mapped[date | None]
    verdict: Mapped[Verdict | None] = mapped_column(words(Verdict))
    verdict_text: Mapped[LongText] = mapped_column(default="")
    judged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    owed_again_on: Mapped[date | None]
    document: Mapped[ShortText]
    demonstration: Mapped[bool]

    comment: Mapped[Comment] = relationship(back_populates="answers", lazy="raise_on_sql")

    @property
    def promised_on(self) -> date | None:
        """The day by which it promises something: a second look, or that it is done."""
        return self.look_again_on or self.doing_by


class CommentFlag(Base):
    """Somebody is worried: the comment is hidden until the safeguarding lead releases it.

    `hides` is not set where the same person was worried before: what was looked at stays.
    `is_private`: of their own words, which are for the safeguarding lead alone and for ever.
    """

    __tablename__ = "comment_flag"
    __table_args__ = (
        CheckConstraint(
            "(released_at IS NULL) = (released_by_id IS NULL)", name="released_by_somebody"
        ),
        CheckConstraint("(seen_at IS NULL) = (seen_by_id IS NULL)", name="seen_by_somebody"),
        Index(None, "comment_id"),
    )

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    flagged_at: Mapped[datetime] = mapped_column(UtcDateTime)
    hides: Mapped[bool] = mapped_column(default=True)
    is_private: Mapped[bool] = mapped_column(default=False)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    late_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    release_note: Mapped[LongText]

    comment: Mapped[Comment] = relationship(back_populates="flags", lazy="raise_on_sql")
