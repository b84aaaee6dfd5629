"""Which answers are owed, in SQL: for lists, for counts, and for whoever writes the letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, null, or_, select
from sqlalchemy.orm import aliased

from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import working_days_after
from tracker.core.visibility import Visibility
from tracker.voice.enums import AnswerKind
from tracker.voice.models import Answer, Comment
from tracker.voice.policy import stands
from tracker.voice.rules import LOOK_AHEAD

Last = aliased(Answer, name="last_answer")
_Number = aliased(Answer, name="numbered")


@dataclass(frozen=True, slots=True)
class Debt:
    """A comment to which somebody owes an answer; never its words, nor its author's name."""

    comment_id: int
    author_id: int
    action_id: int
    action_ref: str
    action_text: str
    visibility: Visibility
    workstream_id: int | None
    accountable_post_id: int | None
    posted_at: datetime
    owed_on: date
    is_look_again: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of which its commenter is to hear; never its words."""

    answer_id: int
    number: int
    comment_id: int
    author_id: int
    action_id: int
    action_ref: str
    action_text: str
    visibility: Visibility
    answered_at: datetime


def last_answer() -> ColumnElement[bool]:
    """How `Last`, the latest answer, is joined to its comment."""
    newest = (
        select(func.max(_Number.number)).where(_Number.comment_id == Comment.id).correlate(Comment)
    )
    return and_(Last.comment_id == Comment.id, Last.number == newest.scalar_subquery())


def owed_on() -> ColumnElement[date | None]:
    """The day by which something is owed: `rules.debt_on` in SQL, over `Comment` and `Last`."""
    return case(
        (Last.id.is_(None), Comment.answer_due_on),
        (Last.kind == AnswerKind.WE_WILL_LOOK_AGAIN, Last.look_again_on),
        else_=null(),
    )


def is_waiting(today: date) -> ColumnElement[bool]:
    """A comment that waits for an answer: `rules.is_waiting` in SQL, of comments that stand."""
    soon = working_days_after(today, LOOK_AHEAD)
    return and_(stands(), owed_on().is_not(None), or_(Last.id.is_(None), owed_on() <= soon))


def is_late(today: date) -> ColumnElement[bool]:
    """A comment whose answer is late."""
    return and_(stands(), owed_on() < today)


def owed(today: date, where: Sequence[ColumnElement[bool]] = ()) -> list[Debt]:
    """Every comment that waits for an answer, the longest owed first."""
    statement = _told(
        Comment.id,
        Comment.author_id,
        Action.id,
        Action.ref,
        Action.text,
        Action.visibility,
        Action.workstream_id,
        Action.accountable_post_id,
        Comment.posted_at,
        owed_on(),
        Last.id.is_not(None),
    )
    found = statement.where(is_waiting(today), *where).order_by(owed_on(), Comment.id)
    return [Debt(*row) for row in db.session.execute(found)]


def to_answer_for(
    post_ids: Sequence[int], workstream_ids: Sequence[int], *, today: date
) -> list[Debt]:
    """What waits for an answer on the actions of these posts and of these workstreams."""
    theirs = or_(Action.accountable_post_id.in_(post_ids), Action.workstream_id.in_(workstream_ids))
    return owed(today, [theirs])


def answered_since(day: date) -> list[Answered]:
    """The answers given on a London day or later to comments that still stand, oldest first."""
    began = datetime.combine(day, time(), clock.LONDON)
    statement = (
        select(
            Answer.id,
            Answer.number,
            Comment.id,
            Comment.author_id,
            Action.id,
            Action.ref,
            Action.text,
            Action.visibility,
            Answer.answered_at,
        )
        .join(Comment, Comment.id == Answer.comment_id)
        .join(Action, Action.id == Comment.action_id)
        .where(Answer.answered_at >= began, stands())
        .order_by(Answer.answered_at, Answer.id)
    )
    return [Answered(*row) for row in db.session.execute(statement)]


def _told(*columns: Any) -> Select[Any]:
    return (
        select(*columns).join(Action, Action.id == Comment.action_id).outerjoin(Last, last_answer())
    )
