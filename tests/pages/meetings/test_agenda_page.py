"""An agenda as each reader finds it: the clock, the parts, what is private, and what is a draft."""

from datetime import date, time

import pytest

from tests.factories.agendas import (
    PART_2,
    ItemCommentFactory,
    ItemFactory,
    LiftingFactory,
    PaperFactory,
)
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemState, Purpose
from tracker.meetings.agenda.readers import people_on_list
from tracker.meetings.enums import MeetingStatus

NOT_OUT = "The agenda is not out yet"


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, starts_at=time(14), ends_at=time(16))


@pytest.fixture
def secretary(browser, session):
    user = person(Role.BOARD_SECRETARY, name="Board Secretary", is_cleared=True)
    return browser.sign_in(user)


@pytest.fixture
def member(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))


def show(browser, meeting, **more):
    return browser.get("agendas.show", meeting_id=meeting.id, **more)


def out(meeting):
    meeting.agenda_out_at = clock.now()


def on(meeting, title, **facts):
    return ItemFactory(meeting_id=meeting.id, title=title, **facts)


def test_items_stand_in_order_with_their_clock_and_their_total(member, meeting):
    out(meeting)
    on(meeting, "Apologies", position=1, minutes=5)
    on(meeting, "Homes", position=2, minutes=25, purpose=Purpose.DECIDE, presenter="Head of Homes")
    page = show(member, meeting)
    assert page.h1.endswith("Agenda for Friday 26 September 2025")
    assert page.all(".ct-agenda__n") == ["1", "2"]
    assert page.all(".ct-agenda h3") == ["Apologies", "Homes"]
    assert page.all(".ct-agenda__facts") == [
        "14:00 to 14:05 · To note · 5 minutes, 5 in all",
        "14:05 to 14:30 · To decide · 25 minutes, 30 in all · Head of Homes",
    ]
    assert "30 minutes in all, until 14:30." in page.text
    assert "Sent out on 5 September 2025, 09:00." in page.text


def test_those_who_keep_it_are_told_when_it_is_longer_than_the_meeting(secretary, meeting):
    on(meeting, "Long", minutes=130)
    assert "That is 10 minutes longer than the meeting." in show(secretary, meeting).text


def test_a_draft_looks_the_same_to_others_be_anything_on_it_or_not(member, meeting):
    empty = show(member, meeting)
    assert NOT_OUT in empty.text
    on(meeting, "A secret matter")
    assert show(member, meeting).text == empty.text


def test_who_keeps_the_meetings_reads_the_draft(secretary, meeting):
    on(meeting, "A matter")
    page = show(secretary, meeting)
    assert "This is a draft." in page.text
    assert page.all(".ct-agenda h3") == ["A matter"]


def test_an_empty_agenda_offers_to_begin(secretary, meeting):
    page = show(secretary, meeting)
    assert page.link("Begin from the standing items").endswith("/agenda/begin")


def test_part_2_says_that_there_is_an_item_and_why_and_no_more(member, meeting):
    out(meeting)
    on(meeting, "Homes", position=1)
    private = on(meeting, "Kestrelwhin", position=2, presenter="Kestrelwhin", **PART_2)
    PaperFactory(item=private, title="Kestrelwhin", **PART_2)
    ItemCommentFactory(item_id=private.id, text="Kestrelwhin")
    page = show(member, meeting)
    assert page.all("h2")[:2] == ["Part 1", "Part 2, private"]
    assert page.all(".ct-agenda h3") == ["Homes", "A private item"]
    assert "Paragraph 3: somebody’s financial or business affairs" in page.text
    assert PART_2["exempt_reason"] in page.text
    assert "Kestrelwhin" not in page.html
    assert "Not for publication" not in page.html


def test_a_public_committee_says_that_press_and_public_may_be_asked_to_leave(browser, session):
    committee = BodyFactory(is_public=True)
    meeting = MeetingFactory(body=committee, agenda_out_at=clock.now())
    on(meeting, "Open", visibility=Visibility.PUBLIC)
    on(meeting, "Price", public_title="A contract", **PART_2)
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    page = show(browser, meeting)
    assert "Press and public may be asked to leave for these items." in page.text
    assert page.all(".ct-agenda h3") == ["Open", "A contract"]


def test_the_cleared_at_the_table_read_it(browser, session, meeting):
    out(meeting)
    on(meeting, "Price", **PART_2)
    browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    page = show(browser, meeting)
    assert page.all(".ct-agenda h3") == ["Price"]
    assert page.all(".ct-print") == ["Not for publication: this copy tells what private items say."]


def test_what_is_not_taken_has_no_number_and_says_why(member, meeting):
    out(meeting)
    gone = {"state": ItemState.WITHDRAWN, "state_reason": "The report is not ready."}
    later = {"state": ItemState.HELD_OVER, "state_reason": "No time."}
    on(meeting, "Withdrawn", position=1, **gone)
    on(meeting, "Held", position=2, **later)
    on(meeting, "Taken", position=3)
    page = show(member, meeting)
    assert page.all(".ct-agenda__n") == ["–", "–", "1"]
    assert "Withdrawn. The report is not ready." in page.text
    assert "Held over. No time." in page.text


def test_a_held_over_item_names_the_meeting_from_which_it_comes(member, board, meeting):
    out(meeting)
    july = MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    origin = on(july, "Homes")
    on(meeting, "Homes", carried_from_id=origin.id)
    assert "Held over from 30 July 2025." in show(member, meeting).text


def test_a_late_item_shows_its_day_and_why(member, meeting):
    out(meeting)
    meeting.agenda_revised_at = clock.now()
    on(meeting, "Inspection", late_reason="It begins next week.")
    text = show(member, meeting).text
    assert "Late item, added on 5 September 2025, 09:00." in text
    assert "Why it is urgent: It begins next week." in text
    assert "Changed since, last on 5 September 2025, 09:00." in text


def test_what_young_people_say_is_printed_with_the_item(member, meeting):
    out(meeting)
    item = on(meeting, "Homes")
    ItemCommentFactory(item_id=item.id, text="Say when it starts.")
    page = show(member, meeting)
    assert page.all(f"#item-{item.id} blockquote") == ["Say when it starts."]
    assert "A care leaver ambassador" in page.text


def test_readers_are_offered_no_deed(member, meeting):
    out(meeting)
    on(meeting, "Homes")
    on(meeting, "Schools")
    page = show(member, meeting)
    assert page.soup.select("main form, main details, main script") == []


def test_the_focus_comes_back_to_the_button_that_moved_an_item(secretary, meeting):
    first, second, third = (on(meeting, f"Item {at}", position=at) for at in (1, 2, 3))
    page = show(secretary, meeting)
    moved = secretary.submit(page, form=f"/items/{third.id}/move/up")
    page = secretary.follow(moved)
    assert page.all(".ct-agenda h3") == ["Item 1", "Item 3", "Item 2"]
    assert focus(page) == "Move up or down: Item 3, up"
    moved = secretary.submit(page, form=f"/items/{third.id}/move/up")
    assert focus(secretary.follow(moved)) == "Move up or down: Item 3, down"
    assert first.position < second.position


def focus(page):
    (button,) = page.soup.select("[autofocus]")
    return button.select_one(".govuk-visually-hidden").get_text()


def test_a_page_costs_the_same_for_few_and_for_many(secretary, board, meeting):
    out(meeting)
    july = MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    asks = person(Role.BOARD_SECRETARY, is_cleared=True)

    def add(count):
        for at in range(count):
            item = on(meeting, f"Item {at}", carried_from_id=on(july, f"Before {at}").id)
            PaperFactory(item=item, **PART_2)
            ItemCommentFactory(item_id=item.id)
            private = on(meeting, f"Private {at}", **PART_2)
            LiftingFactory(item_id=private.id, asked_by_id=asks.id)

    add(1)
    address = secretary.address("agendas.show", meeting_id=meeting.id)
    secretary.get(address)
    with count_queries() as few:
        secretary.get(address)
    add(6)
    with count_queries() as many:
        secretary.get(address)
    assert len(many) == len(few), many


def test_each_person_on_the_list_is_counted_once(app, session, board):
    day = date(2025, 9, 26)
    both, gone = person(Role.BOARD_MEMBER), person(Role.BOARD_MEMBER)
    post = PostFactory()
    PostHoldingFactory(post=post, user=both)
    MemberFactory(body=board, user=both)
    MemberFactory(body=board, user=None, post=post)
    MemberFactory(body=board, user=gone, ended_on=date(2025, 8, 1))
    MemberFactory()
    session.commit()
    board_id = board.id
    with app.app_context():
        assert people_on_list(board_id, day=day) == 1
