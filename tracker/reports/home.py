"""What needs you: the things that wait for whoever is signed in, the most pressing first."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.actions.action_row import ActionRow
from tracker.actions.counts import Counts
from tracker.actions.models import Action, Closure, DueMove
from tracker.actions.policy import visible_to
from tracker.actions.queries import count, rows
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import in_plans, tally
from tracker.actions.update_round.queries import to_update
from tracker.core.database import db
from tracker.meetings.cycle.enums import Standing
from tracker.meetings.cycle.queries import Due, due_soon
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.round_page import vacant_in
from tracker.meetings.rounds import current_round
from tracker.meetings.rules import Span, cadence_alarm
from tracker.meetings.terms.queries import ReviewDue, reviews_due
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter
from tracker.people.identity import SignedIn
from tracker.reminders.scorecards import ScorecardInfo, unpublished
from tracker.scorecards.entering.waiting import ToCheck, waiting_for_checkers
from tracker.workstreams.models import Workstream

SHOWN = 12
REVIEW_AHEAD = timedelta(days=14)
PRESSING = (Standing.LATE, Standing.TODAY)


@dataclass(frozen=True)
class Round:
    """A workstream in which this person has actions to bring up to date."""

    slug: str
    name: str
    number: int


@dataclass(frozen=True)
class Waiting:
    """How many new dates and closures wait to be agreed or recorded by this person."""

    moves: int = 0
    closures: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.moves + self.closures


@dataclass(frozen=True)
class Home:
    """The actions' part of the page; voices and letters are added by the view."""

    own: list[ActionRow]
    own_number: int
    rounds: list[Round]
    waiting: Waiting
    next_board: BoardMeeting | None
    round_days: Span | None
    alarm: str | None
    total: Counts
    sees_plan: bool
    failed_letters: int
    vacant: list[ActionRow]
    steps: list[Due]
    reviews: list[ReviewDue]
    figures: list[ScorecardInfo]
    checks: list[ToCheck]

    @property
    def pressing(self) -> list[Due]:
        """The steps of meetings that are late, or due today."""
        return [each for each in self.steps if each.line.standing in PRESSING]

    @property
    def coming(self) -> list[Due]:
        """The steps of the next ten working days, which need nobody today."""
        return [each for each in self.steps if each.line.standing not in PRESSING]

    @property
    def things(self) -> int:
        """How many things these are, as the headline counts them."""
        return (
            self.own_number
            + len(self.rounds)
            + bool(self.waiting.moves)
            + bool(self.waiting.closures)
            + (self.alarm is not None)
            + bool(self.failed_letters)
            + bool(self.vacant)
            + len(self.pressing)
            + len(self.reviews)
            + len(self.figures)
            + len(self.checks)
        )


def home(viewer: SignedIn, moment: Moment) -> Home:
    """Read what waits for a person in a number of queries that does not grow."""
    now = current_round(moment)
    mine = [in_plans(moment, None), Action.accountable_post_id.in_(sorted(viewer.post_ids))]
    urgent = [*mine, _needs_its_lead(moment)]
    own = rows(moment, viewer=viewer, where=urgent, limit=SHOWN) if viewer.post_ids else []
    more = len(own) == SHOWN
    return Home(
        own=own,
        own_number=count(moment, viewer=viewer, where=urgent) if more else len(own),
        rounds=_rounds(viewer, moment, now.since),
        waiting=_waiting(viewer),
        next_board=now.board,
        round_days=now.days,
        alarm=_alarm(viewer, moment, now.board),
        total=tally(moment, viewer=viewer).total,
        sees_plan=bool(viewer.roles),
        failed_letters=_failed_letters(viewer),
        reviews=_reviews(viewer, moment.day),
        figures=_figures(viewer, moment.day),
        checks=_checks(viewer),
        vacant=vacant_in(viewer.chairs, moment, viewer=viewer, limit=SHOWN),
        steps=due_soon(viewer, today=moment.day) if _keeps_meetings(viewer) else [],
    )


def _needs_its_lead(moment: Moment) -> ColumnElement[bool]:
    """Overdue, due soon, to be reviewed within a fortnight, or silent since the last board."""
    now = standing(moment)
    review = func.coalesce(Action.review_on <= moment.day + REVIEW_AHEAD, False)
    starts_later = func.coalesce(Action.starts_on > moment.day, False)
    silent = ~now.is_said & ~starts_later
    return now.is_open & or_(
        now.is_overdue, now.is_due_soon & ~now.is_said, now.is_ongoing & review, silent
    )


def _rounds(viewer: SignedIn, moment: Moment, since: date | None) -> list[Round]:
    if not viewer.chairs:
        return []
    left = to_update(viewer, moment, since=since)
    streams = db.session.execute(
        select(Workstream.id, Workstream.slug, Workstream.name)
        .where(Workstream.id.in_(sorted(viewer.chairs)))
        .order_by(Workstream.position)
    )
    return [Round(slug, name, left[id]) for id, slug, name in streams if left.get(id)]


def _waiting(viewer: SignedIn) -> Waiting:
    """The secretary records what the board agrees; a chair answers first moves."""
    is_secretary = viewer.has(Role.BOARD_SECRETARY)
    if not is_secretary and not viewer.chairs:
        return Waiting()
    own = visible_to(viewer)
    if not is_secretary:
        own = own & Action.workstream_id.in_(sorted(viewer.chairs)) & (Action.moves == 0)
    moves = (
        select(func.count(DueMove.id))
        .join(Action, Action.id == DueMove.action_id)
        .where(own, DueMove.agreed_on.is_(None), DueMove.refused_on.is_(None))
        .where(Action.outcome.is_(None))
        .scalar_subquery()
    )
    closures = (
        select(func.count(Closure.id))
        .join(Action, Action.id == Closure.action_id)
        .where(own, Closure.agreed_on.is_(None), Closure.refused_on.is_(None))
        .scalar_subquery()
    )
    found = db.session.execute(select(moves, closures)).one()
    return Waiting(found[0], found[1] if is_secretary else 0)


def _alarm(viewer: SignedIn, moment: Moment, coming: BoardMeeting | None) -> str | None:
    """The board's rhythm is the secretary's and democratic services' to keep."""
    if not viewer.has(Role.BOARD_SECRETARY, Role.DEMOCRATIC_SERVICES):
        return None
    next_on = coming.held_on if coming else None
    return cadence_alarm(last_on=moment.last_board_on, next_on=next_on)


def _keeps_meetings(viewer: SignedIn) -> bool:
    return Permission.MEETING_MANAGE in permissions_of(viewer.roles)


def _reviews(viewer: SignedIn, today: date) -> list[ReviewDue]:
    """Terms of reference to be looked at again are for who keeps the meetings."""
    return reviews_due(viewer, today=today) if _keeps_meetings(viewer) else []


def _figures(viewer: SignedIn, today: date) -> list[ScorecardInfo]:
    """The quarter that ended, for whoever enters its figures."""
    enters = Permission.FIGURE_ENTER in permissions_of(viewer.roles)
    return unpublished(today) if enters else []


def _checks(viewer: SignedIn) -> list[ToCheck]:
    """Figures that somebody entered, for whoever checks and publishes them."""
    checks = Permission.FIGURE_PUBLISH in permissions_of(viewer.roles)
    return waiting_for_checkers() if checks else []


def _failed_letters(viewer: SignedIn) -> int:
    if not viewer.has(Role.ADMINISTRATOR):
        return 0
    failed = select(func.count(Letter.id)).where(Letter.state == LetterState.FAILED)
    return db.session.scalar(failed) or 0
