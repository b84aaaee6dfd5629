"""Pages of terms of reference."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.terms import TermsFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.meetings.terms.models import Terms


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


@pytest.fixture
def versions(board):
    TermsFactory(body_id=board.id, number=1, text="To track.", adopted_on=date(2024, 2, 5))
    TermsFactory(body_id=board.id, number=2, text="To track.\nTo decide.", quorum=4)
    TermsFactory(body_id=board.id, number=3, text="Secret plan", adopted_on=None)


def test_what_holds_today_and_what_held_on_a_day(browser, board, versions):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("terms.show", slug=board.slug)
    assert page.h1.endswith("Version 2 holds since 5 February 2025")
    assert "4 people must be there to decide" in page.text
    assert "Review due by 5 February 2026" in page.text
    page = browser.submit(page, form="/terms", on="1/6/2024")
    assert page.h1.endswith("Version 1 held on 1 June 2024")
    assert "No quorum is written down" in page.text
    page = browser.submit(page, form="/terms", on="1/6/2023")
    assert page.h1.endswith("Nothing was adopted by 1 June 2023")
    page = browser.submit(page, form="/terms", on="soon")
    assert "“soon” is not a date" in page.text


def test_a_draft_is_for_who_keeps_the_meetings(browser, session, board, versions):
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "Version 3" not in browser.get("terms.show", slug=board.slug).text
    browser.get("terms.version", slug=board.slug, number=3, expect=404)
    browser.get("terms.differences", slug=board.slug, number=3, expect=404)
    browser.sign_in(person(Role.DEMOCRATIC_SERVICES))
    assert "Secret plan" in browser.get("terms.version", slug=board.slug, number=3).text


def test_two_versions_are_compared_line_by_line(browser, board, versions):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("terms.differences", slug=board.slug, number=2)
    assert page.h1.endswith("Version 2 differs from version 1")
    assert page.all(".ct-lines li") == ["To track.", "New To decide.", "New 4"]
    browser.get("terms.differences", slug=board.slug, number=1, expect=404)


def test_terms_are_drafted_corrected_and_adopted(secretary, session, board):
    meeting = MeetingFactory(body=board, held_on=date(2025, 7, 30))
    form = secretary.get("terms.add", slug=board.slug)
    refused = secretary.submit(form, text="", quorum="0", expect=422)
    assert len(refused.errors) == 2
    page = secretary.follow(secretary.submit(refused, text="To decide.", quorum="4"))
    assert page.h1.endswith("Version 1 is a draft")
    secretary.submit(secretary.get(page.link("Correct the draft")), text="To decide all.")
    form = secretary.get(page.link("Adopt this version"))
    assert form.value("meeting") == str(meeting.id)
    page = secretary.follow(secretary.submit(form))
    assert page.h1.endswith("Version 1 holds since 30 July 2025")
    terms = session.scalars(select(Terms)).one()
    assert (terms.text, terms.quorum, terms.adopted_at_id) == ("To decide all.", 4, meeting.id)
    secretary.get("terms.correct", slug=board.slug, number=1, expect=404)


def test_a_new_draft_begins_with_the_words_that_hold(secretary, session, board):
    TermsFactory(body_id=board.id, number=1, text="To track.", quorum=3)
    form = secretary.get("terms.add", slug=board.slug)
    assert (form.value("text"), form.value("quorum")) == ("To track.", "3")


def test_a_draft_is_thrown_away(secretary, session, board):
    TermsFactory(body_id=board.id, number=1, adopted_on=None)
    page = secretary.get("terms.version", slug=board.slug, number=1)
    page = secretary.follow(secretary.submit(secretary.get(page.link("Throw it away"))))
    assert "Nobody wrote them down here yet" in page.text
    assert session.scalars(select(Terms)).all() == []


def test_the_second_to_correct_a_draft_keeps_what_they_typed(secretary, session, board):
    terms = TermsFactory(body_id=board.id, number=1, adopted_on=None)
    form = secretary.get("terms.correct", slug=board.slug, number=1)
    terms.text = "Theirs"
    session.flush()
    page = secretary.submit(form, text="Mine", expect=409)
    assert page.value("text") == "Mine"
    secretary.submit(page)
    assert terms.text == "Mine"


def test_a_page_asks_as_often_for_two_versions_as_for_twenty(browser, board, versions):
    browser.sign_in(person(Role.BOARD_MEMBER)).get("terms.show", slug=board.slug)
    with at_most(8) as few:
        browser.get("terms.show", slug=board.slug)
    for number in range(4, 24):
        TermsFactory(body_id=board.id, number=number)
    with at_most(len(few)):
        browser.get("terms.show", slug=board.slug)


def test_a_review_that_is_due_waits_for_who_keeps_the_meetings(browser, session, board):
    TermsFactory(body_id=board.id, number=1, adopted_on=date(2024, 3, 1))
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get("reports.home")
    assert "Terms of reference: Executive Board Review overdue since 1 March 2025." in page.text
    assert page.link("Terms of reference: Executive Board") == "/bodies/executive-board/terms"
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("reports.home")
    assert "Terms of reference" not in page.text
