"""Reads of replies: one’s own invitation, and for those who keep a meeting what everybody said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, or_, select
from sqlalchemy.orm import aliased

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.models import Reply
from tracker.meetings.diary.replies import rules
from tracker.meetings.diary.replies.rules import Counts
from tracker.meetings.enums import MemberRole
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Member
from tracker.meetings.policy import member_on
from tracker.people.identity import SignedIn
from tracker.people.models import Post, PostHolding, User
from tracker.people.unnamed import printed_name
from tracker.people.vacancy import holds_on

_StandInPost = aliased(Post, name="stand_in_post")
_StandInUser = aliased(User, name="stand_in_user")
_ORDER = {role: position for position, role in enumerate(MemberRole)}


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What somebody answered; a guest has a name and no account. The note is for few eyes."""

    id: int
    user_id: int | None
    name: str
    kind: ReplyKind
    substitute: str
    note: str
    replied_at: datetime
    moved_at: datetime | None = None

    @property
    def is_old(self) -> bool:
        """Whether the meeting was moved to another day since."""
        return self.moved_at is not None and self.replied_at < self.moved_at

    @property
    def is_guest(self) -> bool:
        """Whether it is somebody without an account."""
        return self.user_id is None


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is asked: a person by name, or a post’s holder; nobody where none holds it."""

    user_id: int | None
    name: str
    seat: str
    role: MemberRole
    stand_in: str
    demonstration: bool
    reply: ReplyRow | None = None


@dataclass(frozen=True, slots=True)
class Replies:
    """All that is known of who comes to a meeting."""

    invited: list[Invited]
    others: list[ReplyRow]

    @property
    def counts(self) -> Counts:
        """How many said what, each person once; a post that nobody holds says nothing."""
        asked = {each.user_id: each.reply for each in self.invited if each.user_id}
        kinds = [reply.kind if reply else None for reply in asked.values()]
        return rules.count(kinds + [each.kind for each in self.others])

    @property
    def before_move(self) -> int:
        """How many answered before the meeting was moved."""
        said = [each.reply for each in self.invited if each.reply] + self.others
        return len({each.id for each in said if each.is_old})


def replies_of(meeting_id: int) -> list[ReplyRow]:
    """What was answered, each person’s latest, in the order of first answers."""
    rows = db.session.execute(
        select(
            Reply.id,
            Reply.user_id,
            func.coalesce(printed_name(User), Reply.guest),
            Reply.kind,
            Reply.substitute,
            Reply.note,
            Reply.replied_at,
            _moved_at(meeting_id),
        )
        .outerjoin(User, Reply.user_id == User.id)
        .where(Reply.meeting_id == meeting_id)
        .order_by(Reply.id)
    )
    return [ReplyRow(*row) for row in rows]


def _moved_at(meeting_id: int) -> ScalarSelect[Any]:
    """When a meeting was last moved: who answered before it was asked about another day."""
    return (
        select(func.max(AuditEntry.at))
        .where(
            AuditEntry.subject_type == "meeting",
            AuditEntry.subject_id == meeting_id,
            AuditEntry.deed == Deed.MEETING_MOVED,
        )
        .scalar_subquery()
    )


def all_replies(meeting: MeetingRow) -> Replies:
    """Everybody who is asked with what they said, and who else said something: three queries."""
    said = replies_of(meeting.id)
    by_user = {each.user_id: each for each in said if not each.is_guest}
    asked = invited_to(meeting)
    known = {each.user_id for each in asked}
    return Replies(
        [replace(each, reply=by_user.get(each.user_id)) for each in asked],
        [each for each in said if each.is_guest or each.user_id not in known],
    )


def invited_to(meeting: MeetingRow) -> list[Invited]:
    """Who is on a meeting’s list that day, chair first; a post’s holders each by their name."""
    seats = _seats(meeting.body_id, meeting.held_on)
    holders = _holders([seat.post_id for seat in seats if seat.post_id], meeting.held_on)
    found = []
    for seat in seats:
        people: list[tuple[int | None, str]] = [(seat.user_id, seat.name)]
        if seat.user_id is None and holders[seat.post_id]:
            people = list(holders[seat.post_id])
        for user_id, name in people:
            found.append(
                Invited(user_id, name, seat.post, seat.role, seat.stand_in, seat.demonstration)
            )
    return found


def own_invitation(meeting: MeetingRow, viewer: SignedIn) -> Invited | None:
    """The viewer’s own invitation with what they said; none where they are not on the list."""
    sits = or_(Member.user_id == viewer.id, Member.post_id.in_(sorted(viewer.post_ids)))
    found = _seats(meeting.body_id, meeting.held_on, sits)
    if not found:
        return None
    seat = found[0]
    reply = next((each for each in replies_of(meeting.id) if each.user_id == viewer.id), None)
    own = Invited(viewer.id, viewer.name, seat.post, seat.role, seat.stand_in, seat.demonstration)
    return replace(own, reply=reply)


def why_closed(meeting: MeetingRow) -> str:
    """Why no reply can be given any more now; empty while one can."""
    return rules.why_closed(meeting, clock.london(clock.now()))


@dataclass(frozen=True, slots=True)
class _Seat:
    post_id: int | None
    user_id: int | None
    role: MemberRole
    post: str
    name: str
    stand_in: str
    demonstration: bool


def _seats(body_id: int, day: date, *where: ColumnElement[bool]) -> list[_Seat]:
    rows = db.session.execute(
        select(
            Member.post_id,
            Member.user_id,
            Member.role,
            func.coalesce(Post.name, ""),
            func.coalesce(printed_name(User), ""),
            func.coalesce(printed_name(_StandInUser), _StandInPost.name, ""),
            Member.demonstration,
        )
        .outerjoin(Post, Member.post_id == Post.id)
        .outerjoin(User, Member.user_id == User.id)
        .outerjoin(_StandInPost, Member.substitute_post_id == _StandInPost.id)
        .outerjoin(_StandInUser, Member.substitute_user_id == _StandInUser.id)
        .where(Member.body_id == body_id, member_on(day), *where)
        .order_by(Member.id)
    )
    return sorted((_Seat(*row) for row in rows), key=lambda seat: _ORDER[seat.role])


def _holders(post_ids: Iterable[int], day: date) -> dict[int | None, list[tuple[int, str]]]:
    found: dict[int | None, list[tuple[int, str]]] = defaultdict(list)
    rows = db.session.execute(
        select(PostHolding.post_id, User.id, User.name)
        .join(User, PostHolding.user_id == User.id)
        .where(PostHolding.post_id.in_(sorted(post_ids)), holds_on(day), User.is_active)
        .order_by(User.name, User.id)
    )
    for post_id, user_id, name in rows:
        found[post_id].append((user_id, name))
    return found
