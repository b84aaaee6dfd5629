"""Reads that everybody uses: the next board, the last one, the cycle, and who is on a list."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.meetings import policy
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import Minutes
from tracker.meetings.models import Body, Meeting, Member
from tracker.meetings.policy import member_on
from tracker.meetings.round_models import UpdateRound
from tracker.people.identity import SignedIn
from tracker.people.models import PostHolding
from tracker.people.vacancy import holds_on

CHOICES = 40
LAST_FEW = 3
_ONE_DAY = timedelta(days=1)
_Row = tuple[int, date, time | None, time | None, str, str, MeetingStatus, date | None]


@dataclass(frozen=True, slots=True)
class BoardMeeting:
    """A meeting of the Executive Board: when, where, what the board is called, and of which day
    the snapshot is that was frozen for it, if any."""

    id: int
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place_held: str
    body_name: str
    status: MeetingStatus
    frozen_as_of: date | None = None

    @property
    def next_cycle_began(self) -> date:
        """The day from which words count for the board after this one: its papers are closed."""
        return (self.frozen_as_of or self.held_on) + _ONE_DAY


NextBoard = BoardMeeting


def next_board(today: date) -> NextBoard | None:
    """The next meeting of the Executive Board, today's included, that is neither over nor off."""
    return _board(_coming(None, today))


def next_board_seen_by(viewer: SignedIn, today: date) -> NextBoard | None:
    """The next board, for whoever may know of its meetings."""
    return _board(_coming(viewer, today))


def last_board(as_of: date) -> BoardMeeting | None:
    """The last meeting of the Executive Board before a day that was not cancelled."""
    return next(iter(last_boards(as_of)), None)


def last_boards(as_of: date) -> list[BoardMeeting]:
    """The last few meetings of the Executive Board before a day, the latest first."""
    return [BoardMeeting(*row) for row in db.session.execute(_before(as_of))]


def cycle_began(as_of: date) -> date | None:
    """The day after the last board's round was frozen, or where it never was after that board.

    Before any board there is none, and each plan's first day counts.
    """
    last = last_board(as_of)
    return None if last is None else last.next_cycle_began


def boards_between(first: date, last: date) -> list[BoardMeeting]:
    """The meetings of the Executive Board from a day to a day, both included, none cancelled."""
    rows = db.session.execute(
        _boards().where(Meeting.held_on.between(first, last)).order_by(Meeting.held_on, Meeting.id)
    )
    return [BoardMeeting(*row) for row in rows]


@lru_cache(maxsize=256)
def _coming(viewer: SignedIn | None, today: date) -> Select[*_Row]:
    seen = policy.visible_to(viewer, today=today)
    boards = _boards().where(still_to_come(today), seen)
    return boards.order_by(Meeting.held_on, Meeting.id).limit(1)


@lru_cache(maxsize=16)
def _before(day: date) -> Select[*_Row]:
    boards = _boards().where(Meeting.held_on < day)
    return boards.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(LAST_FEW)


_COLUMNS = (
    Meeting.id,
    Meeting.held_on,
    Meeting.starts_at,
    Meeting.ends_at,
    Meeting.place_held,
    Body.name,
    Meeting.status,
)


def _boards() -> Select[*_Row]:
    return (
        select(*_COLUMNS, _frozen_as_of())
        .join(Body, Meeting.body_id == Body.id)
        .where(Body.is_executive_board, Meeting.status != MeetingStatus.CANCELLED)
    )


def _frozen_as_of() -> ScalarSelect[Any]:
    return (
        select(func.max(UpdateRound.as_of))
        .where(UpdateRound.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _board(statement: Select[*_Row]) -> BoardMeeting | None:
    row = db.session.execute(statement).first()
    return None if row is None else BoardMeeting(*row)


def lists_held(user_id: int, *, today: date) -> frozenset[int]:
    """The bodies that a person is on today, by name or by a post they hold."""
    return frozenset(
        db.session.scalars(
            select(Member.body_id).where(member_on(today), _sits(user_id, today)).distinct()
        )
    )


def _sits(user_id: int, day: date) -> ColumnElement[bool]:
    held = select(PostHolding.post_id).where(PostHolding.user_id == user_id, holds_on(day))
    return or_(Member.user_id == user_id, Member.post_id.in_(held))


def meeting_choices(
    viewer: SignedIn | None, *, today: date, past: bool = True, coming: bool = True
) -> list[tuple[str, str]]:
    """Meetings to choose from on a form, as (id, words): coming ones first, then the latest past.

    A meeting of today is both. Only what the viewer may see, and none that was cancelled.
    """
    rows = (
        select(Meeting.id, Meeting.held_on, Body.name)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.status != MeetingStatus.CANCELLED, policy.visible_to(viewer, today=today))
    )
    found: list[Any] = []
    if coming:
        still = rows.where(Meeting.held_on >= today, Meeting.status == MeetingStatus.PLANNED)
        found += db.session.execute(still.order_by(Meeting.held_on, Meeting.id).limit(CHOICES))
    if past:
        ended = or_(Meeting.held_on < today, ~still_to_come(today) & (Meeting.held_on == today))
        gone = rows.where(ended if coming else Meeting.held_on <= today)
        found += db.session.execute(
            gone.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(CHOICES)
        )
    return [(str(row.id), f"{long_date(row.held_on)}, {row.name}") for row in found]


def words_of(meeting_ids: Collection[int]) -> dict[int, str]:
    """Meetings as a sentence names them: 30 July 2025, Executive Board."""
    if not meeting_ids:
        return {}
    rows = (
        select(Meeting.id, Meeting.held_on, Body.name)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.id.in_(sorted(meeting_ids)))
    )
    return {row.id: f"{long_date(row.held_on)}, {row.name}" for row in db.session.execute(rows)}


def held_on(meeting_id: int, *, viewer: SignedIn | None) -> date | None:
    """The day of a meeting that the viewer may know of."""
    return db.session.scalar(
        select(Meeting.held_on)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.id == meeting_id, policy.visible_to(viewer, today=clock.today()))
    )


def still_to_come(today: date) -> ColumnElement[bool]:
    """A meeting that is planned, for today or later."""
    return and_(Meeting.status == MeetingStatus.PLANNED, Meeting.held_on >= today)


def minutes_are_out() -> ColumnElement[bool]:
    """Of a meeting: its minutes are with the attendees, or further. Before that they are a draft
    that only those who keep the meetings have seen."""
    return exists().where(Minutes.meeting_id == Meeting.id, Minutes.state != MinutesState.DRAFT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting that somebody asks for by its number, and whether it is one of the board."""

    meeting: BoardMeeting
    is_board: bool


def asked_meeting(meeting_id: int, *, viewer: SignedIn, today: date) -> Asked | None:
    """A meeting that the viewer may know of, be it of the Executive Board or not."""
    row = db.session.execute(
        select(*_COLUMNS, _frozen_as_of(), Body.is_executive_board)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.id == meeting_id, policy.visible_to(viewer, today=today))
    ).first()
    return None if row is None else Asked(BoardMeeting(*row[:-1]), row[-1])


def shadow_of(body_id: int) -> Select[str]:
    """What the shadow committee is called that speaks before a body’s meetings: its own one;
    before the Executive Board, which often has none of its own, the council’s first."""
    is_its_own = Body.reports_to_id == body_id
    over = aliased(Body)
    is_board = select(over.is_executive_board).where(over.id == body_id).scalar_subquery()
    return (
        select(Body.name)
        .where(Body.kind == BodyKind.SHADOW, or_(is_its_own, is_board))
        .order_by(case((is_its_own, 0), else_=1), Body.id)
        .limit(1)
    )
