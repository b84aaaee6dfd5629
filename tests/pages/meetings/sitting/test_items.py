"""What was said of an item and what was resolved, and when the meeting closes."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.sittings import MinutesFactory
from tests.pages.meetings.sitting.room import DAY, NOVEMBER, PROMISE, press, save, show
from tests.support.queries import at_most
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind, ItemState, Purpose
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import NoteVersion, Resolution


def test_what_was_said_is_saved_by_its_button(secretary, session, meeting, item):
    page = save(secretary, meeting, item, "The scorecard was received.\n\nMembers thanked staff.")
    assert page.where.endswith(f"/sitting#item-{item.id}") or "/sitting" in page.where
    session.expire_all()
    assert item.discussion == "The scorecard was received.\n\nMembers thanked staff."
    assert (item.discussion_version, item.version) == (2, 1)
    (kept,) = session.scalars(select(NoteVersion))
    assert (kept.number, kept.text) == (2, item.discussion)


def test_the_second_note_taker_loses_nothing(secretary, session, meeting, item):
    stale = show(secretary, meeting)
    save(secretary, meeting, item, "First heard this.")
    page = save(secretary, meeting, item, "Second heard that.", page=stale)
    assert "Somebody else wrote here too" in page.all("[role=alert]")[0]
    session.expire_all()
    assert item.discussion == "First heard this.\nSecond heard that."
    texts = [each.text for each in session.scalars(select(NoteVersion).order_by(NoteVersion.id))]
    assert texts == ["First heard this.", "Second heard that.", item.discussion]


def test_an_earlier_text_is_looked_at_and_brought_back(secretary, session, meeting, item):
    save(secretary, meeting, item, "All that was said.")
    save(secretary, meeting, item, "Wiped.")
    page = secretary.get("sitting_items.note", meeting_id=meeting.id, item_id=item.id)
    rows = page.table("Every text that was saved")
    assert [row["Begins"] for row in rows] == ["Wiped.", "All that was said."]
    look = secretary.get(page.link("text 2"))
    assert "All that was said." in look.text
    secretary.follow(secretary.submit(look, button="Bring it back"))
    session.expire_all()
    assert item.discussion == "All that was said."
    page = secretary.get("sitting_items.note", meeting_id=meeting.id, item_id=item.id)
    assert len(page.table("Every text that was saved")) == 3


def test_a_text_that_is_too_long_comes_back_whole(secretary, meeting, item):
    page = show(secretary, meeting)
    long = "word " * 4_001
    page = secretary.submit(page, {"discussion": long}, form=f"items/{item.id}/note", expect=422)
    assert page.errors == ["Shorten this to 20,000 characters or fewer"]
    assert page.value("discussion") == long.strip()


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("Note Scorecard, quarter 1", "That “Scorecard, quarter 1” be noted."),
        ("Approve Scorecard, quarter 1", "That “Scorecard, quarter 1” be approved."),
        ("Endorse Scorecard, quarter 1", "That “Scorecard, quarter 1” be endorsed."),
    ],
)
def test_one_press_is_a_resolution(secretary, session, meeting, item, button, said):
    page = press(secretary, meeting, item, button)
    assert f"Resolved: {said}" in page.text
    assert session.scalars(select(Resolution)).one().text == said


def test_two_who_press_the_same_button_resolve_once(secretary, session, meeting, item):
    for _ in range(2):
        press(secretary, meeting, item, "Note Scorecard, quarter 1")
    assert len(session.scalars(select(Resolution)).all()) == 1


def test_a_resolution_in_its_own_words_and_taken_out_again(secretary, session, meeting, item):
    said = "That the report be noted and come back in six months."
    page = press(secretary, meeting, item, "Note Scorecard, quarter 1", text=said)
    assert f"Resolved: {said}" in page.text
    out = secretary.get(page.link(f"Take out : {said}"))
    page = secretary.follow(secretary.submit(out, button="Take it out"))
    assert said not in page.text
    assert session.scalars(select(Resolution)).all() == []


def test_an_item_is_deferred_to_the_next_meeting_and_back(secretary, session, meeting, item):
    later = MeetingFactory(body=meeting.body, held_on=NOVEMBER)
    page = secretary.get("sitting_items.resolve", meeting_id=meeting.id, item_id=item.id)
    page = secretary.follow(secretary.submit(page, kind="defer"))
    said = "That “Scorecard, quarter 1” be deferred to the meeting on 21 November 2025."
    assert f"Resolved: {said}" in page.text
    assert "1. Scorecard" in page.text
    session.expire_all()
    assert item.state is ItemState.HELD_OVER
    assert session.scalars(select(Resolution)).one().defer_to_id == later.id
    secretary.submit(secretary.get(page.link("Take out")), button="Take it out")
    session.expire_all()
    assert item.state is ItemState.PLANNED


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({}, "Choose what the meeting did"),
        ({"kind": "approve-subject-to"}, "Say what it is subject to"),
        ({"kind": "refer"}, "Choose the body that it goes to"),
        ({"kind": "appoint"}, "Write what was resolved, such as who was appointed as what"),
    ],
)
def test_what_a_resolution_lacks_is_said(secretary, session, meeting, item, answers, error):
    page = secretary.get("sitting_items.resolve", meeting_id=meeting.id, item_id=item.id)
    page = secretary.submit(page, answers, expect=422)
    assert page.errors == [error]
    assert session.scalars(select(Resolution)).all() == []


def test_a_matter_is_referred_and_one_approved_subject_to(secretary, session, meeting, item):
    other = BodyFactory(name="Committee", is_public=True)
    for answers in (
        {"kind": "refer", "refer_to": other.id},
        {"kind": "approve-subject-to", "subject_to": "minor amendments."},
    ):
        page = secretary.get("sitting_items.resolve", meeting_id=meeting.id, item_id=item.id)
        secretary.submit(page, answers)
    assert [each.text for each in session.scalars(select(Resolution).order_by(Resolution.id))] == [
        "That “Scorecard, quarter 1” be referred to the Committee.",
        "That “Scorecard, quarter 1” be approved, subject to minor amendments.",
    ]


def test_the_meeting_closes_when_every_item_is_decided(secretary, session, meeting, item):
    ItemFactory(meeting_id=meeting.id, position=2, kind=ItemKind.APOLOGIES, title="Apologies")
    page = show(secretary, meeting)
    assert "The meeting cannot close with undecided items: 1. Scorecard" in page.text
    times = {"began_at": "10:02", "closed_at": "11.40"}
    page = secretary.submit(page, times, form="sitting/times", expect=422)
    assert page.errors == ["One item is not decided yet: see the list below"]
    press(secretary, meeting, item, "Note Scorecard, quarter 1")
    page = show(secretary, meeting)
    assert "Every item is decided." in page.text
    secretary.submit(page, times, form="sitting/times")
    session.expire_all()
    assert (meeting.status, f"{meeting.began_at:%H:%M} {meeting.closed_at:%H:%M}") == (
        MeetingStatus.HELD,
        "10:02 11:40",
    )


def test_approved_minutes_lock_what_was_written(secretary, session, meeting, item):
    page = show(secretary, meeting)
    MinutesFactory(
        meeting_id=meeting.id, state=MinutesState.APPROVED, locked_at=clock.now(), locked="{}"
    )
    form = f"items/{item.id}"
    secretary.submit(page, {"discussion": "Late."}, form=f"{form}/note", expect=409)
    secretary.submit(page, form=f"{form}/resolve", expect=409)
    session.expire_all()
    assert item.discussion == ""
    page = show(secretary, meeting)
    assert "are locked" in page.text
    assert page.soup.select("main textarea, main button") == []
    people = secretary.get("sitting_people.attendance", meeting_id=meeting.id)
    assert people.soup.select("main button") == []


def test_before_the_day_nothing_is_resolved(secretary, meeting, item):
    clock.hold(date(2025, 9, 5))
    page = show(secretary, meeting)
    assert "The meeting is on Friday 26 September 2025." in page.text
    form = secretary.get("sitting_items.resolve", meeting_id=meeting.id, item_id=item.id)
    secretary.submit(form, kind="note", expect=409)


def test_a_cancelled_meeting_has_nothing_to_write(secretary, session, board):
    meeting = MeetingFactory(body=board, held_on=DAY, status=MeetingStatus.CANCELLED)
    assert "This meeting was cancelled" in show(secretary, meeting).text


def test_a_draft_item_is_no_item_of_the_meeting(secretary, meeting, item):
    draft = ItemFactory(meeting_id=meeting.id, visibility=Visibility.DRAFT, title="Perhaps")
    assert "Perhaps" not in show(secretary, meeting).text
    secretary.get("sitting_items.note", meeting_id=meeting.id, item_id=draft.id, expect=404)


def test_the_purpose_of_an_item_says_what_comes_first(secretary, session, meeting, item):
    item.purpose = Purpose.APPROVE
    session.flush()
    buttons = show(secretary, meeting).all(f"#item-{item.id} form button[name=kind]")
    assert buttons[0].startswith("Approve")


def test_the_page_asks_the_same_however_long_the_agenda(secretary, session, meeting, item):
    with at_most(40) as few:
        show(secretary, meeting)
    for number in range(8):
        each = ItemFactory(meeting_id=meeting.id, position=number + 2, discussion=PROMISE)
        session.flush()
        assert each.id
    with at_most(40) as many:
        show(secretary, meeting)
    assert len(many) == len(few)
