"""Whose name stands in no list: an ambassador's, also after they have left."""

import pytest
from sqlalchemy import select, update

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.people.models import RoleHeld, User
from tracker.people.unnamed import UNNAMED, printed_name, unnamed


def names(session, user):
    return session.scalar(select(printed_name()).where(User.id == user.id)), unnamed(user.id)


def leave(session, user):
    session.execute(
        update(RoleHeld)
        .where(RoleHeld.user_id == user.id, RoleHeld.role == Role.AMBASSADOR)
        .values(ended_at=clock.now())
    )


def test_leaving_gives_no_name_away(session):
    ambassador = person(Role.AMBASSADOR)
    assert names(session, ambassador) == (UNNAMED, UNNAMED)
    leave(session, ambassador)
    assert names(session, ambassador) == (UNNAMED, UNNAMED)


@pytest.mark.parametrize("was_ambassador", [True, False])
def test_an_officer_is_named(session, was_ambassador):
    roles = [Role.BOARD_MEMBER] + [Role.AMBASSADOR] * was_ambassador
    officer = person(*roles)
    leave(session, officer)
    assert names(session, officer) == (officer.name, "")
