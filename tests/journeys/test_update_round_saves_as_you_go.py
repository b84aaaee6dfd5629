"""With JavaScript a row is saved when its writer goes on, and what is not saved is never lost."""

from datetime import date

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.actions import ActionFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.actions.models import Action, ActionUpdate, Closure, DueMove
from tracker.audit.models import AuditEntry
from tracker.people.models import Draft, UserSession

pytestmark = pytest.mark.browser
PATIENCE = 20_000
AUGUST = date(2025, 8, 20)
ADDRESS = "/workstreams/good-homes/update"
NO_CONNECTION = "Not saved yet: no connection. Your words are kept here."


@pytest.fixture
def stream(live):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 9, 26))
    return WorkstreamFactory(slug="good-homes", name="Good Homes")


@pytest.fixture
def chair(stream):
    return chair_of(stream, name="Chair, Good Homes")


@pytest.fixture
def actions(stream):
    plan, post = PlanFactory(), PostFactory()
    made = [
        ActionFactory(plan=plan, workstream=stream, accountable_post=post, ref=f"H{n}")
        for n in (1, 2, 3, 4)
    ]
    for action in made:
        said(action, on=AUGUST)
    return made


@pytest.fixture
def window(chromium, chair, actions):
    page = chromium.window(chair)
    page.goto(ADDRESS)
    return page


def line(page, action):
    return page.locator(f"#a{action.id}-line")


def row(page, action):
    return page.locator(f"#a{action.id}")


def write(page, action, words):
    """Type words as a person does, a key at a time."""
    line(page, action).focus()
    page.keyboard.type(words)


def is_saved(page, action):
    expect(row(page, action).locator(".ct-saved")).to_have_text("saved 09:00", timeout=PATIENCE)


def is_kept(page, action):
    """The row says that its words are kept, which they are once the server answered."""
    told = row(page, action).locator(".ct-told")
    expect(told).to_contain_text("Not saved yet. It is", timeout=PATIENCE)


def words(live, action):
    live.session.rollback()
    found = select(ActionUpdate.progress).where(ActionUpdate.action_id == action.id)
    return list(live.session.scalars(found.order_by(ActionUpdate.id)))[1:]


def drafts(live):
    live.session.rollback()
    return list(live.session.scalars(select(Draft)))


def reload(page):
    """Load the page again, and say yes to leaving it."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()


def window_of_a_secretary(live, chromium):
    live.session.rollback()
    page = chromium.window(person(Role.BOARD_SECRETARY))
    page.goto(ADDRESS)
    return page


def leave(page):
    """Close the window without being asked, as a flat battery does."""
    page.close(run_before_unload=False)


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
    expect(window.locator("[data-told]")).to_have_text("H3: saved 09:00.")
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
    assert line(window, actions[0]).input_value() == "Two left."
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


def test_a_laptop_that_is_shut_loses_nothing(live, chromium, window, chair, actions):
    write(window, actions[0], "Ten have")
    is_kept(window, actions[0])
    leave(window)
    other = chromium.window(chair, size=PHONE)
    other.goto(ADDRESS)
    assert line(other, actions[0]).input_value() == "Ten have"
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
    window.goto(ADDRESS)
    assert line(window, actions[0]).input_value() == "Ten ha"
    assert words(live, actions[0]) == []


def test_nobody_else_sees_what_is_kept(live, chromium, window, actions):
    write(window, actions[0], "Ten have")
    is_kept(window, actions[0])
    other = window_of_a_secretary(live, chromium)
    assert line(other, actions[0]).input_value() == ""


def test_leaving_with_unsaved_words_asks(window, actions):
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    write(window, actions[0], "Ten have")
    window.evaluate("location.href = '/'")
    window.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert line(window, actions[0]).input_value() == "Ten have"
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
    assert line(window, actions[0]).input_value() == "Ten signed."
    window.context.set_offline(False)
    for action in actions[:2]:
        is_saved(window, action)
    assert (words(live, actions[0]), words(live, actions[1])) == (["Ten signed."], ["Begun."])
    expect(window.locator(".ct-told")).to_have_count(0)
    forget_the_lost_connection(chromium)


def forget_the_lost_connection(chromium):
    """The console's own word for it; whatever else it complains of still fails the test."""
    chromium.complaints[:] = [
        each for each in chromium.complaints if "ERR_INTERNET_DISCONNECTED" not in each
    ]


def end_sessions(live):
    live.session.rollback()
    live.session.query(UserSession).delete()
    live.session.commit()


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


def test_a_quarter_of_an_hour_later_another_word_is_another_update(live, window, actions):
    write(window, actions[0], "Ten signed.")
    write(window, actions[1], "Begun.")
    is_saved(window, actions[0])
    write(window, actions[0], "Eleven signed.")
    line(window, actions[2]).focus()
    expect(row(window, actions[0])).to_contain_text("“Eleven signed.”")
    assert words(live, actions[0]) == ["Ten signed.", "Eleven signed."]
    live.session.rollback()
    assert live.session.get(Action, actions[0].id).judgement is Judgement.ON_TRACK
