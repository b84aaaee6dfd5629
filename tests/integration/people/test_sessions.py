"""Sessions on the server: what ends them, and how long they last."""

from datetime import timedelta

import pytest

from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.factories.workstreams import SeatFactory, WorkstreamFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.held import board_seats
from tracker.people import identity, service, sessions
from tracker.people.models import UserSession
from tracker.people.sign_in import as_person, choose_password, leave
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.held import seats

SOURCES = (identity.roles, identity.posts, seats, board_seats)


def roles_of(user):
    held = identity.held(user.id, clock.today(), SOURCES)
    return {kind.removeprefix("role:") for kind in held if kind.startswith("role:")}


@pytest.fixture
def administrator(session):
    return person(Role.ADMINISTRATOR)


@pytest.fixture
def chair(session):
    return person(Role.WORKSTREAM_CHAIR)


def test_the_table_has_only_the_hash(session, chair):
    token = sessions.begin(chair)
    session.flush()
    assert len(token) >= 43  # 256 bits
    assert session.query(UserSession).one().token_hash != token
    assert sessions.find(token).user_id == chair.id


def test_a_new_session_ends_the_one_before_it(session, chair):
    old = sessions.begin(chair)
    new = sessions.begin(chair, instead_of=old)
    assert new != old
    assert sessions.find(old) is None
    assert sessions.find(new) is not None


def _sign_out(chair, administrator, token):
    leave(token, by=as_person(chair))


def _new_password(chair, administrator, token):
    choose_password(chair.id, "hash", instead_of=None)


def _other_roles(chair, administrator, token):
    service.set_roles(chair.id, {Role.ACTION_LEAD}, by=as_person(administrator))


def _deactivated(chair, administrator, token):
    service.deactivate(chair.id, by=as_person(administrator))


def _ended_by_administrator(chair, administrator, token):
    service.sign_out_everywhere(chair.id, by=as_person(administrator))


def _ended_by_its_owner(chair, administrator, token):
    assert sessions.end_one(sessions.find(token).id, user_id=chair.id)


@pytest.mark.parametrize(
    "deed",
    [
        _sign_out,
        _new_password,
        _other_roles,
        _deactivated,
        _ended_by_administrator,
        _ended_by_its_owner,
    ],
)
def test_a_captured_cookie_is_worthless_after(session, chair, administrator, deed):
    token = sessions.begin(chair)
    session.flush()
    deed(chair, administrator, token)
    session.flush()
    assert sessions.find(token) is None


def test_the_epoch_alone_refuses_a_session_that_the_table_still_holds_open(session, chair):
    token = sessions.begin(chair)
    session.flush()
    chair.epoch += 1
    session.flush()
    assert sessions.find(token) is None


def test_nobody_ends_somebody_elses_session(session, chair, administrator):
    token = sessions.begin(chair)
    session.flush()
    assert not sessions.end_one(sessions.find(token).id, user_id=administrator.id)
    assert sessions.find(token) is not None


@pytest.mark.parametrize(
    ("role", "minutes", "lasts"),
    [
        pytest.param(Role.WORKSTREAM_CHAIR, 59, True, id="59 minutes idle"),
        pytest.param(Role.WORKSTREAM_CHAIR, 60, False, id="an hour idle"),
        pytest.param(Role.ADMINISTRATOR, 29, True, id="an administrator, 29 minutes"),
        pytest.param(Role.ADMINISTRATOR, 30, False, id="an administrator, half an hour"),
    ],
)
def test_an_idle_session_ends(session, chair, role, minutes, lasts):
    token = sessions.begin(chair)
    session.flush()
    later = clock.instant() + timedelta(minutes=minutes, seconds=-1)
    if not lasts:
        later += timedelta(seconds=2)
    assert sessions.find(token).lasts(frozenset({role}), later) is lasts


def test_a_session_in_use_ends_after_twelve_hours(session, chair):
    token = sessions.begin(chair)
    session.flush()
    opened = sessions.find(token)
    row = session.query(UserSession).one()
    row.last_seen_at = opened.created_at + timedelta(hours=12)
    session.flush()
    opened = sessions.find(token)
    assert opened.lasts(frozenset(), opened.created_at + timedelta(hours=11, minutes=59))
    assert not opened.lasts(frozenset(), opened.created_at + timedelta(hours=12))


def test_last_seen_is_written_at_most_once_a_minute(session, chair, monkeypatch):
    token = sessions.begin(chair)
    session.flush()
    opened = sessions.find(token)
    start = opened.last_seen_at
    for seconds, seen in ((59, start), (61, start + timedelta(seconds=61))):
        monkeypatch.setattr(clock, "instant", lambda s=seconds: start + timedelta(seconds=s))
        sessions.seen(opened.id)
        session.expire_all()
        assert session.get(UserSession, opened.id).last_seen_at == seen


def test_what_a_person_holds_comes_in_one_statement(session):
    user = person(Role.WORKSTREAM_CHAIR, Role.BOARD_MEMBER)
    service.set_roles(user.id, {Role.BOARD_MEMBER}, by=as_person(user))
    post = PostFactory()
    PostHoldingFactory(post=post, user=user)
    gone = PostHoldingFactory(user=user, ended_on=clock.today() - timedelta(days=1))
    by_post = WorkstreamFactory()
    SeatFactory(workstream=by_post, post=post, user=None)
    SeatFactory(post=gone.post, user=None)
    own = WorkstreamFactory()
    SeatFactory(workstream=own, user=user, kind=SeatKind.AMBASSADOR)
    SeatFactory(user=user, ended_on=clock.today() - timedelta(days=1))
    SeatFactory(user=user, started_on=clock.today() + timedelta(days=1))
    SeatFactory(user=UserFactory())
    session.flush()
    held = identity.held(user.id, clock.today(), SOURCES)
    assert roles_of(user) == {"board-member"}
    assert held["post"] == {post.id}
    assert held["chair"] == {by_post.id}
    assert held["ambassador"] == {own.id}
    assert "board" not in held
