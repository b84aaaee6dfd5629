"""A year of meetings: first how often, then every date, then all in one deed."""

from datetime import date, time

import pytest
from sqlalchemy import select

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.meetings.models import Meeting

RHYTHM = {
    "first-day": "28",
    "first-month": "11",
    "first-year": "2025",
    "every": "2",
    "number": "4",
    "pattern": "last",
}


@pytest.fixture
def board(session):
    board = BodyFactory.board()
    MeetingFactory(body=board)
    return board


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def days(session):
    return session.scalars(select(Meeting.held_on).order_by(Meeting.held_on)).all()


def preview(browser, board, **more):
    page = browser.get("series.show", slug=board.slug)
    return browser.submit(page, RHYTHM | more, form="/year")


def test_the_first_form_begins_with_the_bodys_own_rhythm(secretary, board):
    page = secretary.get("series.show", slug=board.slug)
    assert (page.value("every"), page.value("number")) == ("2", "6")
    page = secretary.submit(page, {"every": "0", "number": "99"}, form="/year")
    assert page.errors == [
        "Enter the date of the first meeting",
        "Enter a number of months from 1 to 12",
        "Enter a number of meetings from 1 to 12",
    ]


def test_every_date_is_seen_with_what_speaks_against_it_before_it_is_set(secretary, session, board):
    MeetingFactory(body=BodyFactory(name="Committee"), held_on=date(2026, 3, 27))
    page = preview(secretary, board)
    assert "These are the last Friday of the month. Nothing is set yet." in page.text
    for said in (
        "Friday 28 November 2025",
        "Friday 30 January 2026",
        "Committee meets on that day",
        "Friday 29 May 2026",
    ):
        assert said in page.text
    assert len(days(session)) == 2


def test_dates_are_moved_and_left_out_and_all_are_made_in_one_deed(secretary, session, board):
    page = preview(secretary, board)
    changes = {"day_2-day": "6", "day_2-month": "2", "day_4-day": ""}
    changes |= {"day_4-month": "", "day_4-year": "", "starts_at": "14:00", "ends_at": "16:00"}
    page = secretary.submit(page, changes, button="Look at the dates again", expect=200)
    assert "70 days after 28 November 2025. The longest agreed is 63." in page.text
    assert len(days(session)) == 1
    page = secretary.submit(page, button="Set these meetings")
    page = secretary.follow(page)
    assert "3 meetings are in the diary" in page.notices[0]
    assert days(session)[1:] == [date(2025, 11, 28), date(2026, 2, 6), date(2026, 3, 27)]
    made = session.scalars(select(Meeting).where(Meeting.held_on > date(2025, 10, 1))).all()
    assert {(each.starts_at, each.body_id) for each in made} == {(time(14), board.id)}


def test_none_is_made_where_one_cannot_be(secretary, session, board):
    page = preview(secretary, board)
    taken = {"day_1-day": "26", "day_1-month": "9"}
    page = secretary.submit(page, taken, button="Set these meetings", expect=422)
    assert page.errors == ["It already meets on that day"]
    twice = {"day_1-day": "30", "day_1-month": "1", "day_1-year": "2026", "ends_at": "12:00"}
    page = secretary.submit(page, twice, button="Set these meetings", expect=422)
    assert page.errors == ["This date stands twice"]
    page = secretary.submit(page, {"day_1-day": "29"}, button="Set these meetings", expect=422)
    assert page.errors == ["Enter when it begins, or take out when it ends"]
    assert len(days(session)) == 1


def test_a_form_without_a_date_asks_for_one(secretary, session, board):
    page = secretary.post(f"/bodies/{board.slug}/year", {"step": "make"}, expect=422)
    assert page.errors == ["Enter one date at least"]


def test_a_group_whose_work_is_over_has_no_year(secretary, session):
    group = BodyFactory(ended_on=date(2025, 9, 1), came_of_it="A report.")
    secretary.get("series.show", slug=group.slug, expect=404)
