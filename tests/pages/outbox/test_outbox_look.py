"""The outbox and the letter itself in a real browser: axe, a phone's width, other requests none."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.bounces import in_trouble
from tests.factories.outbox import LetterFactory, LetterItemFactory
from tests.factories.people import person
from tests.factories.reminders import board_on, in_post, led_action
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.core import clock
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Instance

pytestmark = pytest.mark.browser


@pytest.fixture
def letter(live):
    """A letter about an overdue action, and the next board, that waits; and one that failed."""
    user, post = in_post(name="Action lead, Housing")
    action = led_action(post, ref="H3", text="One name to ring", due_on=date(2025, 9, 4))
    waiting = LetterFactory(user_id=user.id)
    LetterItemFactory(letter=waiting, object_id=action.id)
    LetterItemFactory(
        letter=waiting,
        step="next_board_15",
        object_type="meeting",
        object_id=board_on(members=[user]).id,
    )
    LetterFactory(
        state=LetterState.FAILED, finished_at=clock.now(), last_note="550 5.1.1 no such person"
    )
    held = Instance(
        id=1, instance_id="a copy", mail_epoch=1, is_mail_held=True, held_at=clock.now()
    )
    live.session.add(held)
    number = waiting.id
    live.session.commit()
    return number


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_the_outbox_is_accessible_and_fits(chromium, live, letter, size):
    window = chromium.window(person(Role.ADMINISTRATOR), size=size)
    for address in (
        "/outbox",
        "/outbox?state=sent",
        f"/outbox/{letter}",
        f"/outbox/{letter + 1}",
        f"/outbox/{letter + 1}/send-again",
        "/outbox/release",
    ):
        window.goto(address)
        assert_accessible(window, address)
        assert window.evaluate("document.documentElement.scrollWidth") <= size[0], address
    window.get_by_role("button", name="Let mail go again").click()
    assert_accessible(window, "/outbox/release with an error")


@pytest.fixture
def gone(live):
    """Somebody whose letters come back, and a letter in doubt."""
    user = person(Role.ADMINISTRATOR, name="Head of Parks")
    in_trouble(user)
    doubtful = LetterFactory(state=LetterState.IN_DOUBT, last_note="Nobody knows")
    live.session.commit()
    return user, doubtful.id


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_letters_that_did_not_arrive_are_accessible_and_fit(chromium, live, gone, size):
    user, doubtful = gone
    window = chromium.window(user, size=size)
    for address in (
        "/outbox?state=dead",
        f"/outbox/{doubtful}",
        f"/outbox/send-again?letter={doubtful}",
        "/outbox/send-again",
        "/outbox/addresses",
        f"/people/{user.id}",
        "/account/address",
    ):
        window.goto(address)
        assert_accessible(window, address)
        assert window.evaluate("document.documentElement.scrollWidth") <= size[0], address


def test_the_ticked_letters_are_sent_again_by_keyboard_alone(chromium, live, gone):
    user, _ = gone
    window = chromium.window(user, javascript=False)
    window.goto("/outbox?state=dead")
    window.get_by_label("Send again: 1 thing needs you").first.focus()
    window.keyboard.press("Space")
    window.get_by_role("button", name="Send the ticked ones again").focus()
    window.keyboard.press("Enter")
    expect(window.get_by_role("heading", level=1)).to_have_text("Send 1 letter again")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_letter_fits_and_its_colours_show_without_script(chromium, live, letter, size):
    window = chromium.window(person(Role.ADMINISTRATOR), size=size, javascript=False)
    window.goto(f"/outbox/{letter}/html")
    expect(window.get_by_role("heading", level=1)).to_have_text("3 things need you")
    expect(window.get_by_role("link", name="See what needs you")).to_be_visible()
