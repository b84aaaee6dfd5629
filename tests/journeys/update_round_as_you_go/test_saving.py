"""With JavaScript a row is saved once when its writer goes on; deeds wait for the button."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.journeys.update_round_as_you_go.rows import (
    ADDRESS,
    drafts,
    forget_the_lost_connection,
    is_kept,
    is_saved,
    leave,
    line,
    reload,
    row,
    window_of_a_secretary,
    words,
    write,
)
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.actions.models import Closure, DueMove
from tracker.audit.models import AuditEntry

pytestmark = pytest.mark.browser


def test_three_rows_typed_by_keyboard_are_there_after_a_reload(live, window, actions):
    first, second, third, last = actions
    for action, typed in (
        (first, "Ten signed."),
        (second, "Begun."),
        (third, "The hall is booked."),
    ):
        write(window, action, typed)
    line(window, last).focus()
    for action in (first, second, third):
        is_saved(window, action)
    # Which of them comes back last is the network's to say.
    expect(window.locator("[data-told]")).to_have_text(re.compile(r"H[123]: saved 09:00\."))
    expect(window.locator("[data-so-far]")).to_have_text("3 of 4 up to date.")
    expect(window.locator("h1")).to_contain_text("Bring 1 action up to date")
    window.reload()
    for action, typed in (
        (first, "Ten signed."),
        (second, "Begun."),
        (third, "The hall is booked."),
    ):
        expect(row(window, action)).to_contain_text(f"“{typed}”")
        assert words(live, action) == [typed]
    entries = select(AuditEntry).where(AuditEntry.subject_type == "action")
    assert len(list(live.session.scalars(entries))) == 3
    assert drafts(live) == []


def test_no_change_is_saved_by_its_tick_and_going_on(live, window, actions):
    window.locator(f"#a{actions[0].id}-same").focus()
    window.keyboard.press("Space")
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    expect(row(window, actions[0])).to_contain_text("Still true on 5 September.")


def test_a_pause_in_the_middle_of_a_sentence_is_one_update(live, window, actions):
    write(window, actions[0], "Ten have")
    is_kept(window, actions[0])
    assert words(live, actions[0]) == []
    window.keyboard.type(" signed,")
    expect(row(window, actions[0]).locator(".ct-told")).to_have_count(0)
    is_kept(window, actions[0])
    window.keyboard.type(" two are left.")
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    assert words(live, actions[0]) == ["Ten have signed, two are left."]
    assert drafts(live) == []


def test_going_through_the_rows_saves_nothing(live, window, actions):
    for action in actions:
        line(window, action).focus()
    window.locator("h1").click()
    assert [words(live, action) for action in actions] == [[], [], [], []]
    expect(window.locator("[data-changed]")).to_have_text("")


def test_saving_by_the_button_what_was_saved_as_one_went_is_one_update(live, window, actions):
    write(window, actions[0], "Ten signed.")
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    window.get_by_role("button", name="Save the round").click()
    expect(window.locator("[data-changed]")).to_have_text("Everything is saved.")
    assert words(live, actions[0]) == ["Ten signed."]


def test_the_button_while_a_row_is_on_its_way_saves_it_once(live, window, actions):
    write(window, actions[0], "Ten signed.")
    write(window, actions[1], "Begun.")
    window.keyboard.press("Enter")
    expect(window.get_by_role("status")).to_contain_text("up to date")
    assert (words(live, actions[0]), words(live, actions[1])) == (["Ten signed."], ["Begun."])


def test_going_back_into_a_row_that_is_on_its_way_writes_on(live, window, actions):
    write(window, actions[0], "Ten signed")
    line(window, actions[1]).focus()
    line(window, actions[0]).focus()
    window.keyboard.press("End")
    window.keyboard.type(" by Friday.")
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    assert words(live, actions[0])[-1] == "Ten signed by Friday."
    expect(window.locator(".ct-row--conflict")).to_have_count(0)


def test_a_row_that_lacks_something_says_so_in_its_place(live, window, actions):
    row(window, actions[0]).get_by_label("Not on track").check()
    write(window, actions[0], "Two left.")
    write(window, actions[1], "Begun.")
    expect(row(window, actions[0])).to_have_class("ct-row ct-row--error is-green")
    told = window.locator("[data-told]")
    expect(told).to_contain_text("H1: say what stands in the way")
    expect(line(window, actions[0])).to_have_value("Two left.")
    assert window.locator(":focus").get_attribute("id") == f"a{actions[1].id}-line"
    for part, typed in (("why", "They left."), ("road", "Ask others."), ("ask", "Nothing.")):
        window.locator(f"#a{actions[0].id}-{part}").fill(typed)
    line(window, actions[1]).focus()
    is_saved(window, actions[0])
    assert words(live, actions[0]) == ["Two left."]


@pytest.mark.parametrize("deed", ["a date", "closing"])
def test_a_deed_waits_for_the_button_and_is_kept_meanwhile(live, window, actions, deed):
    one = row(window, actions[0])
    if deed == "a date":
        write(window, actions[0], "Slow.")
        one.get_by_text("Ask for a new date").click()
        one.get_by_label("New date").fill("31/10/2025")
        one.get_by_label("Why it moves").fill("The printer is late.")
    else:
        one.get_by_label("Propose to close").check()
        one.get_by_label("What shows that it is done").fill("All have signed.")
        one.get_by_label("Link to the evidence").fill("https://example.org/charter")
    line(window, actions[1]).focus()
    expect(one.locator(".ct-told")).to_have_text(
        "Not saved yet. The button saves a new date, a review or a closing."
    )
    assert words(live, actions[0]) == []
    reload(window)
    expect(window.locator(".ct-flash")).to_contain_text("1 row holds words that you typed")
    window.get_by_role("button", name="Save the round").click()
    expect(window.locator(".ct-flash")).to_have_text("H1 is up to date.")
    live.session.rollback()
    kind = DueMove if deed == "a date" else Closure
    assert len(list(live.session.scalars(select(kind)))) == 1
    assert drafts(live) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_any_state_of_a_row(live, chromium, chair, actions, size):
    page = chromium.window(chair, size=size)
    page.goto(ADDRESS)
    theirs = window_of_a_secretary(live, chromium)
    write(theirs, actions[3], "Theirs.")
    line(theirs, actions[2]).focus()
    is_saved(theirs, actions[3])
    write(page, actions[3], "Mine.")
    row(page, actions[0]).get_by_label("Not on track").check()
    line(page, actions[1]).fill("Begun.")
    expect(row(page, actions[0]).locator(".govuk-error-message").first).to_be_visible()
    write(page, actions[2], "Nearly")
    is_kept(page, actions[2])
    is_saved(page, actions[1])
    assert_accessible(page, "saved, refused, in conflict and kept")
    page.context.set_offline(True)
    line(page, actions[1]).fill("More.")
    expect(row(page, actions[2]).locator(".ct-told--trouble")).to_be_visible()
    assert_accessible(page, "no connection")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    leave(page)
    forget_the_lost_connection(chromium)


def test_another_word_later_is_another_update(live, window, actions):
    write(window, actions[0], "Ten signed.")
    write(window, actions[1], "Begun.")
    is_saved(window, actions[0])
    write(window, actions[0], "Eleven signed.")
    line(window, actions[2]).focus()
    expect(row(window, actions[0])).to_contain_text("“Eleven signed.”")
    assert words(live, actions[0]) == ["Ten signed.", "Eleven signed."]
