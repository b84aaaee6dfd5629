"""People whose letters come back: told on their pages, listed for the administrator."""

import pytest

from tests.factories.bounces import BounceFactory, in_trouble
from tests.factories.outbox import LetterFactory
from tests.factories.people import person
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.outbox.enums import BounceKind
from tracker.outbox.models import Suppression

BANNER = "Letters to you come back"


def is_lifted(session):
    (row,) = session.query(Suppression)
    return row.lifted_at is not None


@pytest.fixture
def user(session):
    made = person(Role.ACTION_LEAD, name="Action lead, Housing")
    in_trouble(made)
    return made


@pytest.fixture
def admin(browser, session):
    return browser.sign_in(person(Role.ADMINISTRATOR))


def test_whose_letters_come_back_reads_so_on_every_page(browser, user):
    browser.sign_in(user)
    for address in ("/", "/plan", "/account"):
        assert BANNER in browser.get(address).text


def test_nobody_else_does(browser, user):
    browser.sign_in(person(Role.ACTION_LEAD))
    assert BANNER not in browser.get("/").text


def test_one_tries_one_s_own_address_again(browser, user, session):
    browser.sign_in(user)
    page = browser.get(browser.get("/").link("Check your address"))
    assert user.email in page.text
    done = browser.follow(browser.submit(page, button="Try it again"))
    assert done.h1 == "Letters go to your address"
    assert "What is still open is in the next one." in done.notices[0]
    assert is_lifted(session)
    assert Deed.ADDRESS_TRIED_AGAIN in {row.deed for row in session.query(AuditEntry)}
    browser.post("/account/address/try-again", {}, expect=409)


def test_the_administrator_sees_whose_letters_come_back_and_tries_again(admin, user, session):
    page = admin.get(admin.get("/outbox").link("Letters to 1 person come back"))
    (row,) = page.table("Addresses")
    assert "550 5.1.1 nobody here" in row["Why"]
    done = admin.follow(admin.submit(page, button="Try again to write to Action lead, Housing"))
    assert done.h1.endswith("No letters come back")
    assert is_lifted(session)
    admin.post(f"/outbox/addresses/{user.id}/try-again", {}, expect=409)


def test_who_has_left_is_not_listed(admin, user):
    user.is_active, user.deactivated_at = False, clock.now()
    assert admin.get("/outbox/addresses").h1.endswith("No letters come back")


def test_the_person_s_page_says_it(admin, user):
    assert "Letters to this address come back" in admin.get(f"/people/{user.id}").text
    other = person(Role.ACTION_LEAD)
    assert "come back" not in admin.get(f"/people/{other.id}").text


def test_three_failures_in_a_week_are_a_warning(admin, session):
    user = person(Role.ACTION_LEAD)
    for number in range(3):
        BounceFactory(letter=LetterFactory(user_id=user.id, dedupe_key=f"letter {number}"))
    (row,) = admin.get("/outbox/addresses").table("Addresses")
    assert row["Why"] == "Could not be delivered 3 times in a week"
    assert row["Since"] == "Still written to"


def test_a_letter_says_that_it_came_back(admin, session, user):
    letter = LetterFactory(user_id=user.id, dedupe_key="gone")
    BounceFactory(letter=letter, kind=BounceKind.PERMANENT, status="5.1.1", note="<b>nobody</b>")
    page = admin.get("outbox.show", letter_id=letter.id)
    assert "There is no such address (5.1.1). <b>nobody</b>" in page.text


def test_the_list_takes_few_statements(admin):
    for _ in range(10):
        in_trouble(person(Role.ACTION_LEAD))
    with at_most(10):
        admin.get("/outbox/addresses")


def test_without_trouble_the_list_says_so(admin):
    assert admin.get("/outbox/addresses").h1.endswith("No letters come back")


@pytest.mark.parametrize("role", [Role.BOARD_SECRETARY, Role.AUDITOR, Role.ACTION_LEAD])
def test_the_list_is_the_administrator_s_alone(browser, role):
    browser.sign_in(person(role))
    browser.get("/outbox/addresses", expect=403)
