"""Saying when one is away, and who stands in."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import AbsenceFactory, person
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.people.models import Absence


@pytest.fixture
def lead(session):
    return person(Role.ACTION_LEAD, name="Action lead")


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


WEEK = day("first_on", date(2025, 9, 8)) | day("last_on", date(2025, 9, 12))


def test_one_says_when_and_who_stands_in(browser, session, lead):
    colleague = person(Role.WORKSTREAM_CHAIR, name="Chair of Homes")
    account = browser.sign_in(lead).get("/account")
    page = browser.get(account.link("When you are away"))
    assert "Nothing. Letters go to you as usual." in page.text
    sent = browser.submit(page, WEEK | {"stand_in": colleague.id}, button="Save")
    after = browser.follow(sent)
    assert after.notices == ["It is written down. Nothing else is to be done."]
    assert after.table("Absences") == [
        {
            "First day": "8 September 2025",
            "Last day": "12 September 2025",
            "Who stands in": "Chair of Homes",
            "Change": "Take it back",
        }
    ]
    again = browser.submit(after, form=f"/account/away/{absence_id(session)}/end")
    assert browser.follow(again).notices == ["It is taken back."]
    assert absence_id(session) is None


def absence_id(session):
    return session.scalar(select(Absence.id))


def test_what_is_wrong_is_said_and_kept(browser, session, lead):
    page = browser.sign_in(lead).get("/account/away")
    turned = day("first_on", date(2025, 9, 12)) | day("last_on", date(2025, 9, 8))
    wrong = browser.submit(page, turned, button="Save", expect=422)
    assert wrong.errors == ["The last day cannot be before the first. Look at both again"]
    assert wrong.value("first_on-day") == "12"
    empty = browser.submit(page, button="Save", expect=422)
    assert empty.errors == ["Enter the first day away", "Enter the last day away"]


def test_who_is_away_too_is_refused_beside_the_list(browser, session, lead):
    colleague = person(Role.WORKSTREAM_CHAIR, name="Chair of Homes")
    AbsenceFactory(user=colleague)
    page = browser.sign_in(lead).get("/account/away")
    wrong = browser.submit(page, WEEK | {"stand_in": colleague.id}, button="Save", expect=422)
    assert wrong.errors == ["Chair of Homes is away too on some of these days. Choose another."]
    assert wrong.value("stand_in") == str(colleague.id)


def test_nobody_is_named_to_an_ambassador(browser, session):
    person(Role.ACTION_LEAD, name="Action lead")
    ambassador = person(Role.AMBASSADOR)
    page = browser.sign_in(ambassador).get("/account/away")
    assert not page.soup.select("select")
    assert "in the first letter after it" in page.text
    browser.submit(page, WEEK, button="Save")
    assert absence_id(session)


def test_another_s_absence_cannot_be_ended(browser, session, lead):
    absence = AbsenceFactory(user=person(Role.ACTION_LEAD))
    browser.sign_in(lead).post(f"/account/away/{absence.id}/end", {}, expect=404)
    assert absence_id(session) == absence.id


def test_an_administrator_does_it_for_somebody(browser, session, lead):
    administrator = person(Role.ADMINISTRATOR)
    shown = browser.sign_in(administrator).get("people.show", user_id=lead.id)
    assert "No days away are written down." in shown.text
    page = browser.get(shown.link("Days away and who stands in"))
    assert page.h1 == "When Action lead is away"
    browser.submit(page, WEEK, button="Save")
    shown = browser.get("people.show", user_id=lead.id)
    assert "8 September 2025 to 12 September 2025. Nobody stands in." in shown.text
    page = browser.get("away.of_person", user_id=lead.id)
    browser.submit(page, button="Take it back")
    assert absence_id(session) is None


@pytest.mark.parametrize("number", [1, 30])
def test_it_takes_the_same_number_of_statements_for_any_number_of_people(browser, lead, number):
    for _ in range(number):
        AbsenceFactory(user=lead, stand_in=person(Role.ACTION_LEAD), last_on=date(2025, 9, 5))
    browser.sign_in(lead)
    with at_most(9):
        browser.get("/account/away")


def test_a_shared_mailbox_is_ticked_and_said(browser, session, lead):
    administrator = person(Role.ADMINISTRATOR)
    page = browser.sign_in(administrator).get("people.change", user_id=lead.id)
    shown = browser.follow(browser.submit(page, is_shared_address=True))
    assert "Several people read this mailbox: nobody signs in with it" in shown.text
    assert "Send a new invitation" not in shown.text
    assert "Several people read this mailbox" in browser.get("/people").text
    own = browser.get("people.change", user_id=administrator.id)
    wrong = browser.submit(own, is_shared_address=True, name="Other", expect=422)
    assert wrong.errors == ["You could not sign in any more. Ask another administrator to do this."]
    session.refresh(administrator)
    assert administrator.name != "Other"


def test_the_sign_in_form_says_of_a_shared_mailbox_what_it_says_of_all(browser, session):
    shared = person(Role.ACTION_LEAD, is_shared_address=True)
    page = browser.get("/sign-in")
    sent = browser.submit(page, form="/sign-in", button="Send me a link", email=shared.email)
    assert sent.location.endswith("/sign-in/sent")
