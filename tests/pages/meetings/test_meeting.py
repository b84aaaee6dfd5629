from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar
from sqlalchemy import select

from tests.factories.actions import ActionFactory, ClosureFactory, DueMoveFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.factories.plan import PlanFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.actions.models import Action
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus, MemberRole

SEPTEMBER, JULY = date(2025, 9, 26), date(2025, 7, 30)


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def coming(board):
    return MeetingFactory(body=board, starts_at=time(14), ends_at=time(16))


@pytest.fixture
def held(board):
    return MeetingFactory(
        body=board, held_on=JULY, status=MeetingStatus.HELD, note="Line one.\nLine two."
    )


def show(browser, meeting, **more):
    return browser.get("meetings.show", meeting_id=meeting.id, **more)


def test_a_meeting_says_when_where_who_and_what_is_due(browser, board, coming):
    post = PostFactory(name="Head of Housing")
    PostHoldingFactory(post=post, user=UserFactory(name="Housing lead"))
    MemberFactory(body=board, user=UserFactory(name="Board chair"), role=MemberRole.CHAIR)
    MemberFactory(body=board, user=None, post=post)
    MemberFactory(body=board, user=UserFactory(name="Who left"), ended_on=JULY)
    ActionFactory(
        ref="H2",
        text="Finish the Charter",
        due_on=SEPTEMBER,
        due_precision=Precision.NEXT_BOARD,
        due_meeting_id=coming.id,
        accountable_post=post,
    )
    page = show(browser.sign_in(person(Role.BOARD_MEMBER)), coming)
    assert page.h1 == "Executive Board Friday 26 September 2025"
    (row,) = page.table("Actions due at this meeting")
    assert row["Action"] == "H2 Finish the Charter"
    assert (row["Who"], row["Due"]) == ("Head of Housing", "Next board, 26 September 2025")
    assert page.all("section[aria-labelledby=invited] li") == [
        "Board chair, chair",
        "Head of Housing (Housing lead)",
    ]
    assert page.link("As it stands for this board") == f"/board?meeting={coming.id}"
    assert "Change its time" not in page.text


def test_a_past_meeting_says_what_was_decided_what_arose_and_what_was_agreed(browser, held):
    ActionFactory(ref="E1", text="Make a map", arising_meeting_id=held.id)
    DueMoveFactory(action=ActionFactory(ref="E2"), agreed_on=JULY, agreed_meeting_id=held.id)
    ClosureFactory(action=ActionFactory(ref="E3"), agreed_on=JULY, agreed_meeting_id=held.id)
    page = show(browser.sign_in(person(Role.BOARD_MEMBER)), held)
    assert "Line one. Line two." in page.text
    assert [row["Action"] for row in page.table("Actions that arose")] == ["E1 Make a map"]
    agreed = page.all("section[aria-labelledby=agreed] li")
    assert agreed[0].startswith("New date for E2")
    assert agreed[1].startswith("Complete: E3")
    assert page.link("As it was for this board") == f"/board?meeting={held.id}"


def test_an_action_that_is_not_theirs_to_know_of_stays_off_the_page(browser, board):
    public = MeetingFactory(body=BodyFactory(is_public=True), held_on=JULY)
    ActionFactory(ref="P1", arising_meeting_id=public.id, visibility=Visibility.PUBLIC)
    hidden = ActionFactory(ref="HIDDEN-9", arising_meeting_id=public.id)
    DueMoveFactory(action=hidden, agreed_on=JULY, agreed_meeting_id=public.id)
    page = show(browser.sign_in(person(Role.COMMITTEE_MEMBER)), public)
    assert "P1" in page.text
    assert "HIDDEN-9" not in page.html


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, Role.AMBASSADOR])
@pytest.mark.parametrize("what", ["meetings.show", "meetings.calendar"])
def test_a_private_meeting_is_unknown_to_some_roles(browser, coming, role, what):
    browser.sign_in(person(role)).get(what, meeting_id=coming.id, expect=404)
    browser.get(what, meeting_id=coming.id + 999, expect=404)


@pytest.mark.parametrize("what", ["meetings.show", "meetings.calendar"])
def test_the_signed_out_are_sent_to_sign_in(browser, coming, what):
    assert "/sign-in" in browser.get(what, meeting_id=coming.id, expect=302).location


def test_a_meeting_goes_into_a_calendar(browser, coming, held):
    browser.sign_in(person(Role.BOARD_MEMBER))
    response = browser.get(show(browser, coming).link("Put it in your calendar")).response
    assert response.content_type == "text/calendar; charset=utf-8"
    disposition = 'attachment; filename="executive-board-2025-09-26.ics"'
    assert response.headers["Content-Disposition"] == disposition
    (event,) = Calendar.from_ical(response.data).walk("VEVENT")
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2025, 9, 26, 13, tzinfo=UTC)
    assert event["url"].endswith(f"/meetings/{coming.id}")
    past = browser.get("meetings.calendar", meeting_id=held.id).response
    assert b"Line one" not in past.data


def test_a_meeting_asks_the_database_as_often_for_one_action_as_for_fifty(
    browser, session, board, coming
):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    plan = PlanFactory()
    for _ in range(2):
        ActionFactory(plan=plan, due_meeting_id=coming.id)
        MemberFactory(body=board, user=None, post=PostFactory())
    show(browser, coming)
    with at_most(24) as few:
        show(browser, coming)
    for _ in range(50):
        ActionFactory(plan=plan, due_meeting_id=coming.id)
        MemberFactory(body=board)
    session.flush()
    with at_most(len(few)):
        show(browser, coming)


def test_what_was_agreed_becomes_a_tracked_action(browser, session, held, coming):
    post, plan = PostFactory(name="Head of Housing"), PlanFactory()
    browser.sign_in(person(Role.BOARD_SECRETARY))
    page = browser.get(show(browser, held).link("Add an action that arose"))
    sent = browser.submit(
        page,
        text="Make a map of homes",
        accountable=post.id,
        plan=plan.id,
        due="next_board",
    )
    action = session.scalars(select(Action)).one()
    assert (action.arising_meeting_id, action.due_meeting_id) == (held.id, coming.id)
    assert (action.due_on, action.due_precision) == (SEPTEMBER, Precision.NEXT_BOARD)
    page = browser.get(sent.location.partition("#")[0])
    (row,) = page.table("Actions that arose")
    assert row["Action"].endswith("Make a map of homes")


def test_an_arising_action_explains_what_is_missing_and_adds_nothing(browser, session, held):
    PlanFactory()
    browser.sign_in(person(Role.DEMOCRATIC_SERVICES))
    form = browser.get("meetings.arising", meeting_id=held.id)
    page = browser.submit(form, expect=422)
    assert page.errors == [
        "Say what will be done",
        "Choose who answers for it",
        "Choose when it is due",
    ]
    page = browser.submit(page, {"due": "day", "due_on-day": "31", "due_on-month": "2"}, expect=422)
    assert any("31" in error for error in page.errors)
    page = browser.submit(
        page,
        {"text": "Do it", "due": "day", "due_on-day": "", "due_on-month": ""},
        expect=422,
    )
    assert "Enter the date it is due" in page.errors
    assert session.scalars(select(Action)).all() == []


def test_nothing_arises_from_a_coming_meeting(browser, session, coming):
    post, plan = PostFactory(), PlanFactory()
    browser.sign_in(person(Role.BOARD_SECRETARY))
    form = browser.get("meetings.arising", meeting_id=coming.id)
    facts = {"due_on-day": "1", "due_on-month": "10", "due_on-year": "2025"}
    page = browser.submit(
        form,
        {"text": "Do it", "accountable": post.id, "plan": plan.id, "due": "day", **facts},
        expect=409,
    )
    assert "has not taken place yet" in page.text
    assert session.scalars(select(Action)).all() == []
