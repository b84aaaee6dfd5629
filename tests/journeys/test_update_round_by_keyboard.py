"""A chair brings a workstream up to date with the keyboard alone, without JavaScript."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.actions import ActionFactory, ClosureFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.actions.enums import Judgement, Precision
from tracker.actions.models import Action, ActionUpdate

pytestmark = pytest.mark.browser
AUGUST = date(2025, 8, 20)
ADDRESS = "/workstreams/good-homes/update"


@pytest.fixture
def stream(live):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    return WorkstreamFactory(slug="good-homes", name="Good Homes")


@pytest.fixture
def actions(stream):
    """On track, with issues, overdue, ongoing, not begun, proposed, never judged."""
    plan, post = PlanFactory(), PostFactory()

    def make(ref, **facts):
        return ActionFactory(plan=plan, workstream=stream, accountable_post=post, ref=ref, **facts)

    made = [
        make("H1", text="Agree the Charter"),
        make("H2"),
        make("H3", due_on=date(2025, 8, 31)),
        make("H4", due_on=None, due_precision=Precision.ONGOING, review_on=date(2025, 9, 19)),
        make("H5", starts_on=date(2025, 10, 1)),
        make("H6", proposed_on=AUGUST),
        make("H7"),
    ]
    said(made[0], on=AUGUST)
    said(made[1], Judgement.SOME_ISSUES, on=AUGUST, why="No money.", road_to_green="Ask for it.")
    said(made[2], on=AUGUST)
    said(made[3], on=AUGUST)
    ClosureFactory(action=made[5])
    return made


def last_said(live, action):
    live.session.rollback()
    found = select(ActionUpdate).where(ActionUpdate.action_id == action.id)
    return live.session.scalars(found.order_by(ActionUpdate.id.desc())).first()


def press(window, *keys):
    for key in keys:
        window.keyboard.press(key)


def save(window):
    """Enter saves the round from any box."""
    with window.expect_navigation():
        press(window, "Enter")


def tab_to(window, box):
    """Press Tab until the focus stands on a box, as one does who cannot use a mouse."""
    for _ in range(200):
        window.keyboard.press("Tab")
        here = window.locator(":focus")
        if here.get_attribute("id") == box or here.get_attribute("name") == box:
            expect(here).to_be_visible()
            return
    raise AssertionError(f"Tab never comes to {box}")


def test_a_round_by_keyboard_alone_without_javascript(chromium, live, stream, actions):
    first, second, third, *_ = actions
    window = chromium.window(chair_of(stream), javascript=False)
    window.goto(ADDRESS)

    tab_to(window, f"a{first.id}-same")
    press(window, "Space")  # no change: one key, and the row folds away
    window.keyboard.press("Tab")
    assert window.locator(":focus").get_attribute("href") == f"/actions/{second.id}"

    tab_to(window, f"a{second.id}-judgement")
    press(window, "ArrowDown")  # from Some issues to Not on track
    tab_to(window, f"a{second.id}-line")
    window.keyboard.type("The lender said no.")
    tab_to(window, f"a{second.id}-ask")
    window.keyboard.type("Find another lender.")

    tab_to(window, f"a{third.id}-line")
    window.keyboard.type("The printer is late.")
    save(window)

    expect(window).to_have_title(re.compile("^Error: "))
    window.get_by_role("link", name="H3: this is 5 days overdue").focus()
    press(window, "Enter")
    assert window.evaluate("document.activeElement.id") == f"a{third.id}-judgement"
    expect(window.locator(f"#a{third.id}-line")).to_have_value("The printer is late.")
    tab_to(window, f"a{third.id}-new-date")
    window.keyboard.type("31/10/2025")
    press(window, "Tab")
    window.keyboard.type("Printing takes six weeks.")
    save(window)

    expect(window.get_by_role("status")).to_have_text("H3 is up to date.")
    assert last_said(live, first).is_no_change
    red = last_said(live, second)
    assert (red.judgement, red.why, red.ask) == (
        Judgement.NOT_ON_TRACK,
        "No money.",
        "Find another lender.",
    )
    assert live.session.get(Action, third.id).due_on == date(2025, 10, 31)


def test_the_page_opens_what_a_choice_asks_for_and_counts(chromium, live, stream, actions):
    window = chromium.window(chair_of(stream))
    window.goto(ADDRESS)
    why = window.locator(f"#a{actions[0].id}-why")
    expect(why).to_be_hidden()
    row = window.locator(f"#a{actions[0].id}")
    row.get_by_label("Not on track").check()
    expect(why).to_be_visible()
    expect(window.locator(".ct-save")).to_contain_text("1 row is not saved yet.")
    row.get_by_label("Propose to close").check()
    expect(window.locator(f"#a{actions[0].id}-reason")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_a_full_round(chromium, live, stream, actions, size):
    window = chromium.window(chair_of(stream), size=size)
    window.goto(ADDRESS)
    assert_accessible(window)
    assert window.evaluate("document.documentElement.scrollWidth") <= size[0]
    for fold in window.locator("summary").all():
        fold.click()
    for radio in window.get_by_label("Propose to close").all():
        radio.check()
    assert_accessible(window, "all unfolded")


def test_axe_finds_nothing_on_an_empty_round(chromium, live, stream):
    window = chromium.window(person(Role.BOARD_SECRETARY))
    window.goto(ADDRESS)
    assert_accessible(window)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_errors_and_a_conflict(chromium, live, stream, actions, size):
    chair = chromium.window(chair_of(stream), size=size)
    other = chromium.window(person(Role.BOARD_SECRETARY))
    for window in (chair, other):
        window.goto(ADDRESS)
    other.locator(f"#a{actions[0].id}-line").fill("Theirs.")
    other.get_by_role("button", name="Save the round").click()
    chair.locator(f"#a{actions[0].id}-line").fill("Mine.")
    chair.locator(f"#a{actions[1].id}").get_by_label("Not on track").check()
    chair.locator(f"#a{actions[2].id}").get_by_label("Propose to close").check()
    chair.locator(f"#a{actions[6].id}-new-date").evaluate("box => box.value = '31/02/2026'")
    chair.get_by_role("button", name="Save the round").click()
    expect(chair.locator(".govuk-error-summary")).to_contain_text("Four rows need you")
    assert_accessible(chair)
    assert chair.evaluate("document.documentElement.scrollWidth") <= size[0]
