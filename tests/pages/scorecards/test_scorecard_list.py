"""The list of scorecards: what each comes to, and what waits for those who enter and check."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.people import person
from tests.factories.scorecards import Q1, EditionFactory, ScorecardFactory, measure
from tests.support.forms import text_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.scorecards.enums import FigureState, Hiding, PeriodType, Polarity

Q4, Q3 = date(2025, 3, 31), date(2024, 12, 31)
ENTERED = {"value": Decimal(9), "state": FigureState.ENTERED}
CHECKED = {"value": Decimal(9), "state": FigureState.CHECKED}


def cards(page):
    return {text_of(each.select_one("h2")): text_of(each) for each in page.soup.select(".ct-card")}


def test_each_scorecard_says_its_latest_quarter_and_its_finding(browser, session, edition):
    measure(edition, {Q4: 6, Q1: 7}, name="Number of moves", polarity=Polarity.LOWER)
    school = EditionFactory(scorecard__slug="school", scorecard__name="School scorecard")
    measure(school, {Q3: 5})
    ScorecardFactory(name="New scorecard", about="What is still to come.")
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("/scorecards")
    found = cards(page)
    assert list(found) == ["Care scorecard", "New scorecard", "School scorecard"]
    assert "Q1 2025/26 (April to June 2025). Worse: Moves, up to 7." in found["Care scorecard"]
    assert "1 indicator: 1 worse." in found["Care scorecard"]
    assert "Q3 2024/25 (October to December 2024). Nothing can be" in found["School scorecard"]
    assert found["New scorecard"].endswith("What is still to come. No figures are published yet.")
    assert browser.get(page.link("School scorecard")).h1.startswith("School scorecard, Q3")


def test_the_menu_leads_to_the_scorecards(browser, session):
    browser.sign_in(person(Role.BOARD_MEMBER))
    here = browser.get("/scorecards").soup.select(".ct-menu__link[aria-current]")
    assert [(text_of(each), each["href"]) for each in here] == [("Scorecards", "/scorecards")]


def test_without_a_scorecard_the_list_says_what_turns_it_on(browser, session):
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/scorecards")
    assert "There is no scorecard yet" in page.text
    assert "Bring them in" not in page.text
    page = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get("/scorecards")
    assert page.link("Bring them in from a spreadsheet") == "/import/scorecards"


def test_who_enters_and_who_checks_sees_what_waits(browser, session, edition):
    measure(edition, {Q4: 6})
    measure(edition, {Q4: 6})
    measure(edition, {Q4: 6, Q1: ENTERED})
    measure(edition, {Q4: 6, Q1: CHECKED})
    measure(edition, {Q1: 6})
    measure(edition, {}, period_type=PeriodType.TERM)  # no term ended in that quarter
    for role in (Role.PERFORMANCE_OFFICER, Role.PERFORMANCE_CHECKER, Role.AUDITOR):
        page = browser.sign_in(person(role)).get("/scorecards")
        (waiting,) = page.all(".ct-owed")
        assert waiting.startswith(
            "Q1 2025/26 and corrections: 2 not entered, 1 to be checked, 1 to be published."
        )
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/scorecards")
    assert page.all(".ct-owed") == []


@pytest.mark.parametrize(
    ("role", "words", "deed"),
    [
        (Role.PERFORMANCE_OFFICER, "Enter figures", "enter"),
        (Role.PERFORMANCE_CHECKER, "Check figures", "check"),
    ],
)
def test_each_is_led_to_what_is_theirs_to_do(browser, session, edition, role, words, deed):
    measure(edition, {Q1: 6})
    browser.sign_in(person(role))
    for where in ("/scorecards", "/scorecards/care"):
        page = browser.get(where)
        assert page.link(words) == f"/scorecards/care/{deed}?quarter=2025-26-q1"
        other = {"Enter figures", "Check figures"} - {words}
        assert other.pop() not in page.text
    browser.get(page.link(words))


def test_a_correction_of_an_older_quarter_waits_too(browser, session, edition):
    measure(edition, {Q1: 6, Q3: ENTERED})
    page = browser.sign_in(person(Role.PERFORMANCE_CHECKER)).get("/scorecards")
    assert page.all(".ct-owed")[0].startswith("Q1 2025/26 and corrections: 1 to be checked.")


def test_where_nothing_waits_that_is_said(browser, session, edition):
    measure(edition, {Q1: 6})
    page = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get("/scorecards")
    assert page.all(".ct-owed")[0].startswith("Nothing waits to be entered or checked.")


def test_when_a_quarter_ends_its_figures_are_due(browser, session, edition):
    measure(edition, {Q1: 6})
    clock.hold(date(2025, 10, 1))
    page = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get("/scorecards")
    assert page.all(".ct-owed")[0].startswith("Q2 2025/26 and corrections: 1 not entered.")


def test_a_hidden_figure_is_not_in_the_finding(browser, session, edition):
    hidden = {"value": Decimal(4), "hiding": Hiding.SMALL}
    measure(edition, {Q4: 9, Q1: hidden}, polarity=Polarity.LOWER)
    (card,) = cards(browser.sign_in(person(Role.BOARD_SECRETARY)).get("/scorecards")).values()
    assert "No figures to show for this quarter." in card
