"""The board secretary orders an agenda: by keyboard, without JavaScript, and by dragging."""

import pytest
from playwright.sync_api import expect

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role

pytestmark = pytest.mark.browser
TALL = (1280, 1400)


@pytest.fixture
def address(live):
    meeting = MeetingFactory(body=BodyFactory.board())
    for position, title in enumerate(("Homes", "Health", "Schools"), 1):
        ItemFactory(meeting_id=meeting.id, position=position, title=title)
    live.session.commit()
    return f"/meetings/{meeting.id}/agenda"


@pytest.fixture
def secretary(live):
    user = person(Role.BOARD_SECRETARY, name="Secretary")
    live.session.commit()
    return user


def titles(page):
    return page.locator(".ct-agenda h3")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_item_goes_up_key_by_key_and_the_focus_stays_with_it(
    chromium, address, secretary, javascript
):
    page = chromium.window(secretary, javascript=javascript)
    page.goto(address)
    page.get_by_role("button", name="Schools, up").focus()
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_text(["Homes", "Schools", "Health"])
    expect(page.get_by_role("button", name="Schools, up")).to_be_focused()
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_text(["Schools", "Homes", "Health"])
    expect(page.get_by_role("button", name="Schools, down")).to_be_focused()


def test_an_item_is_dragged_to_its_place(chromium, address, secretary):
    page = chromium.window(secretary, size=TALL)
    page.goto(address)
    handle = page.locator(".ct-agenda__handle").nth(0).bounding_box()
    last = page.locator(".ct-agenda__item").nth(2).bounding_box()
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    for part in (0.6, 0.7, 0.8):
        page.mouse.move(last["x"] + 200, last["y"] + last["height"] * part, steps=3)
    page.mouse.up()
    expect(page.get_by_role("status")).to_contain_text("The order is kept.")
    expect(titles(page)).to_have_text(["Health", "Schools", "Homes"])
