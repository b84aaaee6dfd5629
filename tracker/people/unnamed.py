"""Whose name is not printed: an ambassador chooses for each comment how to be shown, so no list of
members, no history and no page about letters may give the name away (rules 5.9, 3)."""

from typing import Any

from sqlalchemy import ColumnElement, case, exists, select
from sqlalchemy.orm import aliased

from tracker.access.roles import Role
from tracker.core.database import db
from tracker.people.models import RoleHeld, User

UNNAMED = "A care leaver ambassador"


def printed_name(user: Any = User) -> ColumnElement[str]:
    """A person's name as others may read it; `user` may be an alias."""
    return case((_is_ambassador(user.id), UNNAMED), else_=user.name)


def unnamed(user_id: int) -> str:
    """What stands for the name of somebody who may hide it; empty for everybody else."""
    hides = db.session.scalar(select(_is_ambassador(user_id)))
    return UNNAMED if hides else ""


def _is_ambassador(user_id: Any) -> ColumnElement[bool]:
    """An ambassador, or whoever was one and is nothing else now: leaving gives no name away."""
    was, other = aliased(RoleHeld), aliased(RoleHeld)
    is_else = exists().where(
        other.user_id == user_id, other.role != Role.AMBASSADOR, other.ended_at.is_(None)
    )
    return exists().where(
        was.user_id == user_id,
        was.role == Role.AMBASSADOR,
        was.ended_at.is_(None) | ~is_else,
    )
