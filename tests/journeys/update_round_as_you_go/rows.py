"""Rows of the round in a browser: written, looked at, and what the database holds of them."""

from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.actions.models import ActionUpdate
from tracker.people.models import Draft, UserSession

ADDRESS = "/workstreams/good-homes/update"


def line(page, action):
    return page.locator(f"#a{action.id}-line")


def row(page, action):
    return page.locator(f"#a{action.id}")


def write(page, action, words):
    """Type words as a person does, a key at a time."""
    line(page, action).focus()
    page.keyboard.type(words)


def is_saved(page, action):
    expect(row(page, action).locator(".ct-saved")).to_have_text("saved 09:00")


def is_kept(page, action):
    """The row says that its words are kept, which they are once the server answered."""
    told = row(page, action).locator(".ct-told")
    expect(told).to_contain_text("Not saved yet. It is")


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


def forget_the_lost_connection(chromium):
    """The console's own word for it; whatever else it complains of still fails the test."""
    chromium.complaints[:] = [
        each for each in chromium.complaints if "ERR_INTERNET_DISCONNECTED" not in each
    ]


def end_sessions(live):
    live.session.rollback()
    live.session.query(UserSession).delete()
    live.session.commit()
