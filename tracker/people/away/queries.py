"""Reads about absences: a person's own, and who may stand in for them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import Absence, RoleHeld, User

# Who only speaks or reads has nothing that a colleague could do for them meanwhile.
NO_STAFF = frozenset({Role.AMBASSADOR, Role.COMMITTEE_MEMBER})
STAFF = frozenset(Role) - NO_STAFF
EARLIER = 5


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """A time for which a person is away, as its lists show it."""

    id: int
    first_on: date
    last_on: date
    stand_in: str
    is_over: bool
    has_begun: bool


def absences_of(user_id: int) -> list[AbsenceRow]:
    """A person's absences, the latest first: all that are not over, and a few that are."""
    today, stand_in = clock.today(), aliased(User)
    rows = db.session.execute(
        select(Absence.id, Absence.first_on, Absence.last_on, stand_in.name)
        .outerjoin(stand_in, stand_in.id == Absence.stand_in_id)
        .where(Absence.user_id == user_id)
        .order_by(Absence.first_on.desc(), Absence.id.desc())
    )
    found = [
        AbsenceRow(
            row.id, row.first_on, row.last_on, row.name or "", row.last_on < today,
            row.first_on <= today,
        )
        for row in rows
    ]  # fmt: skip
    over = [row for row in found if row.is_over][:EARLIER]
    return [row for row in found if not row.is_over or row in over]


def may_have_stand_in(roles: frozenset[Role]) -> bool:
    """Whether somebody with these roles may name a stand-in, and be one."""
    return bool(roles & STAFF) and Role.AMBASSADOR not in roles


def stand_in_choices(user_id: int) -> list[tuple[str, str]]:
    """Everybody who may stand in for a person, by name."""
    rows = db.session.execute(
        select(User.id, User.name)
        .where(User.id != user_id, *may_stand_in())
        .order_by(User.name, User.id)
    )
    return [(str(row.id), row.name) for row in rows]


def may_stand_in() -> tuple[ColumnElement[bool], ...]:
    """Active people with a staff role who can sign in, and no ambassador."""
    return (
        User.is_active.is_(True),
        User.is_shared_address.is_(False),
        User.id.in_(_with_role(STAFF)),
        User.id.not_in(_with_role(frozenset({Role.AMBASSADOR}))),
    )


def away_between(user_id: int, first_on: date, last_on: date) -> Absence | None:
    """A person's first absence that shares a day with these."""
    return db.session.scalar(
        select(Absence)
        .where(Absence.user_id == user_id, Absence.first_on <= last_on, Absence.last_on >= first_on)
        .order_by(Absence.first_on, Absence.id)
        .limit(1)
    )


def _with_role(roles: frozenset[Role]) -> Select[int]:
    return select(RoleHeld.user_id).where(RoleHeld.role.in_(roles), RoleHeld.ended_at.is_(None))
