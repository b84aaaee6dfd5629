"""Reads of plans, their pledges and commitments, through the one rule of who may see them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.plan.policy import may_see, visible_to

NEWEST_FIRST = (Plan.starts_on.desc(), Plan.id.desc())


def list_plans(viewer: SignedIn | None) -> Sequence[Plan]:
    """Every plan that a viewer may see, the newest first."""
    return db.session.scalars(select(Plan).where(visible_to(viewer)).order_by(*NEWEST_FIRST)).all()


def live_plans(today: date) -> Sequence[Plan]:
    """The adopted plans whose days cover today, the newest first, with all they promise."""
    return db.session.scalars(_whole().where(_live(today)).order_by(*NEWEST_FIRST)).all()


def get_plan(slug: str, *, viewer: SignedIn | None) -> Plan:
    """A plan with its pledges and commitments; NotFound if there is none for this viewer."""
    plan = db.session.scalar(_whole().where(Plan.slug == slug))
    if plan is None or not may_see(viewer, plan):
        raise NotFound
    return plan


def get_pledge(slug: str, number: int, *, viewer: SignedIn | None) -> Pledge:
    """A pledge with its plan and commitments; NotFound as above."""
    return _pledge(Plan.slug == slug, number, viewer)


def get_live_pledge(number: int, *, today: date) -> Pledge:
    """A pledge of the plan live today, of the newest where there are more; NotFound as above."""
    newest = select(Plan.id).where(_live(today)).order_by(*NEWEST_FIRST).limit(1)
    return _pledge(Plan.id == newest.scalar_subquery(), number, None)


def _pledge(where: ColumnElement[bool], number: int, viewer: SignedIn | None) -> Pledge:
    pledge = db.session.scalar(
        select(Pledge)
        .join(Plan, Plan.id == Pledge.plan_id)
        .where(where, Pledge.number == number)
        .options(joinedload(Pledge.plan), selectinload(Pledge.commitments))
    )
    if pledge is None or not may_see(viewer, pledge.plan):
        raise NotFound
    return pledge


def commitment_at(pledge: Pledge, position: int) -> Commitment:
    """A pledge's commitment by its place; NotFound if there is none."""
    for commitment in pledge.commitments:
        if commitment.position == position:
            return commitment
    raise NotFound


def _live(today: date) -> ColumnElement[bool]:
    return and_(Plan.status == PlanStatus.ADOPTED, Plan.starts_on <= today, Plan.ends_on >= today)


def _whole() -> Select[Plan]:
    return select(Plan).options(selectinload(Plan.pledges).selectinload(Pledge.commitments))
