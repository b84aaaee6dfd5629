"""Who may see which body and its meetings: as a question and as a WHERE clause."""

from datetime import date
from typing import Protocol

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.actions.policy import reads_board
from tracker.meetings.models import Body, Member
from tracker.people.identity import SignedIn


class Listed(Protocol):
    """What the rules ask of a body, be it a row of the database or of a page."""

    @property
    def id(self) -> int: ...

    @property
    def is_public(self) -> bool: ...


def may_see(viewer: SignedIn, body: Listed, *, lists: frozenset[int]) -> bool:
    """Public bodies: everybody with a role; others: who reads the Board label, or is on the list.

    `lists` are the bodies that the person is on today (`queries.lists_held`).
    """
    if not viewer.roles:
        return False
    return body.is_public or reads_board(viewer) or body.id in lists


def visible_to(viewer: SignedIn | None, *, today: date) -> ColumnElement[bool]:
    """The same as a WHERE clause over `body`; without a viewer (a command, a job) all."""
    if viewer is None or (viewer.roles and reads_board(viewer)):
        return true()
    if not viewer.roles:
        return Body.id.is_(None)
    return or_(Body.is_public, is_listed(viewer, today=today))


def is_listed(viewer: SignedIn, *, today: date) -> ColumnElement[bool]:
    """A body that a person is on today, by name or by a post they hold, as a WHERE clause."""
    mine = select(Member.body_id).where(
        member_on(today),
        or_(Member.user_id == viewer.id, Member.post_id.in_(sorted(viewer.post_ids))),
    )
    return Body.id.in_(mine)


def member_on(day: date | InstrumentedAttribute[date]) -> ColumnElement[bool]:
    """A membership that covers a day; one without a first day began before anybody wrote it."""
    return and_(
        or_(Member.started_on.is_(None), Member.started_on <= day),
        or_(Member.ended_on.is_(None), Member.ended_on >= day),
    )


def leads(viewer: SignedIn, workstream_id: int) -> bool:
    """Whether all of a workstream's round is theirs: its chair's, or the board secretary's."""
    return viewer.has(Role.BOARD_SECRETARY) or workstream_id in viewer.chairs


def may_sign(viewer: SignedIn, workstream_id: int) -> bool:
    """Its chair signs a workstream off, or the board secretary for them."""
    return Permission.ROUND_SIGN in permissions_of(viewer.roles) and leads(viewer, workstream_id)
