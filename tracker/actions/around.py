"""What stands around one action: its pledges, helpers, ambassador, and its neighbours."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, Text, cast, func, literal, or_, select, union_all

from tracker.actions.models import Action, ActionHelper, ActionPledge
from tracker.actions.policy import visible_to
from tracker.actions.queries import ActionRow
from tracker.actions.refs import reading_order
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.models import Commitment, Pledge
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat


@dataclass(frozen=True, slots=True)
class Served:
    """A pledge that the action serves, and the commitment under it where one is known."""

    number: int
    name: str
    commitment: str


@dataclass(frozen=True)
class Around:
    """The facts beside an action; `ambassador_is_made_up` marks a seat of the demonstration."""

    serves: tuple[Served, ...]
    helpers: tuple[str, ...]
    has_ambassador: bool
    ambassador_is_made_up: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The actions before and after this one in its workstream, as (id, ref)."""

    previous: tuple[int, str] | None = None
    next: tuple[int, str] | None = None


def around(row: ActionRow, *, day: date) -> Around:
    """Pledges, helpers and the ambassador's seat, in one query."""
    pledges = (
        select(
            literal("pledge"), ActionPledge.id, Pledge.number, Pledge.name,
            cast(func.coalesce(Commitment.text, ""), Text),
        )
        .join(Pledge, Pledge.id == ActionPledge.pledge_id)
        .outerjoin(Commitment, Commitment.id == ActionPledge.commitment_id)
        .where(ActionPledge.action_id == row.id)
    )  # fmt: skip
    helpers = (
        select(literal("helper"), ActionHelper.id, literal(0), Post.name, literal(""))
        .join(Post, Post.id == ActionHelper.post_id)
        .where(ActionHelper.action_id == row.id)
    )
    made_up = cast(Seat.demonstration | (Seat.made_up != ""), Integer)
    seats = select(literal("seat"), Seat.id, made_up, literal(""), literal("")).where(
        Seat.workstream_id == row.workstream_id,
        Seat.kind == SeatKind.AMBASSADOR,
        Seat.started_on <= day,
        or_(Seat.ended_on.is_(None), Seat.ended_on >= day),
    )
    found = sorted(db.session.execute(union_all(pledges, helpers, seats)).tuples())
    held = [made_up for kind, _, made_up, *_ in found if kind == "seat"]
    return Around(
        serves=tuple(Served(*row[2:]) for row in found if row[0] == "pledge"),
        helpers=tuple(row[3] for row in found if row[0] == "helper"),
        has_ambassador=bool(held),
        ambassador_is_made_up=any(held),
    )


def neighbours(row: ActionRow, *, viewer: SignedIn) -> Neighbours:
    """Which actions come before and after in the same workstream and plan, by their refs."""
    order = reading_order()
    beside = (
        select(
            Action.id,
            func.lag(Action.id).over(order_by=order).label("previous_id"),
            func.lag(Action.ref).over(order_by=order).label("previous_ref"),
            func.lead(Action.id).over(order_by=order).label("next_id"),
            func.lead(Action.ref).over(order_by=order).label("next_ref"),
        )
        .where(
            visible_to(viewer),
            Action.plan_id == row.plan_id,
            Action.workstream_id.is_not_distinct_from(row.workstream_id),
        )
        .subquery()
    )
    found = db.session.execute(select(beside).where(beside.c.id == row.id)).one_or_none()
    if found is None:
        return Neighbours()
    _, previous_id, previous_ref, next_id, next_ref = found
    return Neighbours(
        (previous_id, previous_ref) if previous_id else None,
        (next_id, next_ref) if next_id else None,
    )
