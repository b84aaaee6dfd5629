"""Nothing that is typed at a meeting is lost: a pause, a cut line, an ended session, a reload."""

import pytest
from playwright.sync_api import expect

from tests.journeys.at_the_meeting.notes import (
    LINE_DOWN,
    SAVED,
    box,
    end_sessions,
    forget_the_lost_line,
    in_this_tab,
    is_told,
    sit,
    text,
    type_on,
    versions,
)
from tests.support.served import PHONE

pytestmark = pytest.mark.browser
ODD = "“Été” <b>&amp;</b> two  spaces, 100 % \\ / ' \" + 🙂 %2B %00 ..\u00a0end"


@pytest.fixture
def window(chromium, secretary, meeting, item, private):
    return sit(chromium.window(secretary), meeting)


def test_a_pause_saves(live, window, meeting, item):
    type_on(window, item, "The scorecard was received.")
    is_told(window, item, SAVED)
    assert text(live, item) == "The scorecard was received."
    assert in_this_tab(window) == []
    type_on(window, item, " Members thanked staff.")
    window.keyboard.press("Tab")  # leaving saves without waiting
    expect(window.locator(f"#told-{item.id}")).to_have_text(SAVED)
    sit(window, meeting)
    expect(box(window, item)).to_have_value("The scorecard was received. Members thanked staff.")
    assert len(versions(live, item)) >= 2


def test_a_server_that_is_gone_and_back_gets_every_word(live, chromium, server, window, item):
    type_on(window, item, "Before.")
    is_told(window, item, SAVED)
    server.stop()
    type_on(window, item, " " + ODD)
    is_told(window, item, LINE_DOWN)
    assert in_this_tab(window) == ["Before. " + ODD]
    server.start()
    is_told(window, item, SAVED)
    assert text(live, item) == "Before. " + ODD
    assert in_this_tab(window) == []
    forget_the_lost_line(chromium)


def test_a_tab_that_was_loaded_again_while_the_line_was_down(
    live, chromium, server, window, meeting, item
):
    server.stop()
    type_on(window, item, "Typed in a tunnel.")
    is_told(window, item, LINE_DOWN)
    window.once("dialog", lambda dialog: dialog.accept())
    server.start()
    sit(window, meeting)
    is_told(window, item, SAVED)
    expect(box(window, item)).to_have_value("Typed in a tunnel.")
    assert text(live, item) == "Typed in a tunnel."
    forget_the_lost_line(chromium)


def test_a_session_that_ended_gives_the_text_back_after_signing_in(live, window, secretary, item):
    end_sessions(live)
    type_on(window, item, ODD)
    is_told(window, item, "Not saved yet: you are signed out. It is kept on this device.")
    assert text(live, item) == ""
    window.once("dialog", lambda dialog: dialog.accept())
    window.reload()
    window.locator(f"[value='{secretary.email}']").click()
    expect(box(window, item)).to_have_value(ODD)
    is_told(window, item, SAVED)
    assert text(live, item) == ODD


def test_signing_in_in_another_tab_is_enough(live, window, secretary, item):
    end_sessions(live)
    type_on(window, item, "Kept.")
    is_told(window, item, "Not saved yet: you are signed out.")
    other = window.context.new_page()
    other.goto("/sign-in")
    other.locator(f"[value='{secretary.email}']").click()
    expect(other.get_by_role("button", name="Sign out")).to_be_visible()
    other.close()
    window.evaluate("window.dispatchEvent(new Event('focus'))")
    is_told(window, item, SAVED)
    assert text(live, item) == "Kept."


def test_private_words_stay_in_the_page_and_out_of_the_storage(
    live, chromium, server, window, private
):
    server.stop()
    type_on(window, private, "The price.")
    is_told(window, private, "Keep this page open: private words are not kept on this device.")
    assert in_this_tab(window) == []
    assert window.evaluate("JSON.stringify(Object.values(sessionStorage))") == "[]"
    server.start()
    is_told(window, private, SAVED)
    assert text(live, private) == "The price."
    forget_the_lost_line(chromium)


def test_leaving_while_the_line_is_down_asks_about_private_words(chromium, server, window, private):
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    server.stop()
    type_on(window, private, "The price.")
    is_told(window, private, "Keep this page open")
    with window.expect_event("dialog"):
        window.evaluate("location.href = '/'")
    assert asked == ["beforeunload"]
    expect(box(window, private)).to_have_value("The price.")
    server.start()
    is_told(window, private, SAVED)
    window.goto("/")
    assert asked == ["beforeunload"]
    forget_the_lost_line(chromium)


@pytest.fixture
def unsent(chromium, server, window, item):
    """A note of the secretary’s in the tab, which left the page of the meeting."""
    server.stop()
    type_on(window, item, "Mine.")
    is_told(window, item, LINE_DOWN)
    server.start()
    window.once("dialog", lambda dialog: dialog.accept())
    # The page itself may not send it any more when it is left.
    window.route("**/note", lambda route: route.abort())
    window.goto("/meetings")
    assert in_this_tab(window) == ["Mine."]
    forget_the_lost_line(chromium)


def test_another_person_at_the_same_tab_finds_nothing_of_it(clerk, unsent, window):
    window.context.clear_cookies()
    window.goto("/sign-in")
    assert in_this_tab(window) == ["Mine."]  # whose session ended may sign in again
    window.locator(f"[value='{clerk.email}']").click()
    expect(window.get_by_role("button", name="Sign out")).to_be_visible()
    window.wait_for_load_state()
    assert in_this_tab(window) == []


def test_who_signs_out_leaves_nothing_of_it_in_the_tab(unsent, window):
    window.get_by_role("button", name="Sign out").click()
    expect(window.get_by_role("button", name="Sign out")).to_be_hidden()
    assert in_this_tab(window) == []


def test_without_javascript_the_button_saves_and_a_session_gives_it_back(
    live, chromium, secretary, meeting, item
):
    plain = sit(chromium.window(secretary, size=PHONE, javascript=False), meeting)
    box(plain, item).fill("First.")
    plain.get_by_role("button", name="Save what was said of Scorecard").click()
    expect(plain.get_by_role("status").filter(has_text=SAVED)).to_be_visible()
    end_sessions(live)
    box(plain, item).fill(ODD)
    plain.get_by_role("button", name="Save what was said of Scorecard").click()
    plain.locator(f"[value='{secretary.email}']").click()
    expect(box(plain, item)).to_have_value(ODD)
    plain.get_by_role("button", name="Save what was said of Scorecard").click()
    expect(plain.get_by_role("status").filter(has_text=SAVED)).to_be_visible()
    assert text(live, item) == ODD
    assert versions(live, item) == ["First.", ODD]
