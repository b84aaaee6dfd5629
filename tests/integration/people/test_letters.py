"""Letters about an account: each says what happened, what to do, and what if it was not you."""

from datetime import timedelta

import html5lib
import pytest

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.people import letters, links
from tracker.people.enums import AccountMatter, TokenPurpose
from tracker.reminders.recheck import account_words

OF_LINK = {
    AccountMatter.SIGN_IN: TokenPurpose.SIGN_IN,
    AccountMatter.INVITE: TokenPurpose.INVITE,
    AccountMatter.RESET: TokenPurpose.RESET,
}


@pytest.fixture
def user(session):
    return person(Role.BOARD_SECRETARY, Role.AUDITOR, known_as="<b>Sam</b> & co")


@pytest.mark.parametrize("matter", list(AccountMatter), ids=lambda matter: matter.value)
def test_every_letter_can_be_written(session, user, matter):
    token = links.make(user, OF_LINK[matter]) if matter in OF_LINK else None
    words = account_words(user.id, token and token.id, matter.value)
    goal = links.address(token) if token else "http://127.0.0.1:8000/sign-in"
    assert 0 < len(words.subject) < 60
    assert words.subject == words.subject.strip()
    assert "Hello <b>Sam</b> & co." in words.text
    assert "Hello &lt;b&gt;Sam&lt;/b&gt; &amp; co." in words.html
    assert goal in words.text
    assert f'href="{goal}"' in words.html
    assert "{" not in words.text
    assert max(len(line) for line in words.text.splitlines() if "http" not in line) <= 78
    parser = html5lib.HTMLParser()
    parser.parse(words.html)
    assert parser.errors == []


def test_a_letter_about_roles_names_them(session, user):
    words = account_words(user.id, None, AccountMatter.ROLE_CHANGED.value)
    for role in ("Board secretary", "Auditor"):
        assert role in words.text
        assert role in words.html


def test_a_letter_is_not_sent_once_its_link_is_spent(session, user, monkeypatch):
    used, old, void = (links.make(user, TokenPurpose.SIGN_IN) for _ in range(3))
    links.use(void)
    later = clock.instant() + timedelta(hours=2)
    token = links.make(user, TokenPurpose.SIGN_IN)
    session.flush()
    session.expire_all()
    assert letters.words(user.id, token.id) is not None
    monkeypatch.setattr(clock, "instant", lambda: later)
    for each in (used, old, void, token):
        assert letters.words(user.id, each.id) is None


def test_nobody_who_left_is_written_to(session, user):
    user.is_active, user.deactivated_at = False, clock.now()
    session.flush()
    assert letters.words(user.id, None) is None
