"""Reads for one meeting's page and one body's: who is invited, what is due, what was agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from tracker.actions import policy as action_policy
from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.enums import Outcome
from tracker.actions.models import Action, Closure, DueMove
from tracker.core.database import db
from tracker.meetings.enums import MemberRole
from tracker.meetings.models import Body, Meeting, Member
from tracker.meetings.moment import moment_on
from tracker.meetings.policy import member_on
from tracker.people.identity import SignedIn
from tracker.people.models import Post, PostHolding, User
from tracker.people.unnamed import printed_name
from tracker.people.vacancy import holds_on, is_vacant

StandIn, StandInPost = aliased(User), aliased(Post)
_ORDER = {role: position for position, role in enumerate(MemberRole)}


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody on a body: a post with whoever holds it, or a person; `substitute` may come
    instead, and a seat is vacant where nobody holds its post or its person has left."""

    id: int
    name: str
    holders: str
    role: MemberRole
    started_on: date | None
    ended_on: date | None
    demonstration: bool
    substitute: str = ""
    is_vacant: bool = False

    def is_on(self, day: date) -> bool:
        """Whether they are on it on a day, the first and the last included."""
        return (self.started_on is None or self.started_on <= day) and (
            self.ended_on is None or self.ended_on >= day
        )


@dataclass(frozen=True, slots=True)
class AgreedMove:
    """A new date that was agreed at a meeting."""

    action_id: int
    ref: str
    text: str
    from_on: date | None
    to_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class AgreedClosure:
    """An action whose end was agreed at a meeting."""

    action_id: int
    ref: str
    text: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingActions:
    """What a meeting has to do with actions: due at it, arisen from it, agreed at it."""

    due: list[ActionRow]
    arisen: list[ActionRow]
    moves: list[AgreedMove]
    closures: list[AgreedClosure]


def meeting_actions(meeting_id: int, viewer: SignedIn) -> MeetingActions:
    """The actions of a meeting that the viewer may see, as they stand today."""
    touched = or_(Action.due_meeting_id == meeting_id, Action.arising_meeting_id == meeting_id)
    rows = actions.rows(moment_on(), viewer=viewer, where=[touched])
    return MeetingActions(
        due=[row for row in rows if row.due_meeting_id == meeting_id],
        arisen=[row for row in rows if row.arising_meeting_id == meeting_id],
        moves=_moves(meeting_id, viewer),
        closures=_closures(meeting_id, viewer),
    )


def open_actions_due_at(meeting_id: int, viewer: SignedIn) -> list[ActionRow]:
    """The open actions whose dates follow a meeting, of those that the viewer may see."""
    follows = [Action.due_meeting_id == meeting_id, Action.outcome.is_(None)]
    return actions.rows(moment_on(), viewer=viewer, where=follows)


def _moves(meeting_id: int, viewer: SignedIn) -> list[AgreedMove]:
    rows = db.session.execute(
        select(Action.id, Action.ref, Action.text, DueMove.from_on, DueMove.to_on, DueMove.reason)
        .join(Action, DueMove.action_id == Action.id)
        .where(DueMove.agreed_meeting_id == meeting_id, action_policy.visible_to(viewer))
        .order_by(DueMove.id)
    )
    return [AgreedMove(*row) for row in rows]


def _closures(meeting_id: int, viewer: SignedIn) -> list[AgreedClosure]:
    rows = db.session.execute(
        select(Action.id, Action.ref, Action.text, Closure.outcome, Closure.reason)
        .join(Action, Closure.action_id == Action.id)
        .where(Closure.agreed_meeting_id == meeting_id, action_policy.visible_to(viewer))
        .order_by(Closure.id)
    )
    return [AgreedClosure(*row) for row in rows]


def members(
    body_id: int, *, day: date, everybody: bool = False, by_name: bool = False
) -> list[MemberRow]:
    """Who is on a body on a day, chair first; `everybody`: who was, too.

    `by_name`: ambassadors too, for whoever keeps the list.
    """
    name_of = (lambda user: user.name) if by_name else printed_name
    rows = db.session.execute(
        select(
            Member,
            Post.name,
            name_of(User),
            func.coalesce(StandInPost.name, name_of(StandIn), ""),
            or_(func.coalesce(is_vacant(day), false()), func.coalesce(~User.is_active, false())),
        )
        .outerjoin(Post, Member.post_id == Post.id)
        .outerjoin(User, Member.user_id == User.id)
        .outerjoin(StandInPost, Member.substitute_post_id == StandInPost.id)
        .outerjoin(StandIn, Member.substitute_user_id == StandIn.id)
        .where(Member.body_id == body_id, *([] if everybody else [member_on(day)]))
        .order_by(Member.id)
    ).all()
    posts = {member.post_id for member, *_ in rows if member.post_id is not None}
    holders = _holders(posts, day)
    found = [
        MemberRow(
            id=member.id,
            name=post or user or "",
            holders=", ".join(holders.get(member.post_id or 0, ())),
            role=member.role,
            started_on=member.started_on,
            ended_on=member.ended_on,
            demonstration=member.demonstration,
            substitute=substitute,
            is_vacant=vacant,
        )
        for member, post, user, substitute, vacant in rows
    ]
    return sorted(found, key=lambda row: (row.ended_on is not None, _ORDER[row.role], row.id))


def _holders(posts: Iterable[int], day: date) -> dict[int, list[str]]:
    rows = db.session.execute(
        select(PostHolding.post_id, User.name)
        .join(User, PostHolding.user_id == User.id)
        .where(PostHolding.post_id.in_(sorted(posts)), holds_on(day), User.is_active)
        .order_by(User.name, User.id)
    )
    found: dict[int, list[str]] = {}
    for post_id, name in rows:
        found.setdefault(post_id, []).append(name)
    return found


def body_to_change(body_id: int) -> Body:
    """A body held for a deed until the transaction ends."""
    return db.session.scalars(select(Body).where(Body.id == body_id).with_for_update()).one()


def meeting_to_change(meeting_id: int) -> Meeting:
    """A meeting with its body, held for a deed until the transaction ends."""
    return db.session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(joinedload(Meeting.body, innerjoin=True))
        .with_for_update(of=Meeting)
    ).one()


def member_to_end(member_id: int) -> Member:
    """Somebody on a body whom the page has found there, for a deed."""
    return db.session.get_one(Member, member_id)
