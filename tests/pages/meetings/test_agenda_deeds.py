"""Making an agenda as the board secretary does: begin, add, change, send out, and Part 2."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory, StandingItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.agenda.models import AgendaItem, StandingItem
from tracker.meetings.enums import MeetingStatus

JULY, NOVEMBER = date(2025, 7, 30), date(2025, 11, 28)


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board)


@pytest.fixture
def secretary(browser, session):
    user = person(Role.BOARD_SECRETARY, name="Board Secretary", is_cleared=True)
    return browser.sign_in(user)


def form(browser, deed, item, **more):
    return browser.get(f"agenda_items.{deed}", meeting_id=item.meeting_id, item_id=item.id, **more)


def only(session):
    return session.scalars(select(AgendaItem)).one()


def test_an_agenda_is_begun_from_what_comes_by_itself(secretary, session, board, meeting):
    StandingItemFactory(body_id=board.id, kind=ItemKind.MINUTES, title="Minutes", minutes=5)
    july = MeetingFactory(body=board, held_on=JULY, status=MeetingStatus.HELD)
    ItemFactory(meeting_id=july.id, title="Homes", state=ItemState.HELD_OVER)
    page = secretary.get("agendas.begin", meeting_id=meeting.id)
    assert page.all("main ol li") == [
        "Minutes of the meeting of 30 July 2025, 5 minutes",
        "What we promised last time, 10 minutes",
        "Homes, 10 minutes (held over from 30 July 2025)",
    ]
    page = secretary.follow(secretary.submit(page))
    assert page.notices == ["The agenda is begun."]
    assert len(page.all(".ct-agenda h3")) == 3
    again = secretary.get("agendas.begin", meeting_id=meeting.id)
    assert again.h1 == "Nothing is missing"
    assert again.soup.select_one("main form") is None


def test_who_is_not_cleared_begins_without_reading_what_is_private(
    browser, session, board, meeting
):
    july = MeetingFactory(body=board, held_on=JULY, status=MeetingStatus.HELD)
    ItemFactory(meeting_id=july.id, title="Kestrelwhin", state=ItemState.HELD_OVER, **PART_2)
    browser.sign_in(person(Role.DEMOCRATIC_SERVICES))
    page = browser.get("agendas.begin", meeting_id=meeting.id)
    assert "A private item" in page.text
    assert "Kestrelwhin" not in page.html
    page = browser.follow(browser.submit(page))
    assert "Kestrelwhin" not in page.html


def test_an_item_is_added_with_all_that_it_says(secretary, session, meeting):
    page = secretary.get("agenda_items.add", meeting_id=meeting.id)
    sent = secretary.submit(
        page,
        title="Homes",
        purpose="decide",
        minutes="20",
        presenter="Head of Homes",
        summary="Are there enough?",
    )
    item = only(session)
    assert (item.title, item.minutes, item.visibility) == ("Homes", 20, Visibility.BOARD)
    page = secretary.follow(sent)
    assert page.notices == ["It is on the agenda."]
    assert "Are there enough?" in page.text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"title": ""}, "Enter what the item is called"),
        ({"title": "A", "minutes": "0"}, "Enter minutes from 1 to 480"),
        ({"title": "A", "minutes": "soon"}, "Enter a whole number, such as 12"),
    ],
)
def test_a_wrong_item_is_given_back(secretary, session, meeting, answers, error):
    page = secretary.get("agenda_items.add", meeting_id=meeting.id)
    page = secretary.submit(page, answers, expect=422)
    assert page.errors == [error]
    assert session.scalars(select(AgendaItem)).all() == []


def test_a_private_item_needs_its_paragraph_and_its_reason(secretary, session, meeting):
    page = secretary.get("agenda_items.add", meeting_id=meeting.id)
    page = secretary.submit(page, title="Price", visibility="restricted", expect=422)
    assert page.errors == [
        "Choose the paragraph that allows it",
        "Say why it is better for the public that it stays private",
    ]
    secretary.submit(page, exempt_paragraph="3", exempt_reason="It gives a price.")
    item = only(session)
    assert (item.visibility, item.exempt_reason) == (Visibility.RESTRICTED, "It gives a price.")


def test_a_late_item_asks_why_it_is_urgent(secretary, session, meeting):
    meeting.agenda_out_at = clock.now()
    page = secretary.get("agenda_items.add", meeting_id=meeting.id)
    assert "this is a late item" in page.text
    page = secretary.submit(page, title="Inspection", expect=422)
    assert page.errors == ["Say why it cannot wait for the next meeting"]
    secretary.submit(page, late_reason="It begins next week.")
    assert only(session).late_reason == "It begins next week."


def test_an_item_is_changed_and_a_second_writer_sees_the_difference(secretary, session, meeting):
    item = ItemFactory(meeting_id=meeting.id, title="Homes")
    page, other = form(secretary, "change", item), form(secretary, "change", item)
    secretary.submit(page, title="Enough homes")
    late = secretary.submit(other, title="More homes", expect=409)
    assert "Enough homes" in late.text
    secretary.submit(late)
    assert only(session).title == "More homes"


def test_the_words_of_a_private_item_are_changed_and_it_stays_private(secretary, session, meeting):
    item = ItemFactory(meeting_id=meeting.id, title="Price", **PART_2)
    secretary.submit(form(secretary, "change", item), title="Prices", public_title="A contract")
    item = only(session)
    assert (item.title, item.visibility) == ("Prices", Visibility.RESTRICTED)
    assert item.public_title == "A contract"


def test_sending_out_says_who_will_see_it_and_that_it_stays_out(secretary, session, board, meeting):
    MemberFactory(body=board, user=person(Role.BOARD_MEMBER))
    ItemFactory(meeting_id=meeting.id)
    page = secretary.get("agendas.send", meeting_id=meeting.id)
    assert "1 person is on its list." in page.text
    assert "Letters name the meeting only" in page.text
    assert "Once it is out it stays out" in page.text
    page = secretary.follow(secretary.submit(page))
    assert page.notices == ["The agenda is out."]
    assert meeting.agenda_out_at == clock.now()
    assert "Send the agenda out" not in page.text


def test_withdrawing_and_holding_over_ask_why_and_can_be_undone(secretary, session, meeting):
    item = ItemFactory(meeting_id=meeting.id)
    for deed, state in (
        ("withdraw", ItemState.WITHDRAWN),
        ("hold_over", ItemState.HELD_OVER),
    ):
        page = secretary.submit(form(secretary, deed, item), reason="", expect=422)
        assert page.errors == ["Say why"]
        secretary.submit(page, reason="It is not ready.")
        assert only(session).state is state
        secretary.submit(form(secretary, "put_back", item))
        assert only(session).state is ItemState.PLANNED


def test_an_item_is_carried_copied_and_removed(secretary, session, board, meeting):
    item = ItemFactory(meeting_id=meeting.id, title="Homes")
    later = MeetingFactory(body=board, held_on=NOVEMBER)
    carried = secretary.follow(secretary.submit(form(secretary, "carry", item)))
    assert carried.notices == ["It is on the agenda of 28 November 2025 too."]
    assert "agenda of 28 November 2025" in secretary.get("agendas.show", meeting_id=meeting.id).text
    secretary.submit(form(secretary, "copy", item), meeting=str(later.id))
    titles = select(AgendaItem.title).where(AgendaItem.meeting_id == later.id)
    assert session.scalars(titles).all() == ["Homes", "Homes"]
    copy = session.scalars(select(AgendaItem).order_by(AgendaItem.id.desc())).first()
    page = form(secretary, "remove", copy)
    assert secretary.follow(secretary.submit(page)).notices == ["It is removed."]
    assert session.scalars(titles).all() == ["Homes"]


def test_dragging_sends_the_whole_order(secretary, session, meeting):
    first, second = (ItemFactory(meeting_id=meeting.id, position=at) for at in (1, 2))
    page = secretary.get("agendas.show", meeting_id=meeting.id)
    (form_of_drags,) = page.soup.select("form[data-agenda-order]")
    assert form_of_drags.select("input[name=order]")
    address = form_of_drags["action"]
    secretary.post(address, {"order": f"{second.id},{first.id}"})
    session.refresh(first)
    assert first.position == 2
    secretary.post(address, {"order": f"{second.id}"}, expect=409)


def test_making_private_warns_that_people_may_have_read_it(secretary, session, meeting):
    meeting.agenda_out_at = clock.now()
    item = ItemFactory(meeting_id=meeting.id)
    page = secretary.get("liftings.make_private", meeting_id=meeting.id, item_id=item.id)
    assert "people may have read this item" in page.text
    page = secretary.submit(page, expect=422)
    assert len(page.errors) == 2
    secretary.submit(page, exempt_paragraph="1", exempt_reason="It is about one person.")
    assert only(session).visibility is Visibility.RESTRICTED


def test_opening_takes_another_person(secretary, browser, session, meeting):
    item = ItemFactory(meeting_id=meeting.id, title="Price", **PART_2)
    page = secretary.get("liftings.ask_item", meeting_id=meeting.id, item_id=item.id)
    sent = secretary.submit(page, to_label="board", reason="It is signed.")
    page = secretary.follow(sent)
    own = secretary.get(page.link("Look at your question"))
    assert "You cannot agree to your own question." in own.text
    secretary.post(own.where, {"answer": "agree"}, expect=422)
    browser.sign_in(person(Role.BOARD_SECRETARY, name="Another", is_cleared=True))
    page = browser.get("agendas.show", meeting_id=meeting.id)
    page = browser.get(page.link("Answer this"))
    assert "It is signed." in page.text
    page = browser.follow(browser.submit(page, answer="agree"))
    assert page.notices == ["It is open now."]
    assert only(session).visibility is Visibility.BOARD


def test_who_is_not_cleared_is_told_of_no_question(browser, session, meeting):
    item = ItemFactory(meeting_id=meeting.id, **PART_2)
    browser.sign_in(person(Role.DEMOCRATIC_SERVICES))
    for view in ("liftings.ask_item", "liftings.make_private", "agenda_items.change"):
        browser.get(view, meeting_id=meeting.id, item_id=item.id, expect=404)
    assert "Answer this" not in browser.get("agendas.show", meeting_id=meeting.id).text


def test_a_private_paper_of_an_open_item_is_opened_by_two(secretary, browser, session, meeting):
    paper = PaperFactory(item=ItemFactory(meeting_id=meeting.id), title="Annex", **PART_2)
    page = secretary.get("agendas.show", meeting_id=meeting.id)
    page = secretary.get(page.link("Ask to make a paper open"))
    secretary.submit(page, to_label="board", reason="It is signed.")
    browser.sign_in(person(Role.BOARD_SECRETARY, name="Another", is_cleared=True))
    page = browser.get("agendas.show", meeting_id=meeting.id)
    page = browser.get(page.link("Answer this"))
    browser.follow(browser.submit(page, answer="agree"))
    session.refresh(paper)
    assert paper.visibility is Visibility.BOARD


def test_standing_items_are_kept_on_a_page_of_their_own(secretary, session, board):
    page = secretary.get("standing.show", slug=board.slug)
    assert "Nothing stands on every agenda yet" in page.text
    for title, kind in (("Scorecard", "ordinary"), ("Any other business", "any-other")):
        add = secretary.get("standing.add", slug=board.slug)
        secretary.submit(add, title=title, kind=kind, purpose="note", minutes="5")
    page = secretary.get("standing.show", slug=board.slug)
    assert page.all(".ct-agenda h2") == ["Scorecard", "Any other business"]
    first = session.scalars(select(StandingItem).order_by(StandingItem.position)).first()
    page = secretary.follow(secretary.submit(page, form=f"/standing/{first.id}/move/down"))
    assert page.all(".ct-agenda h2") == ["Any other business", "Scorecard"]
    change = secretary.get("standing.change", slug=board.slug, standing_id=first.id)
    secretary.submit(change, title="Scorecards")
    remove = secretary.get("standing.remove", slug=board.slug, standing_id=first.id)
    page = secretary.follow(secretary.submit(remove))
    assert page.all(".ct-agenda h2") == ["Any other business"]
