"""Which answers are owed, in SQL: for lists and for counts."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from tracker.core.dates import working_days_after
from tracker.voice.models import Answer, Comment
from tracker.voice.policy import stands
from tracker.voice.rules import LOOK_AHEAD

Last = aliased(Answer, name="last_answer")
_Number = aliased(Answer, name="numbered")


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
        else_=func.coalesce(Last.owed_again_on, Last.look_again_on, Last.doing_by),
    )


def is_unanswered() -> ColumnElement[bool]:
    """`rules.is_unanswered` in SQL: no answer yet, or none that was enough."""
    return or_(Last.id.is_(None), Last.owed_again_on.is_not(None))


def is_waiting(today: date) -> ColumnElement[bool]:
    """A comment that waits for an answer: `rules.is_waiting` in SQL, of comments that stand."""
    soon = working_days_after(today, LOOK_AHEAD)
    return and_(stands(), owed_on().is_not(None), or_(is_unanswered(), owed_on() <= soon))


def is_late(today: date) -> ColumnElement[bool]:
    """A comment whose answer is late."""
    return and_(stands(), owed_on() < today)
