"""A person's own page."""

import pytest
from sqlalchemy import select

from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.outbox.models import Letter
from tracker.people import passwords

OLD, NEW = "kettle-marble-otter", "gherkin pylon tambourine"


@pytest.fixture
def lead(session):
    return person(Role.ACTION_LEAD, name="Action lead", password_hash=passwords.hash_password(OLD))


def test_it_says_who_one_is(browser, lead):
    PostHoldingFactory(user=lead, post=PostFactory(name="Head of Parks"))
    text = browser.sign_in(lead).get("/account").text
    for words in (lead.name, lead.email, "Head of Parks", "Action lead", "not cleared"):
        assert words in text


def test_one_is_called_as_one_likes(browser, session, lead):
    page = browser.sign_in(lead).get("/account")
    done = browser.submit(page, form="/account", button="Save the name", known_as=" Nick ")
    assert "We will call you Nick." in browser.follow(done).notices
    session.refresh(lead)
    assert lead.known_as == "Nick"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "Enter what we should call you"),
        ("x" * 121, "Shorten this to 120 characters or fewer"),
        ("a\x00b", "Characters that cannot be shown are taken out here. Look, then send it again"),
    ],
)
def test_what_is_no_name_is_explained_and_changes_nothing(browser, session, lead, typed, error):
    page = browser.sign_in(lead).get("/account")
    wrong = browser.submit(
        page, form="/account", button="Save the name", known_as=typed, expect=422
    )
    assert wrong.errors == [error]
    session.refresh(lead)
    assert lead.known_as == "Action lead"


def test_a_password_is_changed_with_the_present_one(browser, app, session, lead):
    elsewhere = Browser(app, session).sign_in(lead)
    page = browser.sign_in(lead).get("/account/password")
    before = browser.client.get_cookie("tracker_session").value
    done = browser.submit(page, form="password", current_password=OLD, password=NEW)
    assert browser.follow(done).notices == [
        "Your password is changed. Everywhere else you are signed out."
    ]
    elsewhere.get("/account", expect=302)
    copied = Browser(app, session)
    copied.client.set_cookie("tracker_session", before)
    copied.get("/account", expect=302)
    session.refresh(lead)
    assert passwords.matches(lead.password_hash, NEW)
    assert session.scalars(select(Letter.account_matter)).all() == ["password_changed"]


@pytest.mark.parametrize(
    ("current", "new", "error"),
    [
        ("wrong" * 4, NEW, "This is not the password that you have now"),
        ("", NEW, "Enter the password you have now"),
        (OLD, "short", passwords.TOO_SHORT),
        (OLD, "Password12345", passwords.TOO_EASY),
        (OLD, "Your council 12345", passwords.TOO_EASY),
        (OLD, "", "Enter a new password"),
    ],
)
def test_a_password_that_will_not_do_is_explained(browser, session, lead, current, new, error):
    page = browser.sign_in(lead).get("/account/password")
    wrong = browser.submit(
        page, form="password", current_password=current, password=new, expect=422
    )
    assert wrong.errors == [error]
    session.refresh(lead)
    assert passwords.matches(lead.password_hash, OLD)


def test_guessing_the_present_password_is_throttled(browser, lead):
    page = browser.sign_in(lead).get("/account/password")
    answers = [
        browser.submit(
            page, form="password", current_password=f"guess {n}", password=NEW, expect=(422, 429)
        ).status
        for n in range(11)
    ]
    assert answers == [422] * 10 + [429]


def test_a_first_password_needs_no_present_one(browser, session):
    user = person(Role.AMBASSADOR)
    page = browser.sign_in(user).get("/account/password")
    browser.submit(page, form="password", password=NEW)
    session.refresh(user)
    assert passwords.matches(user.password_hash, NEW)


def test_a_session_elsewhere_can_be_ended(browser, app, session, lead):
    elsewhere = Browser(app, session).sign_in(lead)
    page = browser.sign_in(lead).get("/account")
    assert [row["End it"] for row in page.table("Your sessions")].count("This one") == 1
    browser.submit(page, button="End this session")
    elsewhere.get("/account", expect=302)
    browser.get("/account")


def test_nobody_ends_a_session_that_is_not_theirs(browser, app, session, lead):
    other = person(Role.AUDITOR)
    theirs = Browser(app, session).sign_in(other)
    page = theirs.get("/account")
    assert page.status == 200
    browser.sign_in(lead)
    for number in range(1, 10):
        browser.post(f"/account/sessions/{number}/end", {}, expect=(303, 404))
    theirs.get("/account")


def test_identity_costs_two_statements_a_page(browser, lead):
    from tests.support.queries import count_queries

    browser.sign_in(lead)
    with count_queries() as sent:
        browser.client.get("/account/password")
    about_identity = [each for each in sent if "user_session" in each or "UNION ALL" in each]
    assert len(about_identity) == 2, sent
