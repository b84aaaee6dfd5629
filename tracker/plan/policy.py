"""Who may see which plan: a draft is only the board secretary's, an adopted one everybody's."""

from sqlalchemy import ColumnElement, true

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan


def may_see(viewer: SignedIn | None, plan: Plan) -> bool:
    """Whether this person may know of this plan; without a viewer (a command) of any."""
    return plan.status is PlanStatus.ADOPTED or sees_drafts(viewer)


def visible_to(viewer: SignedIn | None) -> ColumnElement[bool]:
    """The same as a WHERE clause."""
    return true() if sees_drafts(viewer) else Plan.status == PlanStatus.ADOPTED


def sees_drafts(viewer: SignedIn | None) -> bool:
    """Whether this person sees plans that are not adopted yet."""
    return viewer is None or Permission.PLAN_MANAGE in permissions_of(viewer.roles)
