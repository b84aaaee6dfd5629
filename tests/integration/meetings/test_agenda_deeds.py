"""Making an agenda: what comes by itself, what is written down, what a draft tells, and late."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import (
    PART_2,
    ItemCommentFactory,
    ItemFactory,
    PaperFactory,
    StandingItemFactory,
)
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tests.factories.sittings import ResolutionFactory
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.visibility import Visibility
from tracker.meetings.agenda import keeping, service
from tracker.meetings.agenda.enums import ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.service import ItemWords, Label
from tracker.meetings.enums import MeetingStatus
from tracker.people.identity import SignedIn

JULY, SEPTEMBER = date(2025, 7, 30), date(2025, 9, 26)
WORDS = ItemWords("Sufficiency", Purpose.DISCUSS, 20, "Head of Service", "Are there enough homes?")
BOARD = Label(Visibility.BOARD)


@pytest.fixture
def secretary(session):
    user = UserFactory(name="Board Secretary")
    facts = {"email": user.email, "known_as": user.known_as, "roles": frozenset()}
    return SignedIn(id=user.id, name=user.name, is_cleared=True, **facts)


@pytest.fixture
def board(session):
    board = BodyFactory.board()
    kinds = (ItemKind.APOLOGIES, ItemKind.MINUTES, ItemKind.ANY_OTHER)
    for position, kind in enumerate(kinds):
        StandingItemFactory(body_id=board.id, position=position, kind=kind, title=kind.label)
    return board


@pytest.fixture
def july(board):
    return MeetingFactory(body=board, held_on=JULY, status=MeetingStatus.HELD)


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board)


def held(meeting):
    return keeping.agenda_to_change(meeting.id)


def items(meeting):
    return keeping.items_of(meeting.id)


def titles(meeting):
    return [item.title for item in items(meeting)]


def written(session, *deeds):
    session.flush()
    rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    return [row for row in rows if not deeds or row.deed in deeds]


def out(meeting):
    keeping.tell(meeting, agenda_out_at=clock.now())
    return held(meeting)


def test_an_agenda_begins_from_what_stands_and_what_waits(session, july, meeting, secretary):
    waits = ItemFactory(
        meeting_id=july.id, title="Sufficiency", state=ItemState.HELD_OVER, summary="In short."
    )
    service.begin(held(meeting), by=secretary)
    assert titles(meeting) == [
        "Apologies for absence",
        "Minutes of the meeting of 30 July 2025",
        "What we promised last time",
        "Sufficiency",
        "Any other business",
    ]
    carried = items(meeting)[3]
    assert (carried.carried_from_id, carried.summary) == (waits.id, "In short.")
    assert [item.position for item in items(meeting)] == [1, 2, 3, 4, 5]
    assert {item.visibility for item in items(meeting)} == {Visibility.BOARD}


def test_begun_twice_nothing_comes_twice(session, july, meeting, secretary):
    ItemFactory(meeting_id=july.id, title="Sufficiency", state=ItemState.HELD_OVER)
    service.begin(held(meeting), by=secretary)
    before = titles(meeting)
    assert service.begin(held(meeting), by=secretary) == []
    assert titles(meeting) == before
    assert len(written(session, Deed.AGENDA_BEGUN)) == 1


def test_the_agenda_of_a_public_body_is_public(session, meeting, board, secretary):
    board.is_public = True
    session.flush()
    service.begin(held(meeting), by=secretary)
    assert {item.visibility for item in items(meeting)} == {Visibility.PUBLIC}


def test_a_private_item_that_was_held_over_stays_private(session, july, meeting, secretary):
    ItemFactory(meeting_id=july.id, title="Price", state=ItemState.HELD_OVER, **PART_2)
    service.begin(held(meeting), by=secretary)
    last = items(meeting)[-1]
    assert (last.title, last.visibility) == ("Price", Visibility.RESTRICTED)
    assert last.exempt_reason == PART_2["exempt_reason"]
    (entry,) = [
        row for row in written(session, Deed.AGENDA_ITEM_ADDED) if row.subject_id == last.id
    ]
    assert entry.visibility is Visibility.RESTRICTED


def test_what_was_carried_already_or_belongs_to_a_later_meeting_does_not_wait(
    session, board, july, meeting, secretary
):
    on = ItemFactory(meeting_id=july.id, title="Carried", state=ItemState.HELD_OVER)
    august = MeetingFactory(body=board, held_on=date(2025, 8, 20), status=MeetingStatus.HELD)
    ItemFactory(meeting_id=august.id, carried_from_id=on.id)
    later = MeetingFactory(body=board, held_on=date(2025, 11, 28))
    ItemFactory(meeting_id=later.id, title="Later", state=ItemState.HELD_OVER)
    other = MeetingFactory(held_on=JULY)
    ItemFactory(meeting_id=other.id, title="Another body", state=ItemState.HELD_OVER)
    service.begin(held(meeting), by=secretary)
    assert not {"Carried", "Later", "Another body"} & set(titles(meeting))


def test_a_new_item_stands_before_what_closes_a_meeting_and_before_part_2(
    session, july, meeting, secretary
):
    service.begin(held(meeting), by=secretary)
    label = Label(**PART_2)
    service.add_item(held(meeting), ItemWords("Price", Purpose.DECIDE), label, by=secretary)
    service.add_item(held(meeting), WORDS, BOARD, by=secretary)
    assert titles(meeting)[-3:] == ["Sufficiency", "Any other business", "Price"]


def test_a_draft_is_written_down_for_the_secretary_alone(session, meeting, secretary):
    item = service.add_item(held(meeting), WORDS, BOARD, by=secretary)
    service.change_item(item, held(meeting), WORDS, BOARD, by=secretary, version=item.version)
    (entry,) = written(session)
    assert (entry.deed, entry.visibility) == (Deed.AGENDA_ITEM_ADDED, Visibility.DRAFT)
    assert entry.after["title"] == "Sufficiency"


def test_what_is_changed_is_written_down_field_by_field(session, meeting, secretary):
    item = service.add_item(out(meeting), WORDS, BOARD, late_reason="Now.", by=secretary)
    words = ItemWords("Sufficiency", Purpose.DISCUSS, 30, "Head of Service", WORDS.summary)
    label = Label(Visibility.PUBLIC)
    service.change_item(item, held(meeting), words, label, by=secretary, version=item.version)
    (entry,) = written(session, Deed.AGENDA_ITEM_CHANGED)
    assert entry.before == {"minutes": 20, "visibility": "board"}
    assert entry.after == {"minutes": 30, "visibility": "public"}
    assert entry.visibility is Visibility.PUBLIC


def test_two_do_not_write_over_one_another(meeting, secretary):
    item = ItemFactory(meeting_id=meeting.id)
    with pytest.raises(ChangedMeanwhile):
        service.change_item(item, held(meeting), WORDS, BOARD, by=secretary, version=99)


def test_ordering_leaves_the_version_of_items_and_of_the_meeting(session, meeting, secretary):
    ids = [ItemFactory(meeting_id=meeting.id, position=at).id for at in range(3)]
    before = {item.id: item.version for item in items(meeting)}, meeting.version
    service.order(held(meeting), ids[::-1], by=secretary)
    session.expire_all()
    assert [item.id for item in items(meeting)] == ids[::-1]
    assert ({item.id: item.version for item in items(meeting)}, meeting.version) == before


def test_an_order_of_other_items_is_out_of_date(meeting, secretary):
    ids = [ItemFactory(meeting_id=meeting.id, position=at).id for at in range(3)]
    for wrong in (ids[:2], [*ids, 999], [ids[0], ids[0], ids[1]]):
        with pytest.raises(DomainError, match="changed the agenda meanwhile"):
            service.order(held(meeting), wrong, by=secretary)


def test_part_2_cannot_be_ordered_before_part_1(meeting, secretary):
    first = ItemFactory(meeting_id=meeting.id, position=1)
    second = ItemFactory(meeting_id=meeting.id, position=2, **PART_2)
    service.move(second, held(meeting), up=True, by=secretary)
    assert [item.id for item in items(meeting)] == [first.id, second.id]


def test_sending_out_shows_it_once_and_for_good(session, meeting, secretary):
    with pytest.raises(DomainError, match="Nothing is on the agenda yet"):
        service.send_out(held(meeting), by=secretary)
    ItemFactory(meeting_id=meeting.id, visibility=Visibility.DRAFT)
    with pytest.raises(DomainError, match="Nothing is on the agenda yet"):
        service.send_out(held(meeting), by=secretary)
    ItemFactory(meeting_id=meeting.id)
    version = meeting.version
    service.send_out(held(meeting), by=secretary)
    assert (meeting.agenda_out_at, meeting.agenda_revised_at) == (clock.now(), None)
    assert meeting.version == version
    with pytest.raises(DomainError, match="out already"):
        service.send_out(held(meeting), by=secretary)
    (entry,) = written(session, Deed.AGENDA_SENT_OUT)
    assert (entry.visibility, entry.after["items"]) == (Visibility.BOARD, 1)


def test_a_late_item_needs_its_reason_and_tells_that_the_agenda_changed(
    session, meeting, secretary
):
    ItemFactory(meeting_id=meeting.id)
    meeting = out(meeting)
    with pytest.raises(NotAccepted) as refusal:
        service.add_item(meeting, WORDS, BOARD, by=secretary)
    assert list(refusal.value.by_field) == ["late_reason"]
    assert meeting.agenda_revised_at is None
    item = service.add_item(meeting, WORDS, BOARD, late_reason="Inspection.", by=secretary)
    assert (item.late_reason, item.added_at) == ("Inspection.", clock.now())
    assert meeting.agenda_revised_at == clock.now()


def test_before_it_is_out_nothing_is_late(meeting, secretary):
    item = service.add_item(held(meeting), WORDS, BOARD, late_reason="Typed anyway", by=secretary)
    assert (item.late_reason, held(meeting).agenda_revised_at) == ("", None)


def test_an_item_that_was_not_ready_is_late_when_it_comes_after_the_agenda(meeting, secretary):
    item = ItemFactory(meeting_id=meeting.id, visibility=Visibility.DRAFT)
    meeting = out(meeting)
    with pytest.raises(NotAccepted):
        service.change_item(item, meeting, WORDS, BOARD, by=secretary, version=item.version)
    keeping.item_to_change(meeting, item.id)
    change = {"late_reason": "It is urgent.", "by": secretary, "version": item.version}
    service.change_item(item, meeting, WORDS, BOARD, **change)
    assert (item.late_reason, item.visibility) == ("It is urgent.", Visibility.BOARD)


def test_what_is_out_is_not_hidden_by_its_label(meeting, secretary):
    item = ItemFactory(meeting_id=meeting.id)
    draft = Label(Visibility.DRAFT)
    with pytest.raises(NotAccepted, match="withdraw the item instead"):
        service.change_item(item, out(meeting), WORDS, draft, by=secretary, version=item.version)
    with pytest.raises(NotAccepted):
        service.add_item(held(meeting), WORDS, draft, late_reason="Now.", by=secretary)


def test_of_a_draft_items_are_removed_and_later_not(session, meeting, secretary):
    first, second = (ItemFactory(meeting_id=meeting.id, position=at) for at in (1, 2))
    service.remove_item(first, held(meeting), by=secretary)
    assert [(item.id, item.position) for item in items(meeting)] == [(second.id, 1)]
    with pytest.raises(DomainError, match="withdraw the item instead"):
        service.remove_item(second, out(meeting), by=secretary)


@pytest.mark.parametrize("leans", ["paper", "comment", "resolution", "carried"])
def test_an_item_to_which_something_belongs_is_not_removed(session, meeting, secretary, leans):
    item = ItemFactory(meeting_id=meeting.id)
    {
        "paper": lambda: PaperFactory(item=item),
        "comment": lambda: ItemCommentFactory(item_id=item.id),
        "resolution": lambda: ResolutionFactory(item_id=item.id),
        "carried": lambda: ItemFactory(carried_from_id=item.id),
    }[leans]()
    with pytest.raises(DomainError, match="Withdraw it instead"):
        service.remove_item(item, held(meeting), by=secretary)
    assert session.get(AgendaItem, item.id) is item


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(MeetingStatus.CANCELLED, "was cancelled"), (MeetingStatus.HELD, "took place")],
)
def test_the_agenda_of_a_meeting_that_is_over_or_off_stays(meeting, secretary, status, sentence):
    item = ItemFactory(meeting_id=meeting.id)
    meeting.status = status
    with pytest.raises(DomainError, match=sentence):
        service.begin(held(meeting), by=secretary)
    with pytest.raises(DomainError, match=sentence):
        service.add_item(held(meeting), WORDS, BOARD, by=secretary)
    with pytest.raises(DomainError, match=sentence):
        service.remove_item(item, held(meeting), by=secretary)
    with pytest.raises(DomainError, match=sentence):
        service.order(held(meeting), [item.id], by=secretary)
