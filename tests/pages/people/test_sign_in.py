"""Signing in: by link, by password, as a demonstration person; and out again."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories.people import UserFactory, person
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.factory import create_app
from tracker.outbox.models import Letter
from tracker.people import links, passwords
from tracker.people.models import AccountToken, User

GOOD = "kettle-marble-otter"


@pytest.fixture
def lead(session):
    return person(
        Role.ACTION_LEAD, email="lead@example.org", password_hash=passwords.hash_password(GOOD)
    )


def newest_link(app, session):
    token = session.scalars(select(AccountToken).order_by(AccountToken.id.desc())).first()
    with app.app_context():
        return links.address(token).removeprefix("http://127.0.0.1:8000")


def sign_in_page(browser, **answers):
    button = answers.pop("button", "Sign in")
    expect = answers.pop("expect", (302, 303))
    return browser.submit(
        browser.get("/sign-in"), form="sign-in", button=button, expect=expect, **answers
    )


def test_a_demonstration_person_signs_in_with_one_press(browser):
    chair = person(Role.WORKSTREAM_CHAIR, name="Chair, Good Homes for All")
    page = browser.get("/sign-in")
    assert page.h1 == "Who would you like to be?"
    assert "Chair, Good Homes for All" in page.text
    assert browser.sign_in(chair).get("/account").h1 == "Your account"


def test_demonstration_people_stand_in_groups(browser):
    person(Role.AMBASSADOR, name="Care Leaver Ambassador")
    person(Role.ACTION_LEAD, name="Action lead")
    person(Role.BOARD_SECRETARY, name="Board secretary")
    person(Role.AUDITOR, name="Auditor")
    UserFactory(name="Nobody yet")
    person(Role.AUDITOR, name="Left", is_gone=True)
    person(Role.AUDITOR, name="Real", demonstration=False)
    page = browser.get("/sign-in")
    assert page.all("main h2")[:4] == [
        "Young people",
        "People who do the work",
        "Board and committee",
        "Behind the scenes",
    ]
    assert len(page.all(".ct-person")) == 4


def test_only_demonstration_people_sign_in_so(browser):
    real = person(Role.AUDITOR, demonstration=False)
    browser.post("/demo/sign-in", {"email": real.email}, expect=404)
    browser.post("/demo/sign-in", {"email": "nobody@example.org"}, expect=404)
    browser.post("/demo/sign-in", {"email": "'; drop"}, expect=404)


def test_outside_a_demonstration_there_is_no_such_way_in(app, databases, session):
    config = replace(app.extensions["tracker"], demo=False, today=None)
    real = create_app(config)
    client = real.test_client()
    page = client.get("/sign-in").text
    assert "Who would you like to be?" not in page
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answer = client.post("/demo/sign-in", data={"csrf_token": token, "email": "a@example.org"})
    assert answer.status_code == 404


def test_a_link_comes_by_mail_and_signs_in_by_a_button(browser, app, session, lead):
    sent = sign_in_page(browser, email=" LEAD@example.org ", button="Send me a link")
    assert sent.location == "/sign-in/sent"
    assert browser.follow(sent).h1 == "Look at your e-mail"
    letter = session.scalars(select(Letter)).one()
    assert (letter.user_id, letter.account_matter) == (lead.id, "sign_in")
    address = newest_link(app, session)
    page = browser.get(address)
    browser.get(address)  # a mail scanner looks too, and uses nothing up
    assert browser.submit(page, form=address).location == "/"
    assert browser.get("/account").text.count("lead@example.org") == 1
    assert Browser(app, session).get(address, expect=410).h1 == "This link no longer works"


def test_a_link_that_two_people_press_lets_one_in(browser, app, session, lead):
    sign_in_page(browser, email="lead@example.org", button="Send me a link")
    address = newest_link(app, session)
    other = Browser(app, session)
    page, second = browser.get(address), other.get(address)
    browser.submit(page, form=address)
    assert "used before" in other.submit(second, form=address, expect=409).text


def test_a_password_signs_in(browser, session, lead):
    assert sign_in_page(browser, email="lead@example.org", password=GOOD).location == "/"
    browser.get("/account")
    assert session.scalars(select(Letter)).all() == []


@pytest.mark.parametrize("email", ["lead@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(browser, lead, email):
    page = sign_in_page(browser, email=email, password="wrong" * 4, expect=422)
    assert page.errors == [
        "The e-mail address or the password is not right. Try again, or get a link instead"
    ]
    assert page.value("email") == email
    assert page.value("password") == ""


@pytest.mark.parametrize("email", ["lead@example.org", "nobody@example.org", "gone@example.org"])
def test_a_password_is_compared_once_whoever_it_is(browser, lead, monkeypatch, email):
    UserFactory(email="gone@example.org", is_gone=True, password_hash=lead.password_hash)
    compared = []
    real = passwords.PasswordHasher.verify
    monkeypatch.setattr(
        passwords.PasswordHasher, "verify", lambda *it: compared.append(it[1]) or real(*it)
    )
    sign_in_page(browser, email=email, password="wrong" * 4, expect=422)
    assert len(compared) == 1


def test_asking_for_a_link_answers_the_same_for_known_and_unknown(browser, app, session, lead):
    answers = []
    for email in ("lead@example.org", "nobody@example.org"):
        sent = sign_in_page(Browser(app, session), email=email, button="Send me a link")
        answers.append((sent.status, sent.location, browser.follow(sent).text))
    assert answers[0] == answers[1]


def test_a_deactivated_person_is_like_an_unknown_one(browser, session):
    gone = UserFactory(is_gone=True, password_hash=passwords.hash_password(GOOD))
    assert sign_in_page(browser, email=gone.email, password=GOOD, expect=422).errors
    sign_in_page(browser, email=gone.email, button="Send me a link")
    assert session.scalars(select(Letter)).all() == []


def test_a_password_that_a_browser_filled_in_wrongly_does_not_keep_the_link_away(
    browser, session, lead
):
    sent = sign_in_page(
        browser, email=lead.email, password="an old password", button="Send me a link"
    )
    assert sent.location == "/sign-in/sent"
    assert session.scalars(select(Letter.account_matter)).all() == ["sign_in"]


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"email": ""}, "Enter an e-mail address, such as name@example.org"),
        ({"email": "not an address"}, "Enter an e-mail address, such as name@example.org"),
        ({"email": "a@example.org", "password": ""}, "Enter your password, or get a link instead"),
        (
            {"email": "a@example.org", "password": "x" * 1001},
            "Use 1,000 characters or fewer for a password",
        ),
    ],
)
def test_what_cannot_be_right_is_explained(browser, answers, error):
    assert sign_in_page(browser, expect=422, **answers).errors[0] == error


def test_after_ten_tries_one_waits(browser, lead):
    for _ in range(10):
        sign_in_page(browser, email=lead.email, password="wrong" * 4, expect=422)
    page = sign_in_page(browser, email=lead.email, password=GOOD, expect=429)
    assert "tenth try in five minutes" in page.text


def test_the_address_of_the_page_wanted_is_kept_through_signing_in(browser, lead):
    asked = browser.get("/account/password", expect=302)
    assert asked.location == "/sign-in?next=/account/password"
    page = browser.follow(asked)
    answer = browser.submit(page, form="sign-in", button="Sign in", email=lead.email, password=GOOD)
    assert answer.location == "/account/password"


@pytest.mark.parametrize("wanted", ["//evil.example", "/\t/evil.example", "http:evil.example"])
def test_nobody_is_sent_elsewhere_after_signing_in(browser, lead, wanted):
    page = browser.get(f"/sign-in?next={wanted}")
    answer = browser.submit(page, form="sign-in", button="Sign in", email=lead.email, password=GOOD)
    assert answer.location == "/"


def test_signing_out_ends_what_a_copied_cookie_could_do(browser, app, session, lead):
    browser.sign_in(lead)
    copied = browser.client.get_cookie("tracker_session").value
    page = browser.get("/account")
    form = page.soup.select_one("form[action='/sign-out'] input[name=csrf_token]")
    gone = browser.post("/sign-out", {"csrf_token": form["value"]})
    assert gone.location == "/sign-in"
    thief = Browser(app, session)
    thief.client.set_cookie("tracker_session", copied)
    assert thief.get("/account", expect=302).location.startswith("/sign-in")


def test_signing_in_gives_a_new_cookie_with_nothing_of_the_old_one(browser, session, lead):
    browser.get("/sign-in")
    with browser.client.session_transaction() as before:
        before["planted"] = "by somebody else"
        token = before["csrf_token"]
    browser.sign_in(lead)
    with browser.client.session_transaction() as after:
        assert "planted" not in after
        assert after.get("csrf_token") != token
        assert set(after) <= {"sid", "csrf_token", "_flashes"}
        assert len(after["sid"]) >= 43


def test_a_new_password_by_mail(browser, app, session, lead):
    page = browser.get("/new-password")
    browser.submit(page, email=lead.email)
    address = newest_link(app, session)
    page = browser.get(address)
    weak = browser.submit(page, form=address, password="password1234", expect=422)
    assert weak.errors == [passwords.TOO_EASY]
    done = browser.submit(weak, form=address, password="gherkin pylon tambourine")
    assert done.location == "/"
    browser.get(address, expect=410)
    session.refresh(lead)
    assert passwords.matches(lead.password_hash, "gherkin pylon tambourine")
    matters = session.scalars(select(Letter.account_matter).order_by(Letter.id)).all()
    assert matters == ["reset", "password_changed"]


def test_an_invitation_opens_the_tracker(browser, app, session):
    with app.app_context():
        user = UserFactory()
        session.commit()
        from tracker.core.transaction import unit_of_work

        with unit_of_work():
            links.make(links.db.session.get(User, user.id), links.TokenPurpose.INVITE)
    address = newest_link(app, session)
    page = browser.get(address)
    assert page.h1 == "Welcome"
    assert browser.submit(page, form=address).location == "/"
    browser.get("/account")


def test_with_https_the_cookie_is_bound_to_the_host(app, session):
    config = replace(app.extensions["tracker"], base_url="https://tracker.example.org")
    answer = create_app(config).test_client().get("/sign-in", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-tracker_session=")
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"):
        assert part in cookie
    assert "Domain" not in cookie
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_every_answer_has_the_security_headers(browser):
    headers = browser.get("/sign-in").response.headers
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert browser.get("/sign-in").response.headers["Content-Security-Policy"] != policy


def test_a_cookie_of_another_program_on_this_machine_changes_nothing(browser, lead):
    browser.client.set_cookie("remember_token", "1|something")
    browser.sign_in(lead).get("/account")
