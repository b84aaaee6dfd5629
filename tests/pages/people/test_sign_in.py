"""Signing in: by link, by password, as a demonstration person; and out again."""

from tests.factories.people import person
from tracker.access.roles import Role


def test_a_demonstration_person_signs_in_with_one_press(browser):
    chair = person(Role.WORKSTREAM_CHAIR, name="Chair, Good Homes for All")
    page = browser.get("/sign-in")
    assert page.h1 == "Who would you like to be?"
    assert "Chair, Good Homes for All" in page.text
    assert browser.sign_in(chair).get("/account").h1 == "Your account"
