"""Attendance figures: by body and seat over a municipal year, and who may read them."""

from datetime import date

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, person
from tests.factories.sittings import AttendanceFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.minutes.enums import AttendanceState as S

HELD, OFF = MeetingStatus.HELD, MeetingStatus.CANCELLED


@pytest.fixture
def committee(session):
    return BodyFactory(name="The Committee", kind=BodyKind.COMMITTEE, is_public=True)


@pytest.fixture
def board(session):
    return BodyFactory.board()


def attended(body, on, *states, status=HELD):
    """A meeting with a line for each name and state."""
    meeting = MeetingFactory(body=body, held_on=on, status=status)
    for name, state in states:
        AttendanceFactory(meeting_id=meeting.id, name=name, state=state)
    return meeting


def show(browser, **more):
    return browser.get("attendance.index", **more)


def test_each_seat_has_its_figures_and_cancelled_meetings_leave_them(browser, committee):
    attended(committee, date(2025, 6, 24), ("Councillor A", S.PRESENT), ("Clerk", S.IN_ATTENDANCE))
    attended(committee, date(2025, 9, 2), ("Councillor A", S.APOLOGIES))
    attended(committee, date(2025, 7, 1), ("Councillor A", S.ABSENT), status=OFF)
    page = show(browser.sign_in(person(Role.COMMITTEE_MEMBER)))
    (row,) = page.table("The Committee: 2 meetings held, 1 cancelled and left out")
    assert row == {
        "Seat": "Councillor A",
        "Meetings": "2",
        "Present": "1",
        "Substitute sent": "0",
        "Apologies": "1",
        "Absent": "0",
        "Attended": "50%",
    }


def test_a_seat_is_named_by_its_post_whoever_held_it(browser, board):
    seat = MemberFactory(body=board, user=None, post=PostFactory(name="Head of Housing"))
    for day, who in ((date(2025, 5, 30), "A"), (date(2025, 7, 30), "B")):
        meeting = attended(board, day)
        AttendanceFactory(meeting_id=meeting.id, member_id=seat.id, name=who, state=S.PRESENT)
    (row,) = show(browser.sign_in(person(Role.BOARD_MEMBER))).table("Executive Board")
    assert (row["Seat"], row["Attended"]) == ("Head of Housing", "100%")


def test_a_year_goes_from_may_to_may(browser, committee):
    attended(committee, date(2025, 4, 30), ("Old", S.PRESENT))
    attended(committee, date(2025, 5, 1), ("New", S.PRESENT))
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    page = show(browser)
    assert page.h1 == "Attendance in 2025/26"
    assert [row["Seat"] for row in page.table("The Committee")] == ["New"]
    page = browser.get(f"{browser.address('attendance.index')}?year=2024")
    assert [row["Seat"] for row in page.table("The Committee")] == ["Old"]
    page = browser.get(f"{browser.address('attendance.index')}?year=no-such")
    assert page.h1 == "Attendance in 2025/26"


def test_the_boards_figures_are_for_readers_of_the_board(browser, board, committee):
    attended(board, date(2025, 7, 30), ("Board member", S.PRESENT))
    attended(committee, date(2025, 9, 2), ("Councillor A", S.PRESENT))
    page = show(browser.sign_in(person(Role.COMMITTEE_MEMBER)))
    assert "Councillor A" in page.text
    assert "Board member" not in page.html
    file = browser.get(f"{browser.address('attendance.index')}?format=csv").response.text
    assert "Executive Board" not in file
    assert "Board member" in show(browser.sign_in(person(Role.BOARD_MEMBER))).text


def test_no_figures_are_made_of_young_people(browser, session):
    shadow = BodyFactory(name="The Shadow", kind=BodyKind.SHADOW, is_public=True)
    attended(shadow, date(2025, 6, 24), ("A young person", S.PRESENT))
    assert "The Shadow" not in show(browser.sign_in(person(Role.BOARD_SECRETARY))).html


def test_a_file_holds_the_same_and_runs_nothing(browser, committee):
    attended(committee, date(2025, 6, 24), ("=1+1", S.PRESENT))
    browser.sign_in(person(Role.BOARD_MEMBER))
    response = browser.get(show(browser).link("Download as CSV")).response
    assert "attendance-2025-26.csv" in response.headers["Content-Disposition"]
    head, row = response.data.decode("utf-8-sig").splitlines()
    assert head.startswith("Body,Seat,Meetings,Present")
    assert row == "The Committee,'=1+1,1,1,0,0,0,100%"


def test_a_meeting_of_which_nobody_wrote_down_who_was_there_is_told(browser, committee):
    attended(committee, date(2025, 6, 24))
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "Nobody wrote down who was there." in show(browser).text
    attended(committee, date(2025, 9, 2), ("Councillor A", S.PRESENT))
    assert "Attendance is written down for 1 of these meetings." in show(browser).text


def test_without_a_meeting_it_says_so(browser, session):
    page = show(browser.sign_in(person(Role.BOARD_MEMBER)))
    assert "No meeting took place in 2025/26" in page.text


def test_it_asks_the_database_as_often_for_many_as_for_few(browser, session, committee):
    attended(committee, date(2025, 6, 24), ("A", S.PRESENT))
    browser.sign_in(person(Role.BOARD_MEMBER))
    show(browser)
    with at_most(10) as few:
        show(browser)
    for n in range(20):
        attended(BodyFactory(), date(2025, 6, 1 + n), ("A", S.PRESENT), ("B", S.ABSENT))
    session.flush()
    with at_most(len(few)):
        show(browser)
