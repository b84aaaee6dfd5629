"""One-time links: one use, one purpose, one hour."""

import threading
from datetime import timedelta

import pytest

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.transaction import unit_of_work
from tracker.outbox.models import Letter
from tracker.people import letters, links, sign_in
from tracker.people.enums import TokenPurpose
from tracker.people.models import AccountToken, User

AT_ONCE = 20


@pytest.fixture
def user(session):
    return person(Role.ACTION_LEAD)


def signed(token):
    return links.address(token).rpartition("/")[2]


def use(token, purpose=None):
    return sign_in.enter_by_link(
        signed(token), purpose or token.purpose, address="192.0.2.1", instead_of=None
    )


def test_a_link_signs_its_person_in_once(session, user):
    token = links.make(user, TokenPurpose.SIGN_IN)
    assert use(token).user_id == user.id
    with pytest.raises(DomainError, match="used before"):
        use(token)


def test_a_link_is_bound_to_its_purpose(session, user):
    token = links.make(user, TokenPurpose.SIGN_IN)
    for other in (TokenPurpose.INVITE, TokenPurpose.RESET):
        assert links.find(signed(token), other) is None


def test_a_newer_link_voids_the_older_one(session, user):
    old = links.make(user, TokenPurpose.SIGN_IN)
    new = links.make(user, TokenPurpose.SIGN_IN)
    session.expire_all()
    assert links.find(signed(old), TokenPurpose.SIGN_IN) is None
    assert links.find(signed(new), TokenPurpose.SIGN_IN) is not None


def test_using_one_voids_all_others(session, user):
    invitation = links.make(user, TokenPurpose.INVITE)
    use(links.make(user, TokenPurpose.SIGN_IN))
    assert links.find(signed(invitation), TokenPurpose.INVITE) is None


def test_a_new_password_voids_all_links(session, user):
    token = links.make(user, TokenPurpose.SIGN_IN)
    sign_in.choose_password(user.id, "hash", instead_of=None)
    assert links.find(signed(token), TokenPurpose.SIGN_IN) is None


def test_a_new_password_is_set_by_its_link_once(session, user):
    token = links.make(user, TokenPurpose.RESET)
    link = signed(token)
    sign_in.choose_password_by_link(link, "hash one", instead_of=None)
    with pytest.raises(DomainError):
        sign_in.choose_password_by_link(link, "hash two", instead_of=None)
    assert user.password_hash == "hash one"


@pytest.mark.parametrize(
    ("purpose", "lasts"),
    [
        (TokenPurpose.SIGN_IN, timedelta(minutes=60)),
        (TokenPurpose.RESET, timedelta(minutes=60)),
        (TokenPurpose.INVITE, timedelta(days=2)),
    ],
)
def test_a_link_lasts_so_long(session, user, monkeypatch, purpose, lasts):
    token = links.make(user, purpose)
    link, made = signed(token), token.created_at
    for after, works in ((lasts - timedelta(seconds=1), True), (lasts, False)):
        monkeypatch.setattr(clock, "instant", lambda after=after: made + after)
        assert (links.find(link, purpose) is not None) is works


def test_a_deactivated_person_has_no_links(session, user):
    token = links.make(user, TokenPurpose.SIGN_IN)
    user.is_active, user.deactivated_at = False, clock.now()
    session.flush()
    assert links.find(signed(token), TokenPurpose.SIGN_IN) is None


@pytest.mark.parametrize(
    "tried", ["", "x", "W10.abc", "....", "WzFd.bad-signature", "\u2028", "a" * 5000]
)
def test_a_link_that_we_did_not_sign_is_nothing(session, user, tried):
    links.make(user, TokenPurpose.SIGN_IN)
    assert links.find(tried, TokenPurpose.SIGN_IN) is None


def test_a_link_of_another_row_with_the_same_id_is_nothing(session, user):
    token = links.make(user, TokenPurpose.SIGN_IN)
    link = signed(token)
    token.created_at += timedelta(seconds=1)
    session.flush()
    assert links.find(link, TokenPurpose.SIGN_IN) is None


def test_a_link_is_queued_as_a_letter_in_the_same_transaction(session, user):
    token = letters.send_link(user, TokenPurpose.SIGN_IN)
    letter = session.query(Letter).one()
    assert letter.dedupe_key == f"account:{token.id}"
    assert letter.user_id == user.id
    assert letter.expires_at == token.expires_at
    assert links.address(token) not in (letter.subject, letter.content or "")


def test_asking_for_somebody_unknown_makes_nothing(session, user):
    candidate = sign_in.knock("nobody@example.org", "192.0.2.1")
    sign_in.send_link(candidate, TokenPurpose.SIGN_IN)
    assert session.query(Letter).count() == 0
    assert session.query(AccountToken).count() == 0


def test_of_twenty_uses_at_once_exactly_one_succeeds(real_app, real_session):
    user_id = person(Role.ACTION_LEAD).id
    real_session.commit()
    with real_app.app_context(), unit_of_work():
        link = signed(links.make(db.session.get(User, user_id), TokenPurpose.SIGN_IN))
    start, outcomes = threading.Barrier(AT_ONCE), []

    def run():
        with real_app.app_context():
            start.wait()
            try:
                with unit_of_work():
                    sign_in.enter_by_link(
                        link, TokenPurpose.SIGN_IN, address="192.0.2.1", instead_of=None
                    )
                outcomes.append("in")
            except DomainError:
                outcomes.append("refused")
            except Exception as error:
                outcomes.append(repr(error))

    threads = [threading.Thread(target=run) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in"] + ["refused"] * (AT_ONCE - 1)
