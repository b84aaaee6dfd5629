"""What needs you: a scorecard's quarter, for whoever enters its figures."""

from datetime import date

import pytest

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, measure
from tests.support.queries import at_most
from tracker.access.roles import Role

MARCH, JUNE, SEPTEMBER = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="care", scorecard__name="Care scorecard")


def test_the_officer_is_led_to_what_is_still_to_be_entered(browser, edition):
    measure(edition, {MARCH: 5, JUNE: 6})
    measure(edition, {MARCH: 5})
    page = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get("/")
    assert page.h1.endswith("1 thing needs you")
    assert "Figures of Care scorecard, Q1 2025/26 1 of 2 are published." in page.text
    assert page.link("Figures of Care") == "/scorecards/care/enter?quarter=2025-26-q1"
    browser.get(page.link("Figures of Care"))
    assert "Figures of Care" not in browser.sign_in(person(Role.PERFORMANCE_CHECKER)).get("/").text


def test_nothing_waits_once_all_are_published(browser, edition):
    measure(edition, {MARCH: 5, JUNE: 6})
    page = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get("/")
    assert page.h1.endswith("Nothing needs you today")


def test_it_asks_as_often_for_ten_scorecards_as_for_one(browser, session, edition):
    measure(edition, {MARCH: 5})
    browser.sign_in(person(Role.PERFORMANCE_OFFICER))
    session.commit()
    with at_most(18) as few:
        browser.get("/")
    for _ in range(9):
        measure(EditionFactory(), {MARCH: 5})
    session.commit()
    with at_most(len(few)):
        assert browser.get("/").h1.endswith("10 things need you")


def test_the_checker_is_led_to_what_waits_to_be_checked(browser, edition):
    entered, checked = ({"value": 5, "state": each} for each in ("entered", "checked"))
    measure(edition, {SEPTEMBER: entered})
    measure(edition, {SEPTEMBER: entered})
    measure(edition, {JUNE: 4, SEPTEMBER: checked})
    page = browser.sign_in(person(Role.PERFORMANCE_CHECKER)).get("/")
    assert page.h1.endswith("1 thing needs you")
    assert "Figures of Care scorecard wait for you 2 to be checked, 1 to be published." in page.text
    # The quarter is still running: the scorecard's own button leads to the one before it.
    assert page.link("wait for you") == "/scorecards/care/check?quarter=2025-26-q2"
    assert browser.get(page.link("wait for you")).h1.endswith("2 figures wait to be checked")
    reader = browser.sign_in(person(Role.BOARD_MEMBER)).get("/")
    assert "wait for you" not in reader.text


def test_it_costs_a_checker_as_much_for_ten_scorecards_as_for_one(browser, session, edition):
    entered = {"value": 5, "state": "entered"}
    measure(edition, {JUNE: entered})
    browser.sign_in(person(Role.PERFORMANCE_CHECKER))
    session.commit()
    with at_most(18) as few:
        browser.get("/")
    for _ in range(9):
        measure(EditionFactory(), {JUNE: entered})
    session.commit()
    with at_most(len(few)):
        assert browser.get("/").h1.endswith("10 things need you")
