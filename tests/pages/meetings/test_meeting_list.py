from datetime import date, time

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.enums import BodyKind, MeetingStatus

LIST = "meetings.index"


@pytest.fixture
def board(session):
    body = BodyFactory.board()
    MeetingFactory(
        body=body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD, note="Three updates."
    )
    MeetingFactory(body=body, starts_at=time(14), ends_at=time(16), made_up="starts_at")
    return body


@pytest.fixture
def committee(session):
    body = BodyFactory(name="Committee", slug="committee", kind=BodyKind.COMMITTEE, is_public=True)
    MeetingFactory(body=body, held_on=date(2025, 9, 2), status=MeetingStatus.HELD)
    return body


def test_the_next_meeting_is_the_headline_and_past_ones_stand_below(browser, board, committee):
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(LIST)
    assert page.h1 == "Meetings Next: Friday 26 September 2025"
    assert page.table("Meetings to come") == [
        {
            "Day": "Friday 26 September 2025",
            "Who meets": "Executive Board",
            "Time": "14:00 to 16:00 demo",
            "Where": "Town Hall",
        }
    ]
    assert [row["Day"] for row in page.table("Past meetings")] == [
        "Tuesday 2 September 2025",
        "Wednesday 30 July 2025",
    ]
    assert "No date is set for: Committee" in page.text
    assert "Add a meeting" not in page.text


def test_a_list_of_one_body(browser, board, committee):
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(LIST)
    page = browser.submit(page, form="/meetings", body="committee")
    assert page.h1 == "Committee No next meeting is set"
    assert [row["Who met"] for row in page.table("Past meetings")] == ["Committee"]
    assert browser.get("/meetings?body=no-such-body").h1.startswith("Meetings")


@pytest.mark.parametrize(
    ("next_on", "says"),
    [
        pytest.param(date(2025, 10, 1), None, id="63 days"),
        pytest.param(date(2025, 10, 2), "64 days lie between 30 July 2025", id="64 days"),
        pytest.param(None, "No next meeting is set. Set its date", id="none set"),
    ],
)
def test_the_executive_board_alone_raises_an_alarm(browser, session, next_on, says):
    body = BodyFactory.board()
    MeetingFactory(body=body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    if next_on:
        MeetingFactory(body=body, held_on=next_on)
    warnings = browser.sign_in(person(Role.BOARD_MEMBER)).get(LIST).all(".ct-flash--warning")
    assert (warnings == []) if says is None else (says in warnings[0])


def test_a_gap_between_two_coming_boards_raises_the_alarm_too(browser, board):
    MeetingFactory(body=board, held_on=date(2025, 12, 19))
    warnings = browser.sign_in(person(Role.BOARD_MEMBER)).get(LIST).all(".ct-flash--warning")
    assert "84 days lie between 26 September 2025 and 19 December 2025" in warnings[0]


def test_a_planned_meeting_on_a_day_gone_by_says_that_nobody_said(browser, session):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 4, 1))
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get(LIST)
    (row,) = page.table("Past meetings")
    assert row["Took place"] == "Nobody has said whether it took place"


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, Role.AMBASSADOR])
def test_some_roles_see_the_meetings_of_public_bodies_only(browser, board, committee, role):
    page = browser.sign_in(person(role)).get(LIST)
    assert "Executive Board" not in page.text
    assert [row["Who met"] for row in page.table("Past meetings")] == ["Committee"]


def test_an_ambassador_on_the_list_sees_the_board(browser, board):
    user = person(Role.AMBASSADOR)
    MemberFactory(body=board, user=user)
    assert "Executive Board" in browser.sign_in(user).get(LIST).text


def test_past_meetings_come_by_pages(browser, session):
    body = BodyFactory()
    for month in range(1, 13):
        for year in (2022, 2023):
            MeetingFactory(body=body, held_on=date(year, month, 5), status=MeetingStatus.HELD)
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert len(browser.get(LIST).table("Past meetings")) == 20
    second = browser.get("/meetings?page=2")
    assert len(second.table("Past meetings")) == 4
    assert "There is no such page" in browser.get("/meetings?page=99").text
    for odd in ("0", "-1", "two", "9" * 30):
        browser.get(f"/meetings?page={odd}")


def test_an_empty_list_says_what_turns_it_on(browser, session):
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get(LIST)
    assert page.h1 == "Meetings No next meeting is set"
    assert "Add the next meeting" in page.text
    assert page.all(".ct-flash--warning") == []


def test_the_list_asks_the_database_as_often_for_one_meeting_as_for_fifty(
    app, browser, session, board
):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    browser.get(LIST)
    with at_most(12) as few:
        browser.get(LIST)
    for number in range(50):
        MeetingFactory(held_on=date(2026, 1 + number % 12, 7))
    session.flush()
    with at_most(len(few)):
        browser.get(LIST)


def test_the_signed_out_are_sent_to_sign_in(browser, board):
    assert "/sign-in" in browser.get(LIST, expect=302).location


def test_the_list_follows_the_clock(browser, board):
    user = person(Role.BOARD_MEMBER)
    clock.hold(date(2025, 9, 27))
    assert "No next meeting is set" in browser.sign_in(user).get(LIST).h1
