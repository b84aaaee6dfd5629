"""What stands around one action: its pledges, helpers, ambassador, and its neighbours."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    Text,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action, ActionHelper, ActionPledge
from tracker.actions.policy import visible_to
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
    values = {"action": row.id, "workstream": row.workstream_id, "day": day}
    found: list[tuple[Any, ...]] = sorted(map(tuple, db.session.execute(_around(), values)))
    held = [made_up for kind, _, made_up, *_ in found if kind == "seat"]
    return Around(
        serves=tuple(Served(*row[2:]) for row in found if row[0] == "pledge"),
        helpers=tuple(row[3] for row in found if row[0] == "helper"),
        has_ambassador=bool(held),
        ambassador_is_made_up=any(held),
    )


@cache
def _around() -> CompoundSelect[Any]:
    action, day = bindparam("action", type_=Integer), bindparam("day", type_=Date)
    pledges = (
        select(
            literal("pledge"), ActionPledge.id, Pledge.number, Pledge.name,
            cast(func.coalesce(Commitment.text, ""), Text),
        )
        .join(Pledge, Pledge.id == ActionPledge.pledge_id)
        .outerjoin(Commitment, Commitment.id == ActionPledge.commitment_id)
        .where(ActionPledge.action_id == action)
    )  # fmt: skip
    helpers = (
        select(literal("helper"), ActionHelper.id, literal(0), Post.name, literal(""))
        .join(Post, Post.id == ActionHelper.post_id)
        .where(ActionHelper.action_id == action)
    )
    made_up = cast(Seat.demonstration | (Seat.made_up != ""), Integer)
    seats = select(literal("seat"), Seat.id, made_up, literal(""), literal("")).where(
        Seat.workstream_id == bindparam("workstream"),
        Seat.kind == SeatKind.AMBASSADOR,
        Seat.started_on <= day,
        or_(Seat.ended_on.is_(None), Seat.ended_on >= day),
    )
    return union_all(pledges, helpers, seats)


def neighbours(row: ActionRow, *, viewer: SignedIn) -> Neighbours:
    """Which actions come before and after in the same workstream and plan, by their refs."""
    values = {"action": row.id, "plan": row.plan_id, "workstream": row.workstream_id}
    rows = db.session.execute(_neighbours(viewer), values)
    found = {place: (id_, ref) for place, id_, ref in rows}
    return Neighbours(found.get("before"), found.get("after"))


@lru_cache(maxsize=256)
def _neighbours(viewer: SignedIn) -> CompoundSelect[Any]:
    here = select(Action.ref_order).where(Action.id == bindparam("action")).scalar_subquery()
    beside = select(Action.id, Action.ref).where(
        visible_to(viewer),
        Action.plan_id == bindparam("plan"),
        Action.workstream_id.is_not_distinct_from(bindparam("workstream", type_=Integer)),
    )
    before = beside.where(Action.ref_order < here).order_by(Action.ref_order.desc()).limit(1)
    after = beside.where(Action.ref_order > here).order_by(Action.ref_order).limit(1)
    parts = [
        select(literal(place), each.c.id, each.c.ref)
        for place, each in (("before", before.subquery()), ("after", after.subquery()))
    ]
    return union_all(*parts)
