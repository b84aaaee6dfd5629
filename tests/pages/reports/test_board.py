"""The board's summary, as its readers see it."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.meetings.enums import MeetingStatus

COUNTED = ["Complete", "Proposed", "On track", "Ongoing", "Some issues", "Not on track"]


@pytest.fixture
def member(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))


@pytest.fixture
def plan(session):
    board = BodyFactory.board()
    MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    MeetingFactory(body=board, held_on=date(2025, 9, 26))
    return PlanFactory(slug="plan", name="The strategy")


@pytest.fixture
def homes(session):
    return WorkstreamFactory(slug="homes", name="Good Homes")


def fill(plan, homes, number):
    pledge = PledgeFactory(plan=plan, number=1)
    for at in range(number):
        action = ActionFactory(plan=plan, workstream=homes, ref=f"H{at}", due_on=date(2025, 9, 1))
        ActionPledgeFactory(action=action, pledge=pledge)


def test_the_headline_is_the_finding(member, plan, homes):
    red = ActionFactory(plan=plan, workstream=homes, ref="H1", due_on=date(2025, 8, 31))
    said(red, Judgement.ON_TRACK, progress="It is with the printer")
    amber = ActionFactory(plan=plan, workstream=homes, ref="H2", text="Open the door")
    said(amber, Judgement.SOME_ISSUES, why="Nobody is free", road_to_green="Ask for help")
    page = member.get("reports.board")
    assert page.h1.endswith("0 of 2 actions are complete (0%)")
    assert "Executive Board, 26 September 2025" in page.h1
    assert "How it stands on Friday 5 September 2025" in page.h1
    assert "1 is not on track: 1 of them is overdue. 1 has some issues." in page.text
    assert "Overdue by 5 days. Lead says On track." in page.text
    (row,) = page.table("Some issues (1)")
    assert row["Why"] == "Nobody is free"
    assert row["Road to green"] == "Ask for help"
    (first,) = page.table("By workstream")
    assert [first[name] for name in COUNTED] == ["0", "0", "0", "0", "1", "1"]
    assert first["All"] == "2"


def test_it_can_be_read_as_of_another_day(member, plan, homes):
    ActionFactory(plan=plan, workstream=homes, due_on=date(2025, 8, 31))
    page = member.get("reports.board", as_of="31/8/2025")
    assert "As it was on Sunday 31 August 2025" in page.h1
    assert "Nothing is overdue." in page.text
    assert member.get("reports.board", as_of="2025-08-31").h1 == page.h1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("31/02/2025", "is not a date we can read", id="no such day"),
        pytest.param("soon", "is not a date we can read", id="a word"),
        pytest.param("1/1/2027", "is still to come", id="to come"),
    ],
)
def test_a_day_that_cannot_be_shown_says_so_and_shows_today(member, plan, homes, typed, words):
    ActionFactory(plan=plan, workstream=homes)
    page = member.get("reports.board", as_of=typed)
    assert words in page.text
    assert "How it stands on Friday 5 September 2025" in page.h1


def test_a_past_plan_stands_as_on_its_last_day(member, plan):
    old = PlanFactory(slug="old", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31))
    ActionFactory(plan=old, workstream=None, due_on=date(2019, 5, 31))
    page = member.get("reports.board", plan="old")
    assert "As it was on Thursday 31 December 2020" in page.h1
    assert "The papers do not record what became of its actions." in page.text


def test_without_a_plan_it_says_what_turns_it_on(member):
    page = member.get("reports.board")
    assert "The board summary is empty" in page.h1
    assert "Three things turn this page on" in page.text


@pytest.mark.parametrize("what", ["plan", "workstream"])
def test_a_plan_or_workstream_that_is_not_there_is_said_and_all_is_shown(member, plan, homes, what):
    ActionFactory(plan=plan, workstream=homes)
    page = member.follow(member.get("reports.board", **{what: "nowhere"}, expect=302))
    assert f"There is no {what} “nowhere”, so this shows all of it." in page.text
    assert "1 action" in page.text


def test_a_meeting_that_cannot_be_is_no_error(member, plan, homes):
    assert member.get("reports.board", meeting="99999999999999999999").h1


def test_who_is_signed_out_is_asked_to_sign_in(browser, session):
    page = browser.get("reports.board", expect=302)
    assert page.location.startswith("/sign-in")


@pytest.mark.parametrize("number", [100, 1_000])
def test_it_asks_the_same_of_the_database_however_long_the_plan(
    member, plan, homes, session, number
):
    fill(plan, homes, number)
    session.commit()
    with at_most(16):
        member.client.get("/board")
