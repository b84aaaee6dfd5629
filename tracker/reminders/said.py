"""Comments as letters know them: who owes what by when, never their words nor a name."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from tracker.actions.models import Action
from tracker.actions.rules import Facts
from tracker.actions.standing import Moment
from tracker.actions.tally import in_plans
from tracker.core.clock import LONDON
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem
from tracker.plan.models import Plan
from tracker.reminders.action_info import ACTION, ActionInfo, info_of
from tracker.reminders.open_steps import LOOK_BACK
from tracker.reminders.rounds import IN_LETTERS
from tracker.reminders.rules import CommentFacts, happened_on
from tracker.voice import policy as voice
from tracker.voice.debts import Last, is_unanswered, last_answer
from tracker.voice.hearing import leads_of
from tracker.voice.models import Comment, CommentFlag

ELSE = "something nobody asked about"
A_POINT = "what was said in a survey or at a visit"


@dataclass(frozen=True, slots=True)
class CommentInfo:
    """A comment as far as letters go: never its words, nor its author's name."""

    facts: CommentFacts
    author_id: int
    author_role: str
    action: ActionInfo


@dataclass(frozen=True, slots=True)
class Worry:
    """A comment that somebody worries about and no safeguarding lead has looked at."""

    comment_id: int
    flagged_on: date
    flagged_by: int
    kept_from: tuple[int, ...] = ()


def comments(day: date) -> list[CommentInfo]:
    rows = db.session.execute(
        select(
            Comment.id.label("comment_id"),
            Comment.posted_at,
            Comment.answer_due_on,
            Comment.author_id,
            Comment.author_role,
            Last.answered_at,
            Last.judged_at,
            Last.owed_again_on,
            Last.by_chair,
            func.coalesce(Last.look_again_on, Last.doing_by).label("promised_on"),
            _shown_at().label("shown_at"),
            Comment.pledge_id,
            Comment.item_id,
            Comment.source_id,
            Comment.workstream_id.label("answering_id"),
            *ACTION,
        )
        .outerjoin(Action, Action.id == Comment.action_id)
        .outerjoin(Plan, Plan.id == Action.plan_id)
        .outerjoin(Last, last_answer())
        .where(
            _in_letters(day),
            voice.stands(),
            or_(
                and_(Comment.answer_due_on.is_not(None), is_unanswered()),
                Last.answered_at >= _days_ago(day),
                func.coalesce(Last.look_again_on, Last.doing_by).is_not(None),
            ),
        )
        .order_by(Comment.id)
    )
    return [
        CommentInfo(
            _facts(row),
            row.author_id,
            row.author_role,
            info_of(row) if row.id is not None else _unlike_action(row),
        )
        for row in rows
    ]


def _in_letters(day: date) -> ColumnElement[bool]:
    """Comments of which letters may speak: by the label of what they are about."""
    items = select(AgendaItem.id).where(AgendaItem.visibility.in_(IN_LETTERS))
    live = in_plans(Moment(day=day, cycle_began=None), None)
    return or_(
        and_(Comment.action_id.is_not(None), live, Action.visibility.in_(IN_LETTERS)),
        and_(Comment.action_id.is_(None), Comment.item_id.is_(None)),
        Comment.item_id.in_(items),
    )


def _unlike_action(row: Any) -> ActionInfo:
    """What is no action, as letters speak of it: the chair of its workstream answers, or the
    board secretary; its own words stay on its page."""
    ref = "a promise" if row.pledge_id else "an item of an agenda" if row.item_id else ELSE
    if row.source_id and ref == ELSE:
        ref = A_POINT
    return ActionInfo(0, ref, "", row.answering_id, None, Visibility.BOARD, Facts())


def _facts(row: Any) -> CommentFacts:
    """The first debt, or the second, which began when the answer was found not to be enough."""
    is_again = row.owed_again_on is not None
    is_answered = row.answered_at is not None and not is_again
    return CommentFacts(
        row.comment_id,
        happened_on(row.judged_at if is_again else row.posted_at),
        row.owed_again_on if is_again else row.answer_due_on,
        happened_on(row.answered_at) if is_answered else None,
        happened_on(row.shown_at) if row.shown_at else None,
        is_again=is_again,
        is_above=is_again and row.by_chair,
        promised_on=row.promised_on,
    )


def _shown_at() -> Any:
    """When the last worry about a comment was looked at, and it could be read again."""
    return (
        select(func.max(CommentFlag.released_at))
        .where(CommentFlag.comment_id == Comment.id)
        .correlate(Comment)
        .scalar_subquery()
    )


def _days_ago(day: date) -> datetime:
    return datetime.combine(day - LOOK_BACK, datetime.min.time(), LONDON)


def worries() -> list[Worry]:
    rows = db.session.execute(
        select(
            CommentFlag.comment_id,
            CommentFlag.flagged_at,
            CommentFlag.by_id,
            CommentFlag.is_private,
        )
        .where(CommentFlag.released_at.is_(None))
        .order_by(CommentFlag.id)
    ).all()
    leads = leads_of({row.comment_id for row in rows if row.is_private})
    return [
        Worry(
            row.comment_id,
            happened_on(row.flagged_at),
            row.by_id,
            leads[row.comment_id].kept_out if row.is_private else (),
        )
        for row in rows
    ]
