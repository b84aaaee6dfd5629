"""What reminders are about, read in a few statements however many actions there are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from tracker.actions.models import Action, ActionHelper, DueMove
from tracker.actions.moving import MEETING_CANCELLED
from tracker.actions.rules import Facts
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import in_plans
from tracker.core.clock import LONDON
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.models import Body, Meeting
from tracker.plan.models import Plan
from tracker.reminders.boards import Board, boards_around
from tracker.reminders.escalations import EscalationInfo, open_escalations
from tracker.reminders.ladders import Ladders
from tracker.reminders.open_steps import LOOK_BACK, ahead_of
from tracker.reminders.rounds import IN_LETTERS, RoundFacts, round_facts
from tracker.reminders.rules import CommentFacts, happened_on
from tracker.reminders.scorecards import ScorecardInfo, unpublished
from tracker.voice import policy as voice
from tracker.voice.models import Answer, Comment, CommentFlag

TITLE = 140
ELSE = "something nobody asked about"


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """An action as far as letters go; its label, workstream and post say whom they go to."""

    id: int
    ref: str
    title: str
    workstream_id: int | None
    accountable_post_id: int | None
    visibility: Visibility
    facts: Facts


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


@dataclass(frozen=True, slots=True)
class Move:
    """A new date that was agreed for an action, and who agreed it."""

    action: ActionInfo
    agreed_on: date
    to_on: date
    agreed_by: int | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that letters of a day may be about."""

    actions: list[ActionInfo]
    moves: list[Move]
    helpers: dict[int, list[int]]
    open_posts: frozenset[int]
    comments: list[CommentInfo]
    worries: list[Worry]
    escalations: list[EscalationInfo]
    scorecards: list[ScorecardInfo]
    boards: list[Board]
    round: RoundFacts | None


def gather(day: date, ladders: Ladders, closed: frozenset[date]) -> Gathered:
    """Read current facts as if it were a day: live plans, open actions, comments that stand."""
    until = day + ahead_of(ladders)
    boards = boards_around(day)
    return Gathered(
        actions=_actions(day, until),
        moves=_moves(day),
        helpers=_helpers(day, until),
        open_posts=_open_posts(day),
        comments=_comments(day),
        worries=_worries(),
        escalations=open_escalations(day),
        scorecards=unpublished(day),
        boards=boards,
        round=round_facts(boards, day, ladders, closed),
    )


def _open(day: date) -> ColumnElement[bool]:
    """An open action of a plan that is live, which letters may name."""
    moment = Moment(day=day, cycle_began=None)
    return and_(in_plans(moment, None), Action.visibility.in_(IN_LETTERS), standing(moment).is_open)


def _near(until: date) -> ColumnElement[bool]:
    """Overdue, due soon, or to be looked at again: of all others no letter speaks yet."""
    return or_(
        Action.due_on <= until,
        and_(Action.due_on.is_(None), Action.review_on <= until),
    )


_ACTION = (
    Action.id,
    Action.ref,
    func.coalesce(func.nullif(Action.plain_summary, ""), Action.text).label("title"),
    Action.workstream_id,
    Action.accountable_post_id,
    Action.visibility,
    Action.due_on,
    Action.due_precision,
    Action.review_on,
)


def _actions(day: date, until: date) -> list[ActionInfo]:
    rows = db.session.execute(
        select(*_ACTION).join(Plan).where(_open(day), _near(until)).order_by(Action.id)
    )
    return [_info(row) for row in rows]


def _moves(day: date) -> list[Move]:
    """New dates that stand; where the board moved, its own move is told and not its actions'."""
    boards = select(Meeting.id).join(Body).where(Body.is_executive_board)
    moved_with_board = and_(
        DueMove.is_meeting_moved,
        DueMove.reason != MEETING_CANCELLED,
        or_(DueMove.to_meeting_id.is_(None), DueMove.to_meeting_id.in_(boards)),
    )
    rows = db.session.execute(
        select(*_ACTION, DueMove.agreed_on, DueMove.to_on, DueMove.agreed_by_id)
        .join(DueMove, DueMove.action_id == Action.id)
        .join(Plan, Plan.id == Action.plan_id)
        .where(
            _open(day),
            DueMove.agreed_on.between(day - LOOK_BACK, day),
            DueMove.to_on == Action.due_on,
            ~moved_with_board,
        )
        .order_by(DueMove.id)
    )
    return [Move(_info(row), row.agreed_on, row.to_on, row.agreed_by_id) for row in rows]


def _info(row: Any) -> ActionInfo:
    facts = Facts(due_on=row.due_on, precision=row.due_precision, review_on=row.review_on)
    return ActionInfo(
        row.id,
        row.ref,
        short_title(row.title),
        row.workstream_id,
        row.accountable_post_id,
        row.visibility,
        facts,
    )


def short_title(text: str) -> str:
    """An action's words on one line, cut where they are long."""
    words = " ".join(text.split())
    return words if len(words) <= TITLE else words[:TITLE].rpartition(" ")[0] + "…"


def _helpers(day: date, until: date) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = db.session.execute(
        select(ActionHelper.action_id, ActionHelper.post_id)
        .join(Action, Action.id == ActionHelper.action_id)
        .join(Plan)
        .where(_open(day), _near(until))
        .order_by(ActionHelper.id)
    )
    for action_id, post_id in rows:
        found.setdefault(action_id, []).append(post_id)
    return found


def _open_posts(day: date) -> frozenset[int]:
    """The posts that lead an open action, however far its date."""
    rows = db.session.scalars(
        select(Action.accountable_post_id)
        .join(Plan)
        .where(_open(day), Action.accountable_post_id.is_not(None))
        .distinct()
    )
    return frozenset(post_id for post_id in rows if post_id is not None)


def _comments(day: date) -> list[CommentInfo]:
    answered_at = _last_answer_at()
    rows = db.session.execute(
        select(
            Comment.id.label("comment_id"),
            Comment.posted_at,
            Comment.answer_due_on,
            Comment.author_id,
            Comment.author_role,
            answered_at.label("answered_at"),
            _shown_at().label("shown_at"),
            Comment.pledge_id,
            Comment.item_id,
            Comment.workstream_id.label("answering_id"),
            *_ACTION,
        )
        .outerjoin(Action, Action.id == Comment.action_id)
        .outerjoin(Plan, Plan.id == Action.plan_id)
        .where(
            _in_letters(day),
            voice.stands(),
            or_(
                and_(Comment.answer_due_on.is_not(None), answered_at.is_(None)),
                answered_at >= _days_ago(day),
            ),
        )
        .order_by(Comment.id)
    )
    return [
        CommentInfo(
            CommentFacts(
                row.comment_id,
                happened_on(row.posted_at),
                row.answer_due_on,
                happened_on(row.answered_at) if row.answered_at else None,
                happened_on(row.shown_at) if row.shown_at else None,
            ),
            row.author_id,
            row.author_role,
            _info(row) if row.id is not None else _unlike_action(row),
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
    return ActionInfo(0, ref, "", row.answering_id, None, Visibility.BOARD, Facts())


def _last_answer_at() -> Any:
    answer = aliased(Answer)
    return (
        select(func.max(answer.answered_at))
        .where(answer.comment_id == Comment.id)
        .correlate(Comment)
        .scalar_subquery()
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


def _worries() -> list[Worry]:
    rows = db.session.execute(
        select(CommentFlag.comment_id, CommentFlag.flagged_at, CommentFlag.by_id)
        .where(CommentFlag.released_at.is_(None))
        .order_by(CommentFlag.id)
    )
    return [Worry(row.comment_id, happened_on(row.flagged_at), row.by_id) for row in rows]
