"""Sessions as the pages see them: idle, absolute, seen, and what a form cannot smuggle in."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.people.models import User, UserSession


@pytest.fixture
def row(session):
    """Signs somebody in and gives the session's row, seen and begun so long ago."""

    def run(browser, role, *, seen, begun=None):
        browser.sign_in(person(role))
        found = session.scalars(select(UserSession)).one()
        found.last_seen_at = clock.instant() - seen
        found.created_at = clock.instant() - (begun or seen)
        session.flush()
        return found

    return run


@pytest.mark.parametrize(
    ("role", "idle", "status"),
    [
        (Role.AUDITOR, timedelta(minutes=59), 200),
        (Role.AUDITOR, timedelta(minutes=61), 302),
        (Role.ADMINISTRATOR, timedelta(minutes=29), 200),
        (Role.ADMINISTRATOR, timedelta(minutes=31), 302),
    ],
)
def test_an_idle_session_leads_to_the_sign_in_page(browser, row, role, idle, status):
    row(browser, role, seen=idle)
    page = browser.get("/account", expect=status)
    if status == 302:
        assert page.location == "/sign-in?next=/account"
        assert "You were signed out" in browser.follow(page).html


def test_a_session_in_use_ends_after_twelve_hours(browser, row):
    row(browser, Role.AUDITOR, seen=timedelta(0), begun=timedelta(hours=12, seconds=1))
    browser.get("/account", expect=302)


def test_seen_is_written_once_a_minute_and_not_more_often(browser, session, row):
    found = row(browser, Role.AUDITOR, seen=timedelta(minutes=2))
    with count_queries() as sent:
        browser.get("/account")
    assert len([each for each in sent if each.startswith("UPDATE user_session")]) == 1
    session.refresh(found)
    assert clock.instant() - found.last_seen_at < timedelta(seconds=30)
    with count_queries() as sent:
        browser.get("/account")
    assert not [each for each in sent if each.startswith("UPDATE")]


def test_a_page_is_shown_though_it_cannot_be_written_that_one_was_seen(browser, row, monkeypatch):
    from sqlalchemy.exc import OperationalError

    from tracker.people import sessions

    def locked(_id):
        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    row(browser, Role.AUDITOR, seen=timedelta(minutes=2))
    monkeypatch.setattr(sessions, "seen", locked)
    browser.get("/account")


SMUGGLED = {
    "id": "4711",
    "epoch": "99",
    "is_active": "",
    "is_cleared": "y",
    "password_hash": "x",
    "demonstration": "",
    "roles": "administrator",
    "deactivated_at": "2025-01-01",
    "created_at": "2020-01-01",
    "user_id": "1",
    "is_vacant": "y",
    "slug": "smuggled",
}


@pytest.mark.parametrize("where", ["/account", "/people/{}/change"])
def test_columns_that_a_form_does_not_offer_stay_as_they_are(browser, session, where):
    admin = person(Role.ADMINISTRATOR)
    other = person(Role.AUDITOR)
    browser.sign_in(admin)
    known = {"name": "Name", "known_as": "Nick", "email": "new@example.org"}
    browser.post(where.format(other.id), SMUGGLED | known)
    for user in (admin, other):
        session.refresh(user)
        assert (user.is_cleared, user.is_active, user.demonstration) == (False, True, True)
        assert user.password_hash is None
        assert user.epoch == 1
    assert session.get(User, 4711) is None
    assert "administrator" not in browser.get("/people?q=nick").all("td")


@pytest.mark.parametrize("missing", ["name", "known_as", "email"])
def test_a_field_that_was_not_sent_blanks_nothing(browser, session, missing):
    admin = person(Role.ADMINISTRATOR)
    other = person(Role.AUDITOR, name="Name", known_as="Nick", email="a@example.org")
    browser.sign_in(admin)
    sent = {"name": "Name", "known_as": "Nick", "email": "a@example.org"}
    del sent[missing]
    browser.post(f"/people/{other.id}/change", sent, expect=(303, 422))
    session.refresh(other)
    assert all((other.name, other.known_as, other.email))
