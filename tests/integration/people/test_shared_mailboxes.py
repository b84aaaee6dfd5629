"""A mailbox that several people read is nobody's key."""

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError
from tracker.outbox.models import Letter
from tracker.people import links, passwords, service, sessions, sign_in
from tracker.people.enums import TokenPurpose
from tracker.people.sign_in import as_person


@pytest.fixture
def administrator(session):
    return person(Role.ADMINISTRATOR)


@pytest.fixture
def team(session):
    return person(Role.ACTION_LEAD, password_hash=passwords.hash_password("kettle-marble-otter"))


def share(user, by, *, is_shared=True):
    service.set_shared_address(user.id, is_shared=is_shared, by=as_person(by))


def test_all_ways_in_are_closed(session, administrator, team):
    token = sessions.begin(team)
    signed = links.address(links.make(team, TokenPurpose.SIGN_IN)).rpartition("/")[2]
    share(team, administrator)
    assert sessions.find(token) is None
    assert links.find(signed, TokenPurpose.SIGN_IN) is None
    candidate = sign_in.knock(team.email, "127.0.0.1")
    assert (candidate.user_id, candidate.password_hash, team.password_hash) == (None, None, None)
    sign_in.send_link(candidate, TokenPurpose.RESET)
    assert session.scalars(select(Letter)).all() == []
    assert sign_in.enter_as_demonstration(team.email, instead_of=None) is None
    with pytest.raises(DomainError, match="Several people"):
        service.invite_again(team.id, by=as_person(administrator))


def test_it_is_written_down_once(session, administrator, team):
    share(team, administrator)
    share(team, administrator)
    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.deed, entry.after) == (Deed.PERSON_CHANGED, {"is_shared_address": True})


def test_one_person_s_again_it_can_get_a_link(administrator, team):
    share(team, administrator)
    share(team, administrator, is_shared=False)
    assert sign_in.knock(team.email, "127.0.0.1").user_id == team.id


def test_nobody_locks_themselves_out(administrator):
    with pytest.raises(DomainError, match="another administrator"):
        share(administrator, administrator)


def test_the_only_administrator_stays_one_person(session, administrator):
    secretary = person(Role.BOARD_SECRETARY)
    with pytest.raises(DomainError, match="last administrator"):
        share(administrator, secretary)
    assert not administrator.is_shared_address


def test_an_administrator_who_cannot_sign_in_does_not_count(session, administrator):
    person(Role.ADMINISTRATOR, is_shared_address=True)
    with pytest.raises(DomainError, match="last administrator"):
        service.deactivate(administrator.id, by=as_person(person(Role.ACTION_LEAD)))
