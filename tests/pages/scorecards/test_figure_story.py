"""The story of a figure, for those who work on it and for those who only read."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.people import person
from tests.factories.scorecards import CommentaryFactory, FigureFactory, measure
from tracker.access.roles import Role
from tracker.scorecards.enums import FigureState, Hiding

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)


def story(indicator, day="2025-06-30"):
    return f"/indicators/{indicator.id}/figures/{day}"


def test_the_story_of_a_figure_shows_every_published_revision(browser, session, edition):
    told = {"value": Decimal(94), "state": FigureState.REPLACED}
    reviews = measure(edition, {JUNE: told}, name="Reviews")
    FigureFactory(
        indicator_id=reviews.id, number=2, value=Decimal(93), why_corrected="Counted twice"
    )
    FigureFactory(indicator_id=reviews.id, number=3, value=Decimal(92), state=FigureState.ENTERED)
    where = story(reviews)
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get(where)
    assert page.h1.endswith("2 revisions")
    assert "93 Published" in page.text
    assert "Counted twice" in page.text
    assert browser.sign_in(person(Role.PERFORMANCE_CHECKER)).get(where).h1.endswith("3 revisions")


def test_a_small_figure_keeps_its_secret_in_its_story(browser, session, edition):
    small = {"value": Decimal(3), "hiding": Hiding.SMALL}
    custody = measure(edition, {JUNE: small})
    FigureFactory(indicator_id=custody.id, number=2, value=Decimal(4), state=FigureState.ENTERED)
    for role in (Role.BOARD_MEMBER, Role.AUDITOR, Role.PERFORMANCE_CHECKER):
        someone = browser.sign_in(person(role, is_cleared=False))
        page = someone.get(story(custody))
        figures = [each.get_text(" ", strip=True) for each in page.soup.select("td.n")]
        assert set(figures) == {"c Hidden"}, role
        someone.get(story(custody) + "?view=restricted", expect=403)


def test_the_restricted_view_shows_small_numbers_and_says_so(browser, session, edition):
    custody = measure(edition, {JUNE: {"value": Decimal(3), "hiding": Hiding.SMALL}})
    auditor = browser.sign_in(person(Role.AUDITOR, is_cleared=True))
    page = auditor.get(auditor.get(story(custody)).link("Show small numbers too"))
    assert "Contains small numbers. Do not circulate." in page.text
    assert page.soup.select_one("td.n").text == "3"


def test_a_note_is_for_whoever_checks_it_alone(browser, session, edition):
    told = {"value": Decimal(93), "note": "Ask the team", "asked": "Is it right?"}
    reviews = measure(edition, {JUNE: told})
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(story(reviews))
    assert "Ask the team" not in page.text
    assert "Is it right?" not in page.text
    checker = browser.sign_in(person(Role.PERFORMANCE_CHECKER))
    text = checker.get(story(reviews)).text
    assert "Asked: Is it right? Note for whoever checks it: Ask the team" in text


def test_an_auditor_reads_what_was_asked_in_the_restricted_view_alone(browser, session, edition):
    asked = "This is up by 37 from 3 in Q4 2024/25. Is it right?"
    told = {"value": Decimal(40), "asked": asked, "note": "Those 3 were counted anew"}
    custody = measure(edition, {JUNE: told})
    auditor = browser.sign_in(person(Role.AUDITOR, is_cleared=False))
    page = auditor.get(story(custody))
    assert page.soup.select_one("td.n").text == "40"
    assert "from 3" not in page.text
    assert "Those 3" not in page.text
    cleared = browser.sign_in(person(Role.AUDITOR, is_cleared=True))
    assert asked in cleared.get(story(custody) + "?view=restricted").text


def test_readers_see_what_was_said_before_and_not_what_waits(browser, session, edition):
    reviews = measure(edition, {JUNE: 93})
    for state, why in (
        (FigureState.REPLACED, "Said first"),
        (FigureState.PUBLISHED, "Said since"),
        (FigureState.ENTERED, "Said by nobody yet"),
    ):
        CommentaryFactory(indicator_id=reviews.id, why=why, recover="", state=state)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(story(reviews))
    told = [each.text for each in page.soup.select("section p")]
    assert told == ["Said since", "Said first"]
    page = browser.sign_in(person(Role.AUDITOR)).get(story(reviews))
    assert page.soup.select_one("section p").text == "Said by nobody yet"


def test_a_whole_year_has_its_story_beside_its_last_quarter(browser, session, edition):
    reviews = measure(edition, {MARCH: 82})
    FigureFactory(indicator_id=reviews.id, ends_on=MARCH, is_outturn=True, value=Decimal(91))
    page = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get(story(reviews, "2025-03-31"))
    captions = [each.text for each in page.soup.select("caption")]
    assert captions[0].startswith("Q4 2024/25")
    assert captions[1].startswith("Outturn of 2024/25")
    assert [each.text for each in page.soup.select("td.n")] == ["82", "91"]
    links = [each["href"] for each in page.soup.select("a[href*=enter]")]
    assert links[1].endswith(f"quarter=2024-25-q4&outturn=1#i{reviews.id}")


@pytest.mark.parametrize("day", ["2025-05-31", "2025-13-01", "soon", "2025-03-31"])
def test_a_day_of_which_nothing_is_there_has_no_story(browser, session, edition, day):
    indicator = measure(edition, {JUNE: 7})
    reader = browser.sign_in(person(Role.BOARD_MEMBER))
    reader.get(story(indicator, day), expect=404)


def test_the_page_of_an_indicator_leads_to_the_story_of_each_figure(browser, session, edition):
    reviews = measure(edition, {MARCH: 82, JUNE: 93})
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(f"/indicators/{reviews.id}")
    assert page.link("every revision of Q4 2024/25") == story(reviews, "2025-03-31")
