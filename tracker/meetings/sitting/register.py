"""The register of a meeting: the members of that day, what they replied, and who was there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from tracker.core.database import db
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.models import Reply
from tracker.meetings.enums import MemberRole
from tracker.meetings.listing import MeetingRow
from tracker.meetings.minutes.enums import AttendanceState
from tracker.meetings.minutes.models import Attendance
from tracker.meetings.models import Member
from tracker.meetings.policy import member_on
from tracker.people.models import Post, PostHolding, User
from tracker.people.unnamed import printed_name
from tracker.people.vacancy import holds_on

StandInPost, StandInUser = aliased(Post), aliased(User)
_ORDER = {role: position for position, role in enumerate(MemberRole)}
_REPLIED = {
    ReplyKind.COMING: "Said they are coming",
    ReplyKind.APOLOGIES: "Sent apologies",
    ReplyKind.SUBSTITUTE: "Said that somebody comes for them",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who should be there, or is: `state` is None until somebody has said so.

    `key` names the line in forms: m4 a member, r2 who replied without a seat, a7 anybody else.
    """

    key: str
    name: str
    title: str
    position: int
    role: MemberRole | None = None
    state: AttendanceState | None = None
    substitute_for: str = ""
    joined_at: time | None = None
    left_at: time | None = None
    replied: str = ""
    substitute: str = ""
    attendance_id: int | None = None
    member_id: int | None = None
    post_id: int | None = None
    user_id: int | None = None
    version: int = 0
    demonstration: bool = False

    @property
    def who(self) -> str:
        """The name, with the title of that day."""
        return f"{self.name}, {self.title}" if self.title else self.name


def register(meeting: MeetingRow) -> list[Line]:
    """Everybody who should be at a meeting or is, members first: five queries."""
    rows = list(
        db.session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == meeting.id)
            .order_by(Attendance.position, Attendance.id)
        )
    )
    seats = _seats(meeting.body_id, meeting.held_on)
    replies = _replies(meeting.id)
    users = {seat.Member.user_id for seat in seats} | {reply.user_id for reply in replies}
    posts = {seat.Member.post_id for seat in seats}
    held = _held(posts - {None}, users - {None}, meeting.held_on)
    known = {row.member_id: row for row in rows if row.member_id}
    expected = [_expected(seat, number, held) for number, seat in enumerate(seats, 1)]
    lines = [_noted(line, known.get(line.member_id or 0), replies) for line in expected]
    seated = {line.user_id for line in expected if line.user_id}
    members = {line.member_id for line in expected}
    others = [_line_of(row) for row in rows if row.member_id not in members]
    guests = [
        _guest(reply, held, number)
        for number, reply in enumerate(replies, len(lines) + 1)
        if reply.user_id not in seated and not _is_among(reply, others)
    ]
    return sorted(lines + others + guests, key=lambda line: line.position)


def _seats(body_id: int, day: date) -> list[Any]:
    """The members of a day, chair first, with whoever may stand in for each."""
    rows = db.session.execute(
        select(
            Member,
            Post.name.label("post"),
            printed_name(User).label("user"),
            StandInPost.name.label("substitute_post"),
            printed_name(StandInUser).label("substitute_user"),
        )
        .outerjoin(Post, Member.post_id == Post.id)
        .outerjoin(User, Member.user_id == User.id)
        .outerjoin(StandInPost, Member.substitute_post_id == StandInPost.id)
        .outerjoin(StandInUser, Member.substitute_user_id == StandInUser.id)
        .where(Member.body_id == body_id, member_on(day))
        .order_by(Member.id)
    )
    return sorted(rows, key=lambda row: (_ORDER[row.Member.role], row.Member.id))


def _replies(meeting_id: int) -> list[Any]:
    return list(
        db.session.execute(
            select(
                Reply.id,
                Reply.user_id,
                Reply.guest,
                Reply.kind,
                Reply.substitute,
                Reply.note,
                printed_name(User).label("name"),
            )
            .outerjoin(User, Reply.user_id == User.id)
            .where(Reply.meeting_id == meeting_id)
            .order_by(Reply.id)
        )
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """Who held a post on a day, and which posts somebody held."""

    holders: dict[int, list[tuple[int, str]]]
    posts: dict[int, list[str]]

    def title(self, user_id: int | None) -> str:
        return ", ".join(self.posts.get(user_id or 0, ()))


def _held(posts: set[int], users: set[int], day: date) -> _Held:
    rows = db.session.execute(
        select(PostHolding.post_id, PostHolding.user_id, Post.name, User.name)
        .join(Post, PostHolding.post_id == Post.id)
        .join(User, PostHolding.user_id == User.id)
        .where(
            holds_on(day),
            or_(PostHolding.post_id.in_(sorted(posts)), PostHolding.user_id.in_(sorted(users))),
        )
        .order_by(User.name, Post.name, PostHolding.id)
    )
    holders: dict[int, list[tuple[int, str]]] = defaultdict(list)
    held: dict[int, list[str]] = defaultdict(list)
    for post_id, user_id, post, user in rows:
        holders[post_id].append((user_id, user))
        held[user_id].append(post)
    return _Held(holders, held)


def _expected(seat: Any, number: int, held: _Held) -> Line:
    """A member as they are on the day: a post's holder under the post as title."""
    member = seat.Member
    holders = held.holders.get(member.post_id, [])
    name = ", ".join(each for _, each in holders) or seat.post or seat.user
    title = seat.post if holders else ""
    if member.user_id:
        name, title = seat.user, held.title(member.user_id)
    return Line(
        key=f"m{member.id}",
        name=name,
        title=title,
        position=number * 10,
        role=member.role,
        substitute=seat.substitute_user or seat.substitute_post or "",
        member_id=member.id,
        post_id=member.post_id,
        user_id=member.user_id or (holders[0][0] if len(holders) == 1 else None),
        demonstration=member.demonstration,
    )


def _noted(line: Line, row: Attendance | None, replies: list[Any]) -> Line:
    """A member's line with what they replied, and what was written down at the meeting."""
    reply = next((each for each in replies if each.user_id and each.user_id == line.user_id), None)
    known = _line_of(row) if row else line
    return Line(
        key=line.key,
        name=known.name,
        title=known.title,
        position=line.position,
        role=line.role,
        state=known.state,
        substitute_for=known.substitute_for,
        joined_at=known.joined_at,
        left_at=known.left_at,
        replied=_replied(reply),
        substitute=(reply.substitute if reply else "") or line.substitute,
        attendance_id=known.attendance_id,
        member_id=line.member_id,
        post_id=line.post_id,
        user_id=line.user_id,
        version=known.version,
        demonstration=known.demonstration,
    )


def _line_of(row: Attendance) -> Line:
    return Line(
        key=f"a{row.id}",
        name=row.name,
        title=row.title,
        position=row.position,
        state=row.state,
        substitute_for=row.substitute_for,
        joined_at=row.joined_at,
        left_at=row.left_at,
        attendance_id=row.id,
        member_id=row.member_id,
        post_id=row.post_id,
        user_id=row.user_id,
        version=row.version,
        demonstration=row.demonstration,
    )


def _guest(reply: Any, held: _Held, number: int) -> Line:
    """Who answered the invitation and has no seat."""
    return Line(
        key=f"r{reply.id}",
        name=reply.name or reply.guest,
        title=held.title(reply.user_id),
        position=number * 10,
        replied=_replied(reply),
        substitute=reply.substitute,
        user_id=reply.user_id,
    )


def _is_among(reply: Any, others: list[Line]) -> bool:
    name = reply.name or reply.guest
    return any(
        each.user_id == reply.user_id if each.user_id and reply.user_id else each.name == name
        for each in others
    )


def _replied(reply: Any) -> str:
    if reply is None:
        return ""
    return f"{_REPLIED[reply.kind]}: {reply.note}" if reply.note else _REPLIED[reply.kind]
