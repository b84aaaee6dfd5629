"""What is not saved is never lost: a shut laptop, two tabs, no connection, an ended session."""

import pytest
from playwright.sync_api import expect

from tests.journeys.update_round_as_you_go.rows import (
    ADDRESS,
    drafts,
    end_sessions,
    forget_the_lost_connection,
    is_kept,
    is_saved,
    leave,
    line,
    row,
    window_of_a_secretary,
    words,
    write,
)
from tests.support.processes import wait_until
from tests.support.served import PHONE

pytestmark = pytest.mark.browser
NO_CONNECTION = "Not saved yet: no connection. Your words are kept here."


def test_a_laptop_that_is_shut_loses_nothing(live, chromium, window, chair, actions):
    write(window, actions[0], "Ten have")
    is_kept(window, actions[0])
    leave(window)
    other = chromium.window(chair, size=PHONE)
    other.goto(ADDRESS)
    expect(line(other, actions[0])).to_have_value("Ten have")
    expect(row(other, actions[0]).locator(".ct-saved")).to_have_text("not saved yet")
    line(other, actions[0]).focus()
    line(other, actions[1]).focus()  # only looked at: half a sentence is not saved by that
    assert words(live, actions[0]) == []
    line(other, actions[0]).fill("Ten have signed.")
    line(other, actions[1]).focus()
    is_saved(other, actions[0])
    assert words(live, actions[0]) == ["Ten have signed."]
    assert drafts(live) == []


def test_leaving_all_the_same_in_the_middle_of_a_word_keeps_it(live, window, actions):
    window.context.unroute("**/*")  # Chromium holds a page's last word back where it is watched
    window.once("dialog", lambda dialog: dialog.accept())
    write(window, actions[0], "Ten ha")
    window.goto("/")
    wait_until(lambda: drafts(live), "the last word has come")  # a page may be quicker
    window.goto(ADDRESS)
    expect(line(window, actions[0])).to_have_value("Ten ha")
    assert words(live, actions[0]) == []


def test_nobody_else_sees_what_is_kept(live, chromium, window, actions):
    write(window, actions[0], "Ten have")
    is_kept(window, actions[0])
    other = window_of_a_secretary(live, chromium)
    expect(line(other, actions[0])).to_have_value("")


def test_leaving_with_unsaved_words_asks(window, actions):
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    write(window, actions[0], "Ten have")
    with window.expect_event("dialog"):
        window.evaluate("location.href = '/'")
    assert asked == ["beforeunload"]
    expect(line(window, actions[0])).to_have_value("Ten have")
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    window.goto("/")
    assert asked == ["beforeunload"]


def test_two_tabs_lose_nobodys_words(live, window, actions):
    other = window.context.new_page()
    other.goto(ADDRESS)
    write(window, actions[0], "Nine signed.")
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    write(other, actions[1], "Begun.")
    write(other, actions[0], "Ten signed.")
    line(other, actions[2]).focus()
    conflict = row(other, actions[0])
    expect(conflict).to_contain_text(
        "You saved this row at 09:00, while you were writing in another"
    )
    expect(conflict.locator(".ct-version--yours")).to_contain_text("Ten signed.")
    is_saved(other, actions[1])
    conflict.get_by_label("Keep mine").check()
    line(other, actions[2]).focus()
    is_saved(other, actions[0])
    assert words(live, actions[0]) == ["Nine signed.", "Ten signed."]
    assert words(live, actions[1]) == ["Begun."]


def test_without_a_connection_the_words_wait_in_the_page(live, chromium, window, actions):
    window.context.set_offline(True)
    write(window, actions[0], "Ten signed.")
    write(window, actions[1], "Begun.")
    line(window, actions[2]).focus()
    for action in actions[:2]:
        expect(row(window, action).locator(".ct-told")).to_have_text(NO_CONNECTION)
    expect(window.locator("[data-told]")).to_have_text(NO_CONNECTION)
    window.get_by_role("button", name="Save the round").click()
    expect(line(window, actions[0])).to_have_value("Ten signed.")
    window.context.set_offline(False)
    for action in actions[:2]:
        is_saved(window, action)
    assert (words(live, actions[0]), words(live, actions[1])) == (["Ten signed."], ["Begun."])
    expect(window.locator(".ct-told")).to_have_count(0)
    forget_the_lost_connection(chromium)


def test_a_session_that_ended_keeps_the_words_and_sends_them_after_signing_in(
    live, chromium, window, chair, actions
):
    end_sessions(live)
    write(window, actions[0], "Ten signed.")
    write(window, actions[1], "Begun.")
    expect(row(window, actions[0]).locator(".ct-told--trouble")).to_contain_text(
        "you are signed out"
    )
    with window.context.expect_page() as opened:
        row(window, actions[0]).get_by_role("link", name="Sign in in a new tab").click()
    tab = opened.value
    expect(row(window, actions[1]).locator(".ct-told--trouble")).to_be_attached()
    tab.locator(f"[value='{chair.email}']").click()
    expect(tab.locator("h1")).to_be_visible()
    tab.close()
    window.bring_to_front()
    window.evaluate("window.dispatchEvent(new Event('focus'))")
    is_saved(window, actions[1])
    line(window, actions[2]).focus()
    is_saved(window, actions[0])
    assert (words(live, actions[0]), words(live, actions[1])) == (["Ten signed."], ["Begun."])


def test_a_session_that_ended_gives_the_words_back_even_if_the_page_is_closed(
    live, window, chair, actions
):
    end_sessions(live)
    write(window, actions[0], "Ten signed.")
    line(window, actions[1]).focus()
    expect(row(window, actions[0]).locator(".ct-told--trouble")).to_be_visible()
    later = window.context.new_page()
    leave(window)
    later.goto("/sign-in")
    later.locator(f"[value='{chair.email}']").click()
    expect(line(later, actions[0])).to_have_value("Ten signed.")
