"""Who may be written to on a day, and what they hold: people, posts, seats, lists."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select

from tracker.access.roles import Role
from tracker.core.database import db
from tracker.meetings.enums import MemberRole
from tracker.meetings.models import Body, Member
from tracker.meetings.policy import member_on
from tracker.people.identity import SignedIn
from tracker.people.models import Post, PostHolding, RoleHeld, User
from tracker.people.vacancy import holds_on
from tracker.reminders.away import Absences, absences_on
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat

People = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """The people with current access, by id, and who of them holds which post or seat."""

    people: dict[int, SignedIn]
    holders: dict[int, People]
    chairs: dict[int, People]
    ambassadors: dict[int, People]
    by_part: dict[MemberRole, People]
    by_role: dict[Role, People]
    shared: frozenset[int] = frozenset()
    absences: Absences = field(default_factory=Absences)

    @property
    def board(self) -> People:
        """Everybody on the Executive Board's list, whatever their part."""
        return _each_once(user for users in self.by_part.values() for user in users)

    @property
    def board_chairs(self) -> People:
        """Who chairs the Executive Board."""
        return self.by_part.get(MemberRole.CHAIR, ())

    @property
    def board_secretaries(self) -> People:
        """Who is on the Executive Board's list as its secretary."""
        return self.by_part.get(MemberRole.SECRETARY, ())

    def with_role(self, role: Role) -> People:
        """Everybody who holds a role."""
        return self.by_role.get(role, ())

    def in_posts(self, post_ids: Iterable[int]) -> People:
        """Everybody who holds one of these posts, each once."""
        return _each_once(user for post in post_ids for user in self.holders.get(post, ()))


def directory_on(day: date) -> Directory:
    """Read who holds what on a day, in five statements."""
    roles = _roles()
    holders = _holders(day, frozenset(roles))
    seats = _seats(day, holders, frozenset(roles))
    by_part = _board(day, holders, frozenset(roles))
    board = frozenset(user for users in by_part.values() for user in users)
    posts, chairs = _by_person(holders), _by_person(seats[SeatKind.CHAIR])
    ambassadors = _by_person(seats[SeatKind.AMBASSADOR])
    people = {
        user.id: SignedIn(
            id=user.id,
            email=user.email,
            name=user.name,
            known_as=user.known_as,
            roles=frozenset(held),
            is_cleared=user.is_cleared,
            post_ids=posts[user.id],
            chairs=chairs[user.id],
            ambassador_of=ambassadors[user.id],
            on_board=user.id in board,
        )
        for user, held in roles.values()
    }
    return Directory(
        people,
        holders,
        seats[SeatKind.CHAIR],
        seats[SeatKind.AMBASSADOR],
        by_part,
        by_role=_by_role(people),
        shared=frozenset(user.id for user, _ in roles.values() if user.is_shared_address),
        absences=absences_on(day, people),
    )


def _by_role(people: dict[int, SignedIn]) -> dict[Role, People]:
    return {role: tuple(each.id for each in people.values() if role in each.roles) for role in Role}


def _roles() -> dict[int, tuple[User, set[Role]]]:
    """Active people with a role that they hold now: nobody else is ever written to."""
    found: dict[int, tuple[User, set[Role]]] = {}
    rows = db.session.execute(
        select(User, RoleHeld.role)
        .join(RoleHeld, RoleHeld.user_id == User.id)
        .where(User.is_active, RoleHeld.ended_at.is_(None))
        .order_by(User.id, RoleHeld.id)
    )
    for user, role in rows:
        found.setdefault(user.id, (user, set()))[1].add(role)
    return found


def _holders(day: date, known: frozenset[int]) -> dict[int, People]:
    found = defaultdict[int, list[int]](list)
    rows = db.session.execute(
        select(PostHolding.post_id, PostHolding.user_id)
        .join(Post, Post.id == PostHolding.post_id)
        .where(holds_on(day), ~Post.is_vacant)
        .order_by(PostHolding.id)
    )
    for post_id, user_id in rows:
        if user_id in known:
            found[post_id].append(user_id)
    return {post_id: _each_once(users) for post_id, users in found.items()}


def _seats(
    day: date, holders: dict[int, People], known: frozenset[int]
) -> dict[SeatKind, dict[int, People]]:
    found: dict[SeatKind, dict[int, list[int]]] = {kind: defaultdict(list) for kind in SeatKind}
    rows = db.session.execute(
        select(Seat.kind, Seat.workstream_id, Seat.user_id, Seat.post_id)
        .where(Seat.started_on <= day, or_(Seat.ended_on.is_(None), Seat.ended_on >= day))
        .order_by(Seat.id)
    )
    for kind, workstream_id, user_id, post_id in rows:
        found[kind][workstream_id] += _sitting(user_id, post_id, holders, known)
    return {
        kind: {workstream_id: _each_once(users) for workstream_id, users in seats.items()}
        for kind, seats in found.items()
    }


def _board(
    day: date, holders: dict[int, People], known: frozenset[int]
) -> dict[MemberRole, People]:
    found = defaultdict[MemberRole, list[int]](list)
    rows = db.session.execute(
        select(Member.role, Member.user_id, Member.post_id)
        .join(Body, Body.id == Member.body_id)
        .where(Body.is_executive_board, member_on(day))
        .order_by(Member.id)
    )
    for part, user_id, post_id in rows:
        found[part] += _sitting(user_id, post_id, holders, known)
    return {part: _each_once(users) for part, users in found.items()}


def _sitting(
    user_id: int | None, post_id: int | None, holders: dict[int, People], known: frozenset[int]
) -> People:
    """Who sits in a seat: the person it names, and the holders of the post it names."""
    own = (user_id,) if user_id is not None and user_id in known else ()
    return own + (holders.get(post_id, ()) if post_id is not None else ())


def _by_person(held: dict[int, People]) -> defaultdict[int, frozenset[int]]:
    found = defaultdict[int, frozenset[int]](frozenset)
    for thing, users in held.items():
        for user in users:
            found[user] |= {thing}
    return found


def _each_once(users: Iterable[int]) -> People:
    return tuple(dict.fromkeys(users))
