"""Who may see and change which person: as a question and as a WHERE clause."""

from typing import Protocol

from sqlalchemy import ColumnElement, false, true

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.people.identity import SignedIn
from tracker.people.models import User


class Somebody(Protocol):
    """What the rules ask of a person, be it a row of the database or of a page."""

    @property
    def id(self) -> int: ...

    @property
    def is_active(self) -> bool: ...


def may_see(viewer: SignedIn, person: Somebody) -> bool:
    """Administrators see all people; whoever gives clearance, those who can sign in."""
    allowed = permissions_of(viewer.roles)
    if Permission.PEOPLE_MANAGE in allowed:
        return True
    return Permission.CLEARANCE_GIVE in allowed and person.is_active


def visible_to(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause."""
    allowed = permissions_of(viewer.roles)
    if Permission.PEOPLE_MANAGE in allowed:
        return true()
    return User.is_active.is_(True) if Permission.CLEARANCE_GIVE in allowed else false()


def may_deactivate(viewer: SignedIn, person: Somebody) -> bool:
    """An administrator may deactivate anybody but themselves."""
    return Permission.PEOPLE_MANAGE in permissions_of(viewer.roles) and viewer.id != person.id


def must_keep(viewer: SignedIn, person: Somebody) -> frozenset[Role]:
    """The roles that this viewer cannot end: one's own as administrator."""
    return frozenset({Role.ADMINISTRATOR} if viewer.id == person.id else ())
