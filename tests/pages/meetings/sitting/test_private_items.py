"""Part 2 at the meeting: who is cleared writes it up, nobody else reads a word."""

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.people import PostFactory, person
from tests.pages.meetings.sitting.room import save, show
from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.core.visibility import Visibility

PRIVATE = "Zq8canary"


@pytest.fixture
def private(meeting):
    return ItemFactory(
        meeting_id=meeting.id, position=2, title=f"Contract {PRIVATE}", discussion=PRIVATE, **PART_2
    )


def test_who_is_not_cleared_is_told_that_an_item_is_private_and_no_more(
    secretary, meeting, private
):
    page = show(secretary, meeting)
    assert PRIVATE not in page.html
    assert "A private item" in page.text
    for view in ("note", "resolve", "action"):
        secretary.get(
            f"sitting_items.{view}", meeting_id=meeting.id, item_id=private.id, expect=404
        )


def test_who_is_cleared_writes_it_up_with_its_public_note(browser, session, meeting, private):
    browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    page = show(browser, meeting)
    post = PostFactory(name="Head of Housing")
    save(
        browser, meeting, private, f"{PRIVATE} more", page, public_note="A contract was discussed."
    )
    browser.submit(
        show(browser, meeting),
        {"text": "Sign it", "accountable": post.id, "due": "day"}
        | {"due_on-day": 3, "due_on-month": 10, "due_on-year": 2025},
        form=f"items/{private.id}/action",
    )
    session.expire_all()
    assert (private.discussion, private.public_note) == (
        f"{PRIVATE} more",
        "A contract was discussed.",
    )
    assert session.scalars(select(Action)).one().visibility is Visibility.RESTRICTED


def test_two_public_notes_at_once_are_both_there(browser, session, meeting, private):
    browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    stale = show(browser, meeting)
    save(browser, meeting, private, PRIVATE, public_note="One said this.")
    save(browser, meeting, private, PRIVATE, stale, public_note="Another that.")
    session.expire_all()
    assert private.public_note == "One said this.\nAnother that."
