"""Notes of a sitting in a browser: typed, looked at, and what the database holds of them."""

from playwright.sync_api import expect
from sqlalchemy import select

from tracker.meetings.minutes.models import NoteVersion
from tracker.people.models import UserSession

SAVED = "Saved 09:00."
LINE_DOWN = "Not saved yet: the line is down. It is kept on this device."


def box(page, item):
    return page.locator(f"#discussion-{item.id}")


def told(page, item):
    return page.locator(f"#told-{item.id}")


def sit(window, meeting):
    window.goto(f"/meetings/{meeting.id}/sitting")
    return window


def type_on(page, item, words):
    """Type words at the end as a person does, a key at a time."""
    box(page, item).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def is_told(page, item, words):
    expect(told(page, item)).to_contain_text(words)


def text(live, item):
    live.session.rollback()
    live.session.refresh(item)
    return item.discussion


def versions(live, item):
    live.session.rollback()
    found = select(NoteVersion.text).where(NoteVersion.item_id == item.id)
    return list(live.session.scalars(found.order_by(NoteVersion.id)))


def in_this_tab(page):
    """What the tab keeps of notes."""
    return page.evaluate(
        "Object.keys(sessionStorage).filter(key => key.startsWith('note '))"
        ".map(key => JSON.parse(sessionStorage.getItem(key)).text)"
    )


def end_sessions(live):
    live.session.rollback()
    for each in live.session.scalars(select(UserSession)):
        live.session.delete(each)
    live.session.commit()


def forget_the_lost_line(chromium):
    """Chromium reports each request that found no server; that is what the test wants."""
    chromium.complaints[:] = [
        each for each in chromium.complaints if "net::ERR_" not in each and "ERR_" not in each
    ]
