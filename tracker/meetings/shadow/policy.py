"""Who may speak before a meeting, take their words back, or hide another's."""

from typing import Protocol

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.people.identity import SignedIn


class Words(Protocol):
    """What the rules ask of a comment, be it a row of the database or of a page."""

    @property
    def by_id(self) -> int | None: ...

    @property
    def is_gone(self) -> bool: ...


def may_say(viewer: SignedIn) -> bool:
    """Ambassadors for themselves, the participation lead for young people."""
    return Permission.SHADOW_COMMENT in permissions_of(viewer.roles)


def may_take_back(viewer: SignedIn, said: Words) -> bool:
    """One's own words that still stand."""
    return said.by_id == viewer.id and not said.is_gone


def may_hide(viewer: SignedIn, said: Words) -> bool:
    """The participation lead, what anybody else said and everybody can read."""
    may = Permission.COMMENT_MODERATE in permissions_of(viewer.roles)
    return may and said.by_id != viewer.id and not said.is_gone


def may_know_author(viewer: SignedIn, by_id: int | None) -> bool:
    """The real name behind a comment is for its author and the participation lead."""
    return by_id is not None and (viewer.id == by_id or viewer.has(Role.PARTICIPATION_LEAD))


def may_read(viewer: SignedIn, said: Words) -> bool:
    """What was taken back or hidden is read by its author and the participation lead alone."""
    return not said.is_gone or viewer.id == said.by_id or viewer.has(Role.PARTICIPATION_LEAD)
