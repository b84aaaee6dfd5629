"""What reminders are about, read in a few statements however many actions there are."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from tracker.actions.models import Action, ActionHelper, DueMove
from tracker.actions.moving import MEETING_CANCELLED
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import in_plans
from tracker.core.database import db
from tracker.meetings.models import Body, Meeting
from tracker.plan.models import Plan
from tracker.reminders.action_info import ACTION, ActionInfo, info_of
from tracker.reminders.boards import Board, boards_around
from tracker.reminders.differences import DifferenceInfo, differences
from tracker.reminders.escalations import EscalationInfo, open_escalations
from tracker.reminders.ladders import Ladders
from tracker.reminders.open_steps import LOOK_BACK, ahead_of
from tracker.reminders.prints import PrintInfo, prints
from tracker.reminders.rounds import IN_LETTERS, RoundFacts, round_facts
from tracker.reminders.said import CommentInfo, Worry, comments, worries
from tracker.reminders.scorecards import ScorecardInfo, unpublished


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
    differences: list[DifferenceInfo]
    prints: list[PrintInfo]
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
        comments=comments(day),
        differences=differences(day),
        prints=prints(day),
        worries=worries(),
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


def _actions(day: date, until: date) -> list[ActionInfo]:
    rows = db.session.execute(
        select(*ACTION).join(Plan).where(_open(day), _near(until)).order_by(Action.id)
    )
    return [info_of(row) for row in rows]


def _moves(day: date) -> list[Move]:
    """New dates that stand; where the board moved, its own move is told and not its actions'."""
    boards = select(Meeting.id).join(Body).where(Body.is_executive_board)
    moved_with_board = and_(
        DueMove.is_meeting_moved,
        DueMove.reason != MEETING_CANCELLED,
        or_(DueMove.to_meeting_id.is_(None), DueMove.to_meeting_id.in_(boards)),
    )
    rows = db.session.execute(
        select(*ACTION, DueMove.agreed_on, DueMove.to_on, DueMove.agreed_by_id)
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
    return [Move(info_of(row), row.agreed_on, row.to_on, row.agreed_by_id) for row in rows]


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
