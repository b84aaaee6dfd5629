"""Actions to everybody: what axe finds, what a phone shows, what works without JavaScript."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.actions import (
    ActionFactory,
    ActionHelperFactory,
    ActionPledgeFactory,
    ClosureFactory,
    DueMoveFactory,
    EvidenceFactory,
    closed,
    said,
)
from tests.factories.council import World, user_of
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.plan import CommitmentFactory, PledgeFactory
from tests.factories.voice import CommentFactory
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.actions.enums import Judgement
from tracker.meetings.enums import MeetingStatus

pytestmark = pytest.mark.browser
AMBER = {"why": "No version is final.", "road_to_green": "Agree the last one.", "ask": "Decide."}


@pytest.fixture
def world(live):
    """One action with a story of every kind, in a list with every state."""
    world = World(ref="H2", text="Finish the Charter", plain_summary="A promise of landlords.")
    action, plan, stream = world.action, world.action.plan, world.workstream
    board = BodyFactory.board()
    MeetingFactory(body=board)
    MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    pledge = PledgeFactory(plan=plan)
    ActionPledgeFactory(action=action, pledge=pledge, commitment=CommitmentFactory(pledge=pledge))
    ActionHelperFactory(action=action)
    EvidenceFactory(action=action)
    CommentFactory(action=action)
    said(action, Judgement.SOME_ISSUES, demonstration=True, **AMBER)
    DueMoveFactory(action=action, agreed_on=date(2025, 8, 1), to_on=date(2025, 9, 3))
    DueMoveFactory(action=action)
    action.due_on, action.moves = date(2025, 9, 3), 1
    for judgement in Judgement:
        said(ActionFactory(plan=plan, workstream=stream), judgement)
    closed(ActionFactory(plan=plan, workstream=stream, ref="H1"))
    ActionFactory(plan=plan, workstream=None)
    return world


@pytest.mark.parametrize("size", [DESK, PHONE, (320, 640)], ids=["desk", "phone", "400 % zoom"])
@pytest.mark.parametrize("who", ["secretary", "ambassador"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(chromium, world, who, size):
    window = chromium.window(user_of(getattr(world, who)), size=size)
    for address in (
        "/actions",
        "/actions?q=nothing&state=red&due=purple&plan=old",
        f"/actions/{world.action.id}",
    ):
        window.goto(address)
        for details in window.locator("main details").all():
            details.evaluate("each => each.open = true")
        assert_accessible(window, address)
        wide = window.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], f"{address} is {wide} wide"


def test_axe_finds_nothing_on_a_deed_and_on_its_errors(chromium, world):
    action = world.action
    other = ActionFactory(plan=action.plan, workstream=world.workstream, ref="H9")
    closure = ClosureFactory(action=other)
    move = DueMoveFactory(action=other)
    ended = closed(ActionFactory(plan=action.plan, workstream=world.workstream))
    link = EvidenceFactory(action=other)
    window = chromium.window(user_of(world.secretary))
    for address in (
        "/actions/new",
        f"/actions/{action.id}/change",
        f"/actions/{action.id}/update",
        f"/actions/{other.id}/new-date",
        f"/actions/{other.id}/new-date/{move.id}/agree",
        f"/actions/{other.id}/new-date/{move.id}/refuse",
        f"/actions/{action.id}/closure",
        f"/actions/{other.id}/closure/{closure.id}/agree",
        f"/actions/{other.id}/closure/{closure.id}/refuse",
        f"/actions/{ended.action_id}/closure/{ended.id}/reopen",
        f"/actions/{action.id}/evidence",
        f"/actions/{other.id}/evidence/{link.id}/remove",
    ):
        window.goto(address)
        assert_accessible(window, address)
        if address.endswith(("/change", "/remove", f"{move.id}/agree")):
            continue
        window.locator("form.ct-form button[type=submit]").first.click()
        expect(window).to_have_title(re.compile("^Error: "))
        assert_accessible(window, f"{address}, refused")


def test_the_way_of_saying_when_opens_its_own_boxes(chromium, world):
    window = chromium.window(user_of(world.secretary))
    window.goto("/actions/new")
    expect(window.get_by_label("Financial year")).to_be_hidden()
    window.get_by_label("By the end of a quarter").check()
    expect(window.get_by_label("Financial year")).to_be_visible()
    assert_accessible(window, "/actions/new, by quarter")


def test_everything_is_there_without_javascript(chromium, world):
    window = chromium.window(user_of(world.secretary), javascript=False)
    window.goto("/actions/new")
    window.get_by_label("What will be done").fill("Open a drop-in")
    window.get_by_label("By the end of a quarter").check()
    window.get_by_label("Quarter", exact=True).select_option("3")
    window.get_by_label("Financial year").fill("2025/26")
    window.get_by_role("button", name="Add the action").click()
    expect(window.locator("main")).to_contain_text("Due Q3 2025/26 (October to December 2025)")


def test_paper_shows_the_story_and_no_buttons(chromium, world):
    window = chromium.window(user_of(world.secretary))
    window.goto(f"/actions/{world.action.id}")
    window.emulate_media(media="print")
    expect(window.get_by_role("heading", name="The story so far")).to_be_visible()
    expect(window.get_by_text("Say how it stands")).to_be_hidden()
    window.goto("/actions")
    expect(window.get_by_text("Finish the Charter").first).to_be_visible()
    expect(window.locator(".ct-filters")).to_be_hidden()
