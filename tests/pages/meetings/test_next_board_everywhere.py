from datetime import date

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tracker.access.roles import Role

WORDS = ".ct-head__who a[href^='/meetings/']"


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board())


def test_the_next_board_stands_at_the_top_of_every_page(browser, meeting):
    browser.sign_in(person(Role.BOARD_MEMBER))
    for where in ("/meetings", "/bodies", "/workstreams", "/help"):
        page = browser.get(where)
        assert page.all(WORDS) == ["Next board: 26 September"]
        assert page.link("Next board: 26 September") == f"/meetings/{meeting.id}"
    assert browser.get("/meetings/999999", expect=404).all(WORDS) != []


def test_a_date_of_another_year_says_so(browser, session):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2026, 1, 14))
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/meetings")
    assert page.all(WORDS) == ["Next board: 14 January 2026"]


def test_without_a_date_nothing_is_said(browser, session):
    assert browser.sign_in(person(Role.BOARD_MEMBER)).get("/meetings").all(WORDS) == []


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, Role.AMBASSADOR])
def test_who_may_not_know_of_the_board_is_not_told(browser, meeting, role):
    user = person(role)
    assert browser.sign_in(user).get("/meetings").all(WORDS) == []
    MemberFactory(body=meeting.body, user=user)
    assert browser.get("/meetings").all(WORDS) == ["Next board: 26 September"]


def test_the_signed_out_are_told_nothing(browser, meeting):
    assert browser.get("/help").all(WORDS) == []
