"""Reads of workstreams, with their seats and the pledges that they serve."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from tracker.access.roles import Role
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.people.identity import SignedIn
from tracker.people.models import Post, RoleHeld, User
from tracker.plan.models import Plan, Pledge
from tracker.plan.policy import may_see, visible_to
from tracker.workstreams.models import PledgeWorkstream, Seat, Workstream

IN_ORDER = (Workstream.position, Workstream.id)


def list_workstreams() -> Sequence[Workstream]:
    """Every workstream with its seats and pledges, in the council's order."""
    return db.session.scalars(_whole().order_by(*IN_ORDER)).all()


def get_workstream(slug: str) -> Workstream:
    """One workstream with its seats and pledges; NotFound if there is none."""
    workstream = db.session.scalar(_whole().where(Workstream.slug == slug))
    if workstream is None:
        raise NotFound
    return workstream


def pledges_of(workstream: Workstream, *, viewer: SignedIn, today: date) -> list[Pledge]:
    """The pledges that it serves, of plans not over yet that the viewer may see."""
    pledges = [link.pledge for link in workstream.pledge_links]
    seen = [each for each in pledges if may_see(viewer, each.plan) and each.plan.ends_on >= today]
    return sorted(seen, key=lambda each: (each.plan_id, each.number))


def serving(pledge_ids: Collection[int]) -> dict[int, list[Workstream]]:
    """The workstreams that serve each of these pledges."""
    rows = (
        select(PledgeWorkstream.pledge_id, Workstream)
        .join(Workstream, Workstream.id == PledgeWorkstream.workstream_id)
        .where(PledgeWorkstream.pledge_id.in_(sorted(pledge_ids)))
        .order_by(PledgeWorkstream.pledge_id, *IN_ORDER)
    )
    found: dict[int, list[Workstream]] = {pledge_id: [] for pledge_id in pledge_ids}
    for pledge_id, workstream in db.session.execute(rows):
        found[pledge_id].append(workstream)
    return found


def workstream_choices(today: date) -> list[tuple[str, str]]:
    """Workstreams at work today to choose from on a form, as (id, name)."""
    at_work = or_(Workstream.ended_on.is_(None), Workstream.ended_on >= today)
    rows = select(Workstream.id, Workstream.name).where(at_work).order_by(*IN_ORDER)
    return [(str(key), name) for key, name in db.session.execute(rows)]


def pledge_choices(
    viewer: SignedIn, *, today: date, linked: Collection[int] = ()
) -> list[tuple[str, str]]:
    """Pledges that a workstream may serve, as (id, words): of plans not over, or linked already."""
    rows = (
        select(Pledge.id, Pledge.number, Pledge.name, Plan.name)
        .join(Plan, Plan.id == Pledge.plan_id)
        .where(visible_to(viewer), or_(Plan.ends_on >= today, Pledge.id.in_(sorted(linked))))
        .order_by(Plan.starts_on.desc(), Plan.id, Pledge.number)
    )
    return [
        (str(key), f"{plan}, pledge {number}: {name}")
        for key, number, name, plan in db.session.execute(rows)
    ]


def holder_choices() -> list[tuple[str, str]]:
    """Who can sit in a seat, as (`post:3` or `user:5`, name): posts first, then people."""
    posts = select(Post.id, Post.name).order_by(Post.name, Post.id)
    people = select(User.id, User.name).where(User.is_active).order_by(User.name, User.id)
    return [
        *((f"post:{key}", name) for key, name in db.session.execute(posts)),
        *((f"user:{key}", f"{name} (a person)") for key, name in db.session.execute(people)),
    ]


def has_role(user_id: int, role: Role) -> bool:
    """Whether a person holds a role today."""
    held = select(RoleHeld.id).where(
        RoleHeld.user_id == user_id, RoleHeld.role == role, RoleHeld.ended_at.is_(None)
    )
    return db.session.scalar(held.limit(1)) is not None


def _whole() -> Select[Workstream]:
    return select(Workstream).options(
        selectinload(Workstream.seats).joinedload(Seat.post),
        selectinload(Workstream.seats).joinedload(Seat.user),
        selectinload(Workstream.pledge_links)
        .joinedload(PledgeWorkstream.pledge)
        .joinedload(Pledge.plan),
    )
