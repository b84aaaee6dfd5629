"""A database that was restored or copied sends nothing at all until a person releases its mail."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.reminders import in_post, led_action
from tests.factories.sending import YESTERDAY
from tracker.access.roles import Role
from tracker.config import MailServer
from tracker.core import clock
from tracker.outbox import instance
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter
from tracker.people import letters as account_letters
from tracker.people import links, sessions
from tracker.people.enums import TokenPurpose
from tracker.people.models import User
from tracker.reminders import service
from tracker.reminders.tick import Ticker


@pytest.fixture
def config(app, mailbox, tmp_path):
    server = MailServer("127.0.0.1", mailbox.port)
    return replace(app.extensions["tracker"], data=tmp_path / "home", mail_server=server)


def tick(config):
    """One tick of a scheduler that ends after it."""
    ticker = Ticker(config)
    assert ticker.tick().had_lease
    ticker.give_back()


def elsewhere(config):
    """The same database, found in another folder."""
    return replace(config, data=config.data.parent / "copy")


def test_a_copied_database_sends_nothing_not_even_a_link(session, config, mailbox):
    tick(config)
    led_action(in_post()[1], due_on=YESTERDAY)
    user = person(Role.ACTION_LEAD)
    account_letters.send_link(session.get(User, user.id), TokenPurpose.RESET)
    service.generate()
    for _ in range(3):
        tick(elsewhere(config))
    assert mailbox.envelopes == []
    assert {each.attempts for each in session.scalars(select(Letter))} == {0}


def test_what_waited_ends_at_the_release_and_what_is_new_goes(session, config, mailbox):
    tick(config)
    led_action(in_post()[1], due_on=YESTERDAY)
    service.generate()
    tick(elsewhere(config))
    assert instance.release(by=None) > 0
    user = session.get(User, person(Role.ACTION_LEAD).id)
    account_letters.send_link(user, TokenPurpose.SIGN_IN)
    session.execute(Letter.__table__.update().values(not_before_at=clock.now()))
    tick(elsewhere(config))
    assert [each.rcpt_tos for each in mailbox.envelopes] == [[user.email]]
    states = {each.state for each in session.scalars(select(Letter))}
    assert states == {LetterState.EXPIRED, LetterState.SENT}


def test_sessions_and_links_of_a_copied_database_are_dead(session, config):
    tick(config)
    user = session.get(User, person(Role.ACTION_LEAD).id)
    session.flush()
    cookie = sessions.begin(user)
    link = links.make(user, TokenPurpose.INVITE)
    session.flush()
    address = links.address(link).rpartition("/")[2]
    assert sessions.find(cookie)
    assert links.find(address, TokenPurpose.INVITE)
    tick(elsewhere(config))
    session.expire_all()
    assert sessions.find(cookie) is None
    assert links.find(address, TokenPurpose.INVITE) is None


def test_a_known_folder_ends_nothing(session, config):
    tick(config)
    cookie = sessions.begin(session.get(User, person(Role.ACTION_LEAD).id))
    session.flush()
    tick(config)
    assert sessions.find(cookie)


def test_only_those_who_are_named_get_mail_where_some_are(session, config, mailbox):
    named, other = in_post(email="trial@example.org"), in_post()
    for _, post in (named, other):
        led_action(post, due_on=YESTERDAY)
    user = session.get(User, other[0].id)
    account_letters.send_link(user, TokenPurpose.SIGN_IN)
    tick(replace(config, mail_allow=("trial@example.org",)))
    assert {tuple(each.rcpt_tos) for each in mailbox.envelopes} == {("trial@example.org",)}
    told = session.scalars(select(Letter.last_note).where(Letter.user_id == user.id))
    assert set(told) == {"TRACKER_MAIL_ALLOW does not name this address"}
