"""Help, accessibility and privacy: open to everybody, with a page for each role."""

import pytest

from tests.factories.people import person
from tracker.access.roles import Role


def test_everybody_finds_help_and_what_to_do_when_not_safe(browser, session):
    page = browser.get("help.index")
    assert page.h1.startswith("Help")
    assert page.soup.select_one("#not-safe")
    assert "ring 999" in page.text


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_each_role_has_its_first_ten_minutes(browser, session, role):
    page = browser.sign_in(person(role)).get("help.role", role=role.value)
    assert page.h1.startswith(f"{role.label}: your first ten minutes")
    assert len(page.soup.select("main ol > li")) >= 2


@pytest.mark.parametrize("where", ["help.accessibility", "help.privacy"])
def test_the_statements_are_open_to_everybody(browser, session, where):
    assert browser.get(where).h1


def test_a_role_that_does_not_exist_has_no_page(browser, session):
    browser.get("help.role", role="king", expect=404)


def test_the_links_of_every_role_lead_somewhere(browser, session):
    browser.sign_in(person(Role.BOARD_SECRETARY, Role.ADMINISTRATOR, Role.AUDITOR))
    for role in Role:
        for link in browser.get("help.role", role=role.value).soup.select("main ol a"):
            browser.get(link["href"])
