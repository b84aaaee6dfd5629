"""At the meeting: who is there, in which state and with which title, and what they declare."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.factories.sittings import AttendanceFactory, DeclarationFactory
from tests.factories.terms import TermsFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.models import Reply
from tracker.meetings.enums import MemberRole
from tracker.meetings.minutes.enums import AttendanceState, InterestKind
from tracker.meetings.minutes.models import Attendance, Declaration

DAY = date(2025, 9, 26)


@pytest.fixture
def board(session):
    clock.hold(DAY)
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, held_on=DAY)


@pytest.fixture
def secretary(browser):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Board secretary"))


@pytest.fixture
def housing(board):
    """A seat of a post, whose holder changed, with somebody named to stand in."""
    post = PostFactory(name="Head of Housing")
    PostHoldingFactory(post=post, user=UserFactory(name="Who left"), ended_on=date(2025, 8, 31))
    holder = UserFactory(name="Housing lead")
    PostHoldingFactory(post=post, user=holder, started_on=date(2025, 9, 1))
    deputy = PostFactory(name="Deputy Head of Housing")
    MemberFactory(body=board, user=None, post=post, substitute_post_id=deputy.id)
    return holder


@pytest.fixture
def chair(board):
    user = UserFactory(name="Board chair")
    MemberFactory(body=board, user=user, role=MemberRole.CHAIR)
    return user


def register(browser, meeting):
    return browser.get("sitting_people.attendance", meeting_id=meeting.id)


def lines(page):
    return page.all(".ct-register > li .ct-register__who")


def mark(browser, meeting, who, state):
    page = register(browser, meeting)
    group = page.soup.select_one(f'[aria-label="{who}"]')
    (button,) = [each for each in group.select("button") if each.text == state]
    token = page.value("csrf_token")
    data = {"csrf_token": token, "once": page.value("once"), "mark": button["value"]}
    return browser.follow(browser.post(page.where, data))


def states(session):
    rows = session.scalars(select(Attendance).order_by(Attendance.position, Attendance.id))
    return [(row.name, row.title, row.state.value) for row in rows]


def test_the_register_begins_with_the_members_of_that_day(secretary, meeting, housing, chair):
    MemberFactory(body=meeting.body, user=UserFactory(name="Gone"), ended_on=date(2025, 7, 1))
    page = register(secretary, meeting)
    assert lines(page) == ["Board chair (chair)", "Housing lead , Head of Housing"]
    assert page.h1.endswith("0 members are here")


def test_everybody_else_is_here_in_one_press(secretary, session, meeting, housing, chair):
    MemberFactory(body=meeting.body, user=UserFactory(name="Clerk"), role=MemberRole.SECRETARY)
    mark(secretary, meeting, "Housing lead", "Apologies")
    page = register(secretary, meeting)
    page = secretary.follow(secretary.submit(page, button="Everybody else is here (2)"))
    assert page.h1.endswith("1 member is here")
    assert states(session) == [
        ("Board chair", "", "present"),
        ("Housing lead", "Head of Housing", "apologies"),
        ("Clerk", "", "in-attendance"),
    ]


def test_a_mark_is_changed_and_there_is_one_line_of_each(secretary, session, meeting, housing):
    mark(secretary, meeting, "Housing lead", "Present")
    page = mark(secretary, meeting, "Housing lead", "Absent")
    pressed = page.all('.ct-mark[aria-pressed="true"]')
    assert pressed == ["Absent"]
    assert states(session) == [("Housing lead", "Head of Housing", "absent")]


def test_a_title_stays_as_it_was_on_the_day(secretary, session, meeting, housing):
    mark(secretary, meeting, "Housing lead", "Present")
    post = session.scalars(select(Attendance)).one().post_id
    assert post
    later = PostFactory(name="Director of Place")
    PostHoldingFactory(post=later, user=housing, started_on=DAY)
    assert lines(register(secretary, meeting)) == ["Housing lead , Head of Housing"]


def test_who_replied_is_known_before_anybody_is_marked(secretary, session, meeting, housing, chair):
    for user, kind, more in (
        (chair, ReplyKind.APOLOGIES, {"note": "On leave"}),
        (housing, ReplyKind.SUBSTITUTE, {"substitute": "Deputy lead"}),
        (None, ReplyKind.COMING, {"guest": "A guest"}),
    ):
        session.add(
            Reply(
                meeting_id=meeting.id,
                user_id=user.id if user else None,
                kind=kind,
                replied_at=clock.now(),
                **more,
            )
        )
    page = register(secretary, meeting)
    told = " ".join(lines(page))
    assert "Sent apologies: On leave" in told
    assert "Said that somebody comes for them (Deputy lead)" in told
    assert "A guest Said they are coming" in told
    mark(secretary, meeting, "A guest", "In attendance")
    assert states(session) == [("A guest", "", "in-attendance")]
    assert len(lines(register(secretary, meeting))) == 3


def test_a_substitute_stands_below_whom_they_stand_for(secretary, session, meeting, housing, chair):
    MemberFactory(body=meeting.body, user=UserFactory(name="Third"))
    page = register(secretary, meeting)
    form = secretary.get(page.link("Somebody stands in for Housing lead"))
    assert form.value("name") == "Deputy Head of Housing"
    assert form.value("substitute_for") == "Housing lead"
    page = secretary.follow(secretary.submit(form, name="Deputy lead", title="Deputy Head"))
    secretary.submit(page, button="Everybody else is here (2)")
    assert states(session) == [
        ("Board chair", "", "present"),
        ("Housing lead", "Head of Housing", "apologies"),
        ("Deputy lead", "Deputy Head", "substitute"),
        ("Third", "", "present"),
    ]
    assert "Substitute for Housing lead" in register(secretary, meeting).text


def test_an_officer_is_added_with_the_title_of_that_day(secretary, session, meeting, housing):
    officer = UserFactory(name="Service manager")
    PostHoldingFactory(post=PostFactory(name="Service Manager, Fostering"), user=officer)
    form = secretary.get("sitting_people.add", meeting_id=meeting.id)
    secretary.submit(form, name="service manager", state="in-attendance", joined_at="2.20pm")
    row = session.scalars(select(Attendance)).one()
    assert (row.title, row.user_id) == ("Service Manager, Fostering", officer.id)
    assert f"{row.joined_at:%H:%M}" == "14:20"
    assert "Joined at 14:20." in register(secretary, meeting).text


def test_what_a_line_lacks_is_said(secretary, meeting, housing):
    form = secretary.get("sitting_people.add", meeting_id=meeting.id)
    page = secretary.submit(form, name="", joined_at="late", expect=422)
    assert page.errors == [
        "Enter a name",
        "“late” is not a time. Enter one such as 14:00 or 2:30pm",
    ]
    page = secretary.submit(form, name="Somebody", state="substitute", expect=422)
    assert page.errors == ["Choose for whom they stand in"]
    times = {"joined_at": "14:00", "left_at": "13:00"}
    page = secretary.submit(form, name="Somebody", **times, expect=422)
    assert page.errors == ["They must leave after they joined"]


def test_a_line_is_corrected_and_taken_out(secretary, session, meeting, housing):
    page = mark(secretary, meeting, "Housing lead", "Present")
    form = secretary.get(page.link("Times and title of Housing lead"))
    page = secretary.follow(secretary.submit(form, left_at="11:30", title="Acting Head of Housing"))
    assert "Housing lead , Acting Head of Housing Left at 11:30." in lines(page)
    assert page.h1.endswith("0 members are here")
    form = secretary.get(page.link("Times and title of Housing lead"))
    secretary.submit(secretary.get(form.link("Take this line out")), button="Take it out")
    assert session.scalars(select(Attendance)).all() == []


def test_somebody_elses_change_of_a_line_is_not_lost(secretary, session, meeting):
    row = AttendanceFactory(meeting_id=meeting.id, name="Somebody")
    stale = secretary.get("sitting_people.change", meeting_id=meeting.id, attendance_id=row.id)
    secretary.submit(stale, title="Head")
    page = secretary.submit(stale, title="Chief", expect=409)
    assert "Head" in page.text
    assert page.value("title") == "Chief"


def test_the_quorum_is_said_where_the_terms_have_one(secretary, meeting, housing, chair):
    assert "quorum" not in register(secretary, meeting).text.lower()
    TermsFactory(body_id=meeting.body_id, quorum=2, adopted_on=date(2025, 1, 1))
    page = mark(secretary, meeting, "Housing lead", "Present")
    assert "The quorum is 2: 1 more is needed." in page.text
    page = mark(secretary, meeting, "Board chair", "Present")
    assert "The quorum is 2, and it is met." in page.text
    page = secretary.get("sittings.show", meeting_id=meeting.id)
    assert "2 members are here. The quorum is 2, and it is met." in page.text


def test_what_attendance_says_is_what_the_minutes_print(secretary, meeting, housing, chair):
    page = register(secretary, meeting)
    page = secretary.follow(secretary.submit(page, button="Everybody else is here (2)"))
    form = secretary.get("sitting_people.add", meeting_id=meeting.id)
    secretary.submit(form, name="An officer", title="Designated Nurse", state="in-attendance")
    ItemFactory(meeting_id=meeting.id)
    printed = secretary.get("minutes.show", meeting_id=meeting.id)
    present, attending = printed.text.split("Officers and others in attendance", 1)
    for who in ("Board chair", "Housing lead, Head of Housing"):
        assert who in present.replace(" ,", ",")
    assert "An officer, Designated Nurse" in attending.replace(" ,", ",")


def test_an_interest_is_declared_and_taken_out(secretary, session, meeting, housing):
    item = ItemFactory(meeting_id=meeting.id, title="Housing Charter")
    mark(secretary, meeting, "Housing lead", "Present")
    who = session.scalars(select(Attendance)).one()
    page = secretary.get("sitting_people.declare", meeting_id=meeting.id)
    page = secretary.follow(
        secretary.submit(
            page,
            who=who.id,
            kind="pecuniary",
            item=item.id,
            note="Sits on a landlord’s board.",
            left_the_room=True,
        )
    )
    said = "Housing lead : disclosable pecuniary interest, in “Housing Charter”."
    assert f"{said} Sits on a landlord’s board. Left the room." in page.text
    made = session.scalars(select(Declaration)).one()
    assert (made.kind, made.item_id, made.left_the_room) == (InterestKind.PECUNIARY, item.id, True)
    secretary.get("sitting_people.remove", meeting_id=meeting.id, attendance_id=who.id)
    page = secretary.post(
        f"/meetings/{meeting.id}/sitting/attendance/{who.id}/remove", {}, expect=409
    )
    assert "declared an interest" in page.text
    page = secretary.get("sittings.show", meeting_id=meeting.id)
    secretary.submit(secretary.get(page.link("Take out")), button="Take it out")
    assert session.scalars(select(Declaration)).all() == []


def test_what_was_declared_in_a_private_item_is_told_to_who_may_read_it(
    secretary, session, meeting
):
    private = ItemFactory(meeting_id=meeting.id, title="Zq8canary", **PART_2)
    who = AttendanceFactory(meeting_id=meeting.id, name="Somebody")
    DeclarationFactory(
        meeting_id=meeting.id, attendance_id=who.id, item_id=private.id, note="Zq8canary"
    )
    page = secretary.get("sittings.show", meeting_id=meeting.id)
    assert "Zq8canary" not in page.html
    assert "in “A private item”" in page.text


def test_nobody_else_reads_or_marks(browser, meeting, chair):
    browser.sign_in(person(Role.BOARD_MEMBER, Role.WORKSTREAM_CHAIR))
    for view in ("sittings.show", "sitting_people.attendance", "sitting_people.declare"):
        browser.get(view, meeting_id=meeting.id, expect=403)


def test_the_register_asks_the_same_however_long_it_is(secretary, session, meeting, housing):
    with at_most(25) as few:
        register(secretary, meeting)
    for _ in range(9):
        MemberFactory(body=meeting.body)
        AttendanceFactory(meeting_id=meeting.id, state=AttendanceState.IN_ATTENDANCE)
    session.flush()
    with at_most(25) as many:
        register(secretary, meeting)
    assert len(few) == len(many)
