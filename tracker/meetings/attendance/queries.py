"""Reads of attendance over a municipal year, for the bodies that a reader may know of."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.attendance.rules import Noted, SeatFigures, seats
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.minutes.models import Attendance
from tracker.meetings.minutes.rules import municipal_year
from tracker.meetings.models import Body, Meeting, Member
from tracker.people.identity import SignedIn
from tracker.people.models import Post, User
from tracker.people.unnamed import printed_name


@dataclass(frozen=True, slots=True)
class BodyFigures:
    """A body’s meetings of a year and its seats."""

    name: str
    slug: str
    held: int
    written_down: int
    cancelled: int
    seats: list[SeatFigures]


def figures(viewer: SignedIn, year: date, *, today: date) -> list[BodyFigures]:
    """The figures of every body that met or was to meet in the municipal year of a day.

    A committee’s are for everybody, others’ for who may know of them; of the shadow committee, to
    which young people come as they can, none are made. Three queries.
    """
    first, last = municipal_year(year)
    meetings = db.session.execute(
        select(Meeting.id, Meeting.status, Body.id.label("body_id"), Body.name, Body.slug)
        .join(Body, Meeting.body_id == Body.id)
        .where(
            policy.visible_to(viewer, today=today),
            Body.kind != BodyKind.SHADOW,
            Meeting.held_on.between(first, last),
            Meeting.status != MeetingStatus.PLANNED,
        )
        .order_by(Body.is_executive_board.desc(), Body.name, Body.id, Meeting.held_on, Meeting.id)
    ).all()
    held = [row.id for row in meetings if row.status is MeetingStatus.HELD]
    lines = _lines(held)
    bodies = {row.body_id: row for row in meetings}
    many = Counter((row.body_id, row.status) for row in meetings)
    own = defaultdict[int, list[int]](list)
    for row in meetings:
        own[row.body_id].append(row.id)
    return [
        BodyFigures(
            name=body.name,
            slug=body.slug,
            held=many[body_id, MeetingStatus.HELD],
            written_down=sum(bool(lines[each]) for each in own[body_id]),
            cancelled=many[body_id, MeetingStatus.CANCELLED],
            seats=seats(line for each in own[body_id] for line in lines[each]),
        )
        for body_id, body in bodies.items()
    ]


def years(viewer: SignedIn, *, today: date) -> list[date]:
    """The first days of the municipal years in which a meeting took place, latest first."""
    earliest = db.session.scalar(
        select(func.min(Meeting.held_on))
        .join(Body, Meeting.body_id == Body.id)
        .where(policy.visible_to(viewer, today=today), Meeting.status == MeetingStatus.HELD)
    )
    this, _ = municipal_year(today)
    first, _ = municipal_year(min(earliest or today, today))
    return [date(year, this.month, this.day) for year in range(this.year, first.year - 1, -1)]


def _lines(meeting_ids: list[int]) -> dict[int, list[Noted]]:
    rows: Any = db.session.execute(
        select(
            Attendance.meeting_id,
            Attendance.member_id,
            func.coalesce(Post.name, printed_name(User), ""),
            Attendance.name,
            Attendance.title,
            Attendance.state,
            Attendance.substitute_for,
            Attendance.demonstration,
        )
        .outerjoin(Member, Attendance.member_id == Member.id)
        .outerjoin(Post, Member.post_id == Post.id)
        .outerjoin(User, Member.user_id == User.id)
        .where(Attendance.meeting_id.in_(meeting_ids))
        .order_by(Attendance.position, Attendance.id)
    )
    found = defaultdict[int, list[Noted]](list)
    for row in rows:
        found[row.meeting_id].append(Noted(*row))
    return found
