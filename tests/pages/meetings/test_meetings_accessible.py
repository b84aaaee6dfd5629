"""Meetings and bodies to everybody: what axe finds on each page and state."""

from datetime import date, time

import pytest
from playwright.sync_api import expect

from tests.factories.actions import ActionFactory, ClosureFactory, DueMoveFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.meetings.enums import BodyKind, MeetingStatus

pytestmark = pytest.mark.browser
NOTE = "Agreed: a map of where children live, with how far that is from home.\n" * 3


def fill():
    committee = BodyFactory(
        name="Committee", slug="committee", kind=BodyKind.COMMITTEE, is_public=True
    )
    board = BodyFactory.board(reports_to=committee, purpose="To track progress.")
    held = MeetingFactory(
        body=board, held_on=date(2025, 6, 30), status=MeetingStatus.HELD, note=NOTE
    )
    MeetingFactory(body=committee, held_on=date(2025, 9, 2), note=NOTE)
    coming = MeetingFactory(body=board, starts_at=time(14), ends_at=time(16), made_up="starts_at")
    plan = PlanFactory()
    for number in range(2):
        ActionFactory(
            plan=plan,
            text="Finish the Charter with housing providers. " * (1 + number),
            due_on=coming.held_on,
            due_precision=Precision.NEXT_BOARD,
            due_meeting_id=coming.id,
            arising_meeting_id=held.id,
        )
    agreed = {"agreed_on": held.held_on, "agreed_meeting_id": held.id}
    DueMoveFactory(action=ActionFactory(plan=plan), **agreed)
    ClosureFactory(action=ActionFactory(plan=plan), **agreed)
    MemberFactory(body=board, user=None, post=PostFactory(), demonstration=True)
    MemberFactory(body=board, ended_on=held.held_on)
    return held, coming


def pages(held, coming):
    return (
        "/meetings",
        "/meetings?body=committee",
        f"/meetings/{held.id}",
        f"/meetings/{coming.id}",
        "/bodies",
        "/bodies/executive-board",
    )


def forms(held, coming):
    return (
        "/meetings/add",
        *(f"/meetings/{coming.id}/{deed}" for deed in ("change", "move", "cancel", "note")),
        f"/meetings/{held.id}/arising",
        "/bodies/add",
        "/bodies/executive-board/change",
        "/bodies/executive-board/members/add",
        "/bodies/executive-board/members/1/end",
    )


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("role", [Role.BOARD_SECRETARY, Role.BOARD_MEMBER])
def test_axe_finds_nothing_where_there_is_much_to_read(chromium, live, size, role):
    addresses = pages(*fill())
    window = chromium.window(person(role), size=size)
    for address in addresses:
        window.goto(address)
        assert_accessible(window, address)
        wide = window.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], f"{address} is {wide} wide"


def test_axe_finds_nothing_where_there_is_nothing(chromium, live):
    window = chromium.window(person(Role.BOARD_SECRETARY))
    for address in ("/meetings", "/bodies"):
        window.goto(address)
        assert_accessible(window, address)


def test_axe_finds_nothing_on_a_form_and_on_its_errors(chromium, live):
    held, coming = fill()
    window = chromium.window(person(Role.BOARD_SECRETARY), size=PHONE)
    for address in forms(held, coming):
        window.goto(address)
        assert_accessible(window, address)
        for box in window.locator("main form input[type=text], main form textarea").all():
            box.fill("31:99")
        window.locator("main form button[type=submit]").first.click()
        assert_accessible(window, f"{address} after a refusal")


def test_axe_finds_nothing_on_a_page_that_was_overtaken(chromium, live):
    _held, coming = fill()
    one = chromium.window(person(Role.BOARD_SECRETARY))
    other = chromium.window(person(Role.DEMOCRATIC_SERVICES), size=PHONE)
    for window, words in ((one, "Theirs"), (other, "Mine")):
        window.goto(f"/meetings/{coming.id}/note")
        window.get_by_label("Note").fill(words)
    for window in (one, other):
        window.get_by_role("button", name="Keep the note").click()
    assert_accessible(other, "a note that somebody else changed")
    expect(other.get_by_label("Note")).to_have_value("Mine")
    other.get_by_role("button", name="Keep the note").click()
    expect(other.get_by_text("The note is kept.")).to_be_visible()
