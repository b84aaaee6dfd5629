"""Who sits where: the seats of every body and workstream on a day, and which of them are empty."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import aliased

from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.enums import MemberRole
from tracker.meetings.models import Body, Member
from tracker.meetings.policy import member_on
from tracker.people.identity import SignedIn
from tracker.people.models import Post, PostHolding, User
from tracker.people.vacancy import holds_on, is_vacant
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat, Workstream
from tracker.workstreams.queries import list_workstreams
from tracker.workstreams.seating import Seating, seatings

HEADS = (MemberRole.CHAIR, MemberRole.VICE_CHAIR, MemberRole.SECRETARY)
DECIDE = (MemberRole.CHAIR, MemberRole.VICE_CHAIR, MemberRole.MEMBER)
_ORDER = {role: position for position, role in enumerate(MemberRole)}
StandIn, StandInPost = aliased(User), aliased(Post)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat on a body: the post or person, who holds the post, and who may come instead."""

    id: int
    body_id: int
    name: str
    holder: str
    role: MemberRole
    substitute: str
    is_vacant: bool
    demonstration: bool

    @property
    def words(self) -> str:
        """Head of Housing (Housing lead)."""
        return f"{self.name} ({self.holder})" if self.holder else self.name


@dataclass(frozen=True)
class BodySeats:
    """The seats of a body on a day, chair first."""

    seats: tuple[SeatRow, ...] = ()

    @cached_property
    def chair(self) -> SeatRow | None:
        """Who chairs it, if anybody was named."""
        return next((seat for seat in self.seats if seat.role is MemberRole.CHAIR), None)

    @cached_property
    def vacant(self) -> tuple[SeatRow, ...]:
        """The seats that nobody fills."""
        return tuple(seat for seat in self.seats if seat.is_vacant)

    @cached_property
    def without_substitute(self) -> tuple[SeatRow, ...]:
        """The seats that decide and have nobody to come instead."""
        return tuple(seat for seat in self.seats if seat.role in DECIDE and not seat.substitute)

    @property
    def deciding(self) -> int:
        """How many of its seats decide."""
        return sum(seat.role in DECIDE for seat in self.seats)

    def of(self, role: MemberRole) -> tuple[SeatRow, ...]:
        """The seats of a role."""
        return tuple(seat for seat in self.seats if seat.role is role)


@dataclass(frozen=True, slots=True)
class StreamSeats:
    """A workstream at work, with its two seats and its budget."""

    id: int
    slug: str
    name: str
    budget: int | None
    is_budget_made_up: bool
    seats: tuple[Seating, ...]

    def seat(self, kind: str) -> Seating:
        """One of its two seats."""
        return next(each for each in self.seats if each.kind is SeatKind(kind))

    @property
    def empty(self) -> tuple[str, ...]:
        """What it lacks, in words."""
        lacks = [seat.kind.label.lower() for seat in self.seats if seat.now is None]
        return (*lacks, *(["budget"] if self.budget is None else []))


def seats_of_bodies(viewer: SignedIn, *, today: date) -> dict[int, BodySeats]:
    """The seats of every body that the viewer may know of, in one statement."""
    holder = (
        select(func.min(User.name))
        .join(PostHolding, PostHolding.user_id == User.id)
        .where(PostHolding.post_id == Member.post_id, holds_on(today), User.is_active)
        .correlate(Member)
        .scalar_subquery()
    )
    person = aliased(User)
    rows = db.session.execute(
        select(
            Member.id,
            Member.body_id,
            func.coalesce(Post.name, person.name, ""),
            func.coalesce(holder, ""),
            Member.role,
            func.coalesce(StandInPost.name, StandIn.name, ""),
            or_(
                func.coalesce(is_vacant(today), false()),
                func.coalesce(~person.is_active, false()),
            ),
            Member.demonstration,
        )
        .join(Body, Body.id == Member.body_id)
        .outerjoin(Post, Member.post_id == Post.id)
        .outerjoin(person, Member.user_id == person.id)
        .outerjoin(StandInPost, Member.substitute_post_id == StandInPost.id)
        .outerjoin(StandIn, Member.substitute_user_id == StandIn.id)
        .where(member_on(today), policy.visible_to(viewer, today=today))
    )
    found: dict[int, list[SeatRow]] = {}
    for row in rows:
        found.setdefault(row.body_id, []).append(SeatRow(*row))
    return {
        body_id: BodySeats(tuple(sorted(seats, key=lambda seat: (_ORDER[seat.role], seat.id))))
        for body_id, seats in found.items()
    }


def lacks_ambassador(day: date) -> ColumnElement[bool]:
    """A clause about `Workstream`: at work on a day, and nobody sits as care leaver ambassador."""
    seated = select(Seat.id).where(
        Seat.workstream_id == Workstream.id,
        Seat.kind == SeatKind.AMBASSADOR,
        Seat.started_on <= day,
        or_(Seat.ended_on.is_(None), Seat.ended_on >= day),
    )
    return and_(
        Workstream.started_on <= day,
        or_(Workstream.ended_on.is_(None), Workstream.ended_on >= day),
        ~seated.exists(),
    )


def seats_of_workstreams(viewer: SignedIn, *, today: date) -> list[StreamSeats]:
    """The workstreams at work with their seats, in the council's order; names as the viewer may
    know them."""
    return [
        StreamSeats(
            id=each.id,
            slug=each.slug,
            name=each.name,
            budget=each.budget_allotted,
            is_budget_made_up="budget_allotted" in each.made_up.split(";"),
            seats=seatings(each, viewer=viewer, today=today),
        )
        for each in list_workstreams()
        if each.started_on <= today and (each.ended_on is None or each.ended_on >= today)
    ]
