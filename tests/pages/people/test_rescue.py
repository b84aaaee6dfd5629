"""A page that expired never eats text: it comes back to its writer, and to nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.core import clock
from tracker.factory import create_app
from tracker.people import throttle
from tracker.people.models import Draft, SignInAttempt, UserSession

TEXT = ("Head of “Parks” – <b>first</b> line & more, " * 10)[:110]
LONG = ("Line one\r\n– “quoted” & <b>two</b> \U0001f642 ütf " * 200)[:5000]


@pytest.fixture
def administrator(session):
    return person(Role.ADMINISTRATOR)


@pytest.fixture
def page(browser, administrator):
    """A form that stands open in a browser."""
    return browser.sign_in(administrator).get("/posts/add")


def end_sessions(session):
    for each in session.scalars(select(UserSession)):
        each.last_seen_at = clock.instant() - timedelta(hours=2)
        each.created_at = each.last_seen_at


def sent(browser, page, **answers):
    return browser.submit(page, form="/posts/add", name=TEXT, kind="team", **answers)


def test_an_idle_session_gives_the_text_back_after_signing_in(
    browser, session, page, administrator
):
    end_sessions(session)
    answer = sent(browser, page)
    assert answer.location == "/sign-in?next=/posts/add"
    assert "Nothing is lost" in browser.follow(answer).html
    browser.sign_in(administrator)
    again = browser.get("/posts/add")
    assert again.value("name") == TEXT
    assert again.soup.select_one("input[value=team]").has_attr("checked")
    assert "It is not saved yet" in again.html
    assert sent(browser, again).location.startswith("/posts/")
    assert browser.get("/posts/add").value("name") == ""
    assert session.scalars(select(Draft)).all() == []


def test_signing_in_leads_straight_back_to_the_text(browser, session, page, administrator):
    end_sessions(session)
    asked = browser.follow(sent(browser, page))
    token = asked.soup.select_one("input[name=csrf_token]")["value"]
    answer = browser.post("/demo/sign-in", {"csrf_token": token, "email": administrator.email})
    assert answer.location == "/posts/add"


def test_five_thousand_characters_come_back_byte_for_byte(browser, session, page, administrator):
    end_sessions(session)
    token = page.value("csrf_token")
    once = page.soup.select_one("form[action='/posts/add'] input[name=once]")["value"]
    browser.post("/posts/add", {"csrf_token": token, "once": once, "name": LONG})
    browser.sign_in(administrator)
    kept = browser.get("/kept").soup.select("textarea")
    assert [each.get_text().removeprefix("\n") for each in kept] == [LONG]
    assert session.scalars(select(Draft)).one().fields["fields"][-1] == ["name", LONG]


def test_another_person_never_sees_it(browser, app, session, page, administrator):
    end_sessions(session)
    sent(browser, page)
    other = person(Role.ADMINISTRATOR)
    browser.sign_in(other)
    assert browser.get("/posts/add").value("name") == ""
    assert TEXT not in browser.get("/kept").html
    browser.sign_in(administrator)
    assert browser.get("/posts/add").value("name") == TEXT


def test_a_token_that_no_longer_fits_gives_the_same_page_with_the_text(browser, session, page):
    with browser.client.session_transaction() as cookie:
        cookie["csrf_token"] = "another one"
    answer = sent(browser, page)
    assert answer.location == "/posts/add"
    again = browser.follow(answer)
    assert again.value("name") == TEXT
    assert sent(browser, again).location.startswith("/posts/")


def test_the_page_of_somebody_who_signed_in_before_is_kept_for_them(
    browser, session, page, administrator
):
    other = person(Role.ADMINISTRATOR)
    browser.sign_in(other)
    answer = sent(browser, page)
    assert answer.location == "/"
    assert browser.get("/posts/add").value("name") == ""
    browser.sign_in(administrator)
    assert browser.get("/posts/add").value("name") == TEXT


def test_another_key_and_another_server_give_the_text_back(
    browser, app, session, page, administrator
):
    config = replace(app.extensions["tracker"], secret_key="another key for tests, just as long.")
    restarted = create_app(config)
    later = Browser(restarted, session)
    for name in ("tracker_session",):
        later.client.set_cookie(name, browser.client.get_cookie(name).value)
    with app.app_context():
        from tracker.core.database import db

        bind = db.engines[None]
    with restarted.app_context():
        db.engines[None] = bind
    answer = sent(later, page)
    assert answer.location == "/sign-in?next=/posts/add"
    later.sign_in(administrator)
    assert later.get("/posts/add").value("name") == TEXT


def test_without_any_cookie_the_page_itself_says_whose_it_was(
    browser, session, page, administrator
):
    browser.client.delete_cookie("tracker_session")
    assert sent(browser, page).location.startswith("/sign-in")
    browser.sign_in(administrator)
    assert browser.get("/posts/add").value("name") == TEXT


def test_a_form_on_another_page_than_its_address_comes_back_there(browser, session, administrator):
    browser.sign_in(administrator)
    page = browser.get("/account")
    end_sessions(session)
    session.commit()
    token = page.value("csrf_token")
    answer = browser.client.post(
        "/account/sessions/1/end",
        data={"csrf_token": token, "words": "typed"},
        headers={"Referer": "http://localhost/account?tab=1"},
    )
    assert answer.location == "/sign-in?next=/account?tab%3D1"
    assert session.scalars(select(Draft)).one().page == "/account?tab=1"


def test_where_no_page_can_be_shown_the_text_stands_by_itself(browser, session, administrator):
    browser.sign_in(administrator)
    page = browser.get("/account")
    end_sessions(session)
    browser.post(
        "/account/sessions/1/end",
        {"csrf_token": page.value("csrf_token"), "words": "typed here"},
    )
    assert session.scalars(select(Draft)).one().page == "/kept"
    browser.sign_in(administrator)
    kept = browser.get("/kept")
    assert "typed here" in kept.html
    browser.submit(kept, button="Throw the text away")
    assert "Nothing is kept" in browser.get("/kept").text
    assert session.scalars(select(Draft)).all() == []


def test_a_button_without_text_is_explained_and_kept_nowhere(browser, session, administrator):
    browser.sign_in(administrator)
    page = browser.get("/account")
    with browser.client.session_transaction() as cookie:
        cookie["csrf_token"] = "another one"
    answer = browser.client.post(
        "/sign-out",
        data={"csrf_token": page.value("csrf_token")},
        headers={"Referer": "http://localhost/account"},
    )
    assert answer.location == "/account"
    assert "nothing was done" in browser.get("/account").html
    assert session.scalars(select(Draft)).all() == []


def test_a_password_is_never_kept(browser, session, administrator):
    browser.sign_in(administrator)
    page = browser.get("/account/password")
    end_sessions(session)
    browser.submit(page, form="/account/password", password="kettle-marble-otter")
    assert session.scalars(select(Draft)).all() == []


def test_the_sign_in_page_gives_itself_back_with_a_new_token(browser, session):
    page = browser.get("/sign-in")
    browser.client.delete_cookie("tracker_session")
    again = browser.submit(
        page,
        form="sign-in",
        button="Sign in",
        email="a@example.org",
        password="secret words here",
        expect=200,
    )
    assert again.value("email") == "a@example.org"
    assert "secret words" not in again.html
    assert "nothing was done" in again.html
    assert browser.submit(
        again, form="sign-in", button="Sign in", password="secret words here", expect=422
    ).errors


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Referer": "https://evil.example/posts/add"},
    ],
    ids=str,
)
def test_what_another_site_sends_is_not_kept(browser, session, page, headers):
    once = page.soup.select_one("form[action='/posts/add'] input[name=once]")["value"]
    answer = browser.client.post(
        "/posts/add", data={"once": once, "name": "planted"}, headers=headers
    )
    assert answer.status_code == 400
    assert "open for too long" in answer.text
    assert session.scalars(select(Draft)).all() == []


def test_what_is_too_large_to_keep_says_what_to_do(browser, session, page):
    end_sessions(session)
    once = page.soup.select_one("form[action='/posts/add'] input[name=once]")["value"]
    answer = browser.post(
        "/posts/add",
        {"csrf_token": page.value("csrf_token"), "once": once, "name": "x" * 1_000_000},
        expect=400,
    )
    assert "Go back one page and copy what you typed" in answer.text


def test_nobody_fills_the_table_with_drafts(browser, session, page):
    once = page.soup.select_one("form[action='/posts/add'] input[name=once]")["value"]
    browser.client.delete_cookie("tracker_session")
    place = throttle.address_key("127.0.0.1", of="draft")
    session.add_all(SignInAttempt(key=place, at=clock.instant()) for _ in range(98))
    session.flush()
    answers = [
        browser.client.post("/posts/add", data={"once": once, "name": f"text {number}"})
        for number in range(3)
    ]
    assert [each.status_code for each in answers] == [303, 303, 429]
