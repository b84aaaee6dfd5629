"""Notes as they are saved, on both databases: every text is kept, and two become one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.models import NoteVersion
from tracker.meetings.sitting import notes
from tracker.meetings.sitting.notes import Sent


@pytest.fixture
def first(session):
    return UserFactory(name="First")


@pytest.fixture
def second(session):
    return UserFactory(name="Second")


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board())


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id)


def save(meeting, item, text, seen, by, **more):
    return notes.save(meeting, item.id, Sent(text, seen, **more), by=by)


def texts(session, item):
    rows = session.execute(
        select(NoteVersion.number, NoteVersion.text)
        .where(NoteVersion.item_id == item.id)
        .order_by(NoteVersion.id)
    )
    return [tuple(row) for row in rows]


def test_each_text_is_a_version(session, meeting, item, first):
    one = save(meeting, item, "One.", 1, first)
    two = save(meeting, item, "One. Two.", one.version, first)
    assert (one.version, two.version, two.is_merged) == (2, 3, False)
    assert texts(session, item) == [(2, "One."), (3, "One. Two.")]


def test_the_same_text_again_changes_nothing(session, meeting, item, first):
    save(meeting, item, "One.", 1, first)
    again = save(meeting, item, "One.", 1, first)
    assert (again.version, again.is_merged) == (2, False)
    assert texts(session, item) == [(2, "One.")]


def test_two_who_began_with_the_same_text(session, meeting, item, first, second):
    save(meeting, item, "Mine.", 1, first)
    saved = save(meeting, item, "Yours.", 1, second)
    assert (saved.text, saved.is_merged, saved.clashed) == ("Mine.\nYours.", True, True)
    assert (saved.sent_version, saved.version) == (3, 4)
    assert texts(session, item) == [(2, "Mine."), (3, "Yours."), (4, "Mine.\nYours.")]


def test_who_typed_on_goes_on_from_what_they_sent(session, meeting, item, first, second):
    save(meeting, item, "Mine.", 1, first)
    saved = save(meeting, item, "You", 1, second)
    more = save(meeting, item, "Yours.", saved.sent_version, second)
    assert more.text == "Mine.\nYours."


def test_an_answer_that_was_lost_is_asked_for_again(session, meeting, item, first, second):
    save(meeting, item, "Mine.", 1, first)
    save(meeting, item, "Yours.", 1, second)
    again = save(meeting, item, "Yours.", 1, second)
    assert again.text == "Mine.\nYours."


def test_who_changed_nothing_is_told_what_others_wrote(session, meeting, item, first, second):
    save(meeting, item, "Mine.", 1, first)
    save(meeting, item, "Mine. More.", 2, second)
    seen = save(meeting, item, "Mine.", 2, first)
    assert (seen.text, seen.version, seen.is_merged) == ("Mine. More.", 3, True)
    assert len(texts(session, item)) == 2


def test_a_text_that_was_loaded_is_kept_before_it_is_changed(session, meeting, first):
    item = ItemFactory(meeting_id=meeting.id, discussion="From the paper.", discussion_version=1)
    save(meeting, item, "Changed.", 1, first)
    assert texts(session, item) == [(1, "From the paper."), (2, "Changed.")]


def test_a_text_is_brought_back_and_what_stood_there_is_kept(session, meeting, item, first):
    save(meeting, item, "All of it.", 1, first)
    save(meeting, item, "", 2, first)
    back = notes.bring_back(meeting, item.id, 2, by=first)
    assert (back.text, back.version) == ("All of it.", 4)
    assert [text for _, text in texts(session, item)] == ["All of it.", "", "All of it."]
    with pytest.raises(NotFound):
        notes.bring_back(meeting, item.id, 99, by=first)


def test_who_changes_the_agenda_meanwhile_hears_nothing_of_it(session, meeting, item, first):
    before = item.version
    save(meeting, item, "One.", 1, first)
    session.expire_all()
    assert item.version == before


def test_the_history_has_one_row_for_each_sitting_down_to_write(
    session, meeting, item, first, second
):
    for by in (first, first, second):
        seen = item.discussion_version
        save(meeting, item, f"{item.discussion}\nMore.", seen, by)
        session.expire_all()
    written = select(AuditEntry).where(AuditEntry.deed == Deed.NOTE_WRITTEN)
    rows = list(session.scalars(written.order_by(AuditEntry.id)))
    assert [row.by_name for row in rows] == ["First", "Second"]
    assert all("More" not in str(row.after) for row in rows)
    session.query(NoteVersion).update({"saved_at": clock.now() - timedelta(hours=1)})
    save(meeting, item, "Later.", item.discussion_version, first)
    assert len(list(session.scalars(written))) == 3


def test_of_a_private_item_the_history_tells_only_who_may_read_it(session, meeting, first):
    item = ItemFactory(meeting_id=meeting.id, **PART_2)
    save(meeting, item, "Private.", 1, first, public_note="It was discussed.")
    row = session.scalars(select(AuditEntry)).one()
    assert row.visibility is Visibility.RESTRICTED
    session.expire_all()
    assert item.public_note == "It was discussed."


def test_only_a_private_item_has_a_public_note(session, meeting, item, first):
    save(meeting, item, "Open.", 1, first, public_note="No.")
    session.expire_all()
    assert item.public_note == ""


def test_a_cancelled_meeting_takes_no_notes(session, item, meeting, first):
    meeting.status = MeetingStatus.CANCELLED
    with pytest.raises(DomainError, match="cancelled"):
        save(meeting, item, "One.", 1, first)
