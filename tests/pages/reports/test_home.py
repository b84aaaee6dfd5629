"""What needs you: each role's first page."""

from datetime import date, timedelta

import pytest

from tests.factories.actions import ActionFactory, ClosureFactory, DueMoveFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.factories.plan import PlanFactory
from tests.factories.voice import CommentFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.meetings.enums import MeetingStatus


@pytest.fixture
def plan(session):
    board = BodyFactory.board()
    MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    MeetingFactory(body=board, held_on=date(2025, 9, 26))
    return PlanFactory()


@pytest.fixture
def homes(session):
    return WorkstreamFactory(slug="homes", name="Good Homes")


def holder(post, *roles):
    user = person(*roles)
    PostHoldingFactory(post=post, user=user, started_on=date(2025, 1, 1))
    return user


def test_a_lead_sees_what_is_late_soon_or_silent(browser, plan, homes):
    post = PostFactory(name="Head of Housing")
    late = ActionFactory(
        plan=plan, workstream=homes, accountable_post=post, ref="H1", due_on=date(2025, 9, 1)
    )
    fine = ActionFactory(plan=plan, workstream=homes, accountable_post=post, ref="H2")
    said(fine, Judgement.ON_TRACK)
    page = browser.sign_in(holder(post, Role.ACTION_LEAD)).get("/")
    assert page.h1.endswith("1 thing needs you")
    assert "Overdue by 4 days." in page.text
    assert "H2" not in page.text
    assert page.link("Say how it stands") == f"/actions/{late.id}/update"


def test_a_chair_is_led_to_the_round(browser, plan, homes):
    ActionFactory(plan=plan, workstream=homes)
    page = browser.sign_in(chair_of(homes)).get("/")
    assert page.h1.endswith("1 thing needs you")
    link = page.link("Bring 1 action up to date: Good Homes")
    assert link == "/workstreams/homes/update"
    assert "is open until Wednesday 17 September 2025" in page.text


def test_the_secretary_records_and_a_chair_agrees_first_moves(browser, plan, homes):
    action = ActionFactory(plan=plan, workstream=homes)
    DueMoveFactory(action=action, agreed_on=None)
    second = ActionFactory(plan=plan, workstream=homes, moves=1)
    DueMoveFactory(action=second, agreed_on=None)
    proposed = ActionFactory(plan=plan, workstream=homes, proposed_on=date(2025, 9, 1))
    ClosureFactory(action=proposed, agreed_on=None)
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get("/")
    assert page.link("2 new dates to agree")
    assert page.link("1 closure to record")


def test_the_secretary_hears_that_no_board_is_set(browser, session):
    page = browser.sign_in(person(Role.BOARD_SECRETARY)).get("/")
    assert "No next meeting is set. Set its date" in page.text


def test_who_keeps_the_meetings_sees_what_they_need_soon(browser, plan, session):
    group = BodyFactory(name="The Group")
    MeetingFactory(body=group, held_on=date(2025, 9, 9))
    MeetingFactory(body=group, held_on=date(2025, 10, 20))
    page = browser.sign_in(person(Role.DEMOCRATIC_SERVICES)).get("/")
    group, board = "The Group, 9 September 2025", "Executive Board, 26 September 2025"
    lines = page.all("section[aria-labelledby=steps] li")
    assert [line for line in lines if not line.endswith("30 July 2025")] == [
        f"Papers are in 4 working days late . By Monday 1 September 2025. {group}",
        f"Agenda and pack go out 4 working days late . By Monday 1 September 2025. {group}",
    ]
    assert page.h1 == f"Friday 5 September 2025 {len(lines)} things need you"
    assert page.all("section[aria-labelledby=coming] li") == [
        f"The meeting By Tuesday 9 September 2025. {group}",
        f"Decisions and actions go out By Tuesday 16 September 2025. {group}",
        f"Papers are in By Thursday 18 September 2025. {board}",
        f"Agenda and pack go out By Thursday 18 September 2025. {board}",
    ]
    late = "Draft minutes go out 11 working days late . By Wednesday 20 August 2025. "
    assert f"{late}Executive Board, 30 July 2025" in lines
    assert "Meetings: late" not in browser.sign_in(person(Role.BOARD_MEMBER)).get("/").text


def test_what_meetings_need_asks_as_often_for_two_meetings_as_for_thirty(browser, plan, session):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    browser.get("/")
    with at_most(26) as few:
        browser.get("/")
    for n in range(30):
        MeetingFactory(body=BodyFactory(), held_on=date(2025, 9, 8) + timedelta(days=n))
    session.flush()
    with at_most(len(few)):
        browser.get("/")


def test_what_others_owe_is_no_debt_of_whoever_may_answer_too(browser, plan, homes, session):
    post = PostFactory(name="Head of Housing")
    lead = holder(post, Role.ACTION_LEAD)
    action = ActionFactory(plan=plan, workstream=homes, accountable_post=post)
    CommentFactory(action=action, answer_due_on=date(2025, 9, 12))
    secretary, chair = person(Role.BOARD_SECRETARY), chair_of(homes)
    for may_too in (secretary, chair):
        page = browser.sign_in(may_too).get("/")
        assert "Answers you owe" not in page.text
        assert "1 answer that others owe waits. You may give it too" in page.text
    page = browser.sign_in(lead).get("/")
    assert "Answers you owe (1)" in page.text
    assert "that others owe" not in page.text


def test_nothing_to_do_is_said_kindly(browser, plan):
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("/")
    assert page.h1.endswith("Nothing needs you today")


def test_somebody_without_a_role_is_told_so(browser, session):
    page = browser.sign_in(person()).get("/")
    assert "You have no role yet" in page.text


@pytest.mark.parametrize("number", [10, 100])
def test_it_asks_the_same_of_the_database_however_much_there_is(
    browser, plan, homes, session, number
):
    post = PostFactory()
    user = chair_of(homes)
    PostHoldingFactory(post=post, user=user, started_on=date(2025, 1, 1))
    for at in range(number):
        ActionFactory(
            plan=plan,
            workstream=homes,
            accountable_post=post,
            ref=f"H{at}",
            due_on=date(2025, 9, 1) - timedelta(days=at),
        )
    browser.sign_in(user)
    session.commit()
    with at_most(17):
        browser.client.get("/")
