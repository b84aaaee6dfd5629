"""Help, accessibility and privacy: open to everybody, with a page for each role."""

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.meetings.enums import BodyKind


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


@pytest.mark.parametrize("role", [Role.BOARD_SECRETARY, Role.DEMOCRATIC_SERVICES], ids=str)
def test_who_keeps_meetings_reads_how_one_goes_page_by_page(browser, session, role):
    browser.sign_in(person(role))
    committee = BodyFactory(kind=BodyKind.COMMITTEE, is_public=True)
    BodyFactory(kind=BodyKind.SHADOW, reports_to=committee)
    shown = browser.get("meetings.show", meeting_id=MeetingFactory(body=committee).id)
    tabs = [each.text for each in shown.soup.select('[aria-label="This meeting"] a')]
    said = browser.get("help.role", role=role.value).soup.select_one("#a-meeting").parent.text
    assert "Before the meeting" in tabs
    for tab in tabs[1:]:
        assert f"“{tab}”" in said, f"the help leaves out the page {tab}"
