"""What becomes of an item instead: withdrawn, held over, carried on, copied; and what stands."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory, StandingItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotFound
from tracker.core.visibility import Visibility
from tracker.meetings.agenda import keeping, service, standing, states, waiting
from tracker.meetings.agenda.enums import ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import StandingItem
from tracker.meetings.agenda.standing import StandingWords
from tracker.meetings.enums import MeetingStatus
from tracker.people.identity import SignedIn

NOVEMBER = date(2025, 11, 28)
AOB = StandingWords(ItemKind.ANY_OTHER, "Any other business", Purpose.DISCUSS, 5, "")
SCORECARD = StandingWords(ItemKind.ORDINARY, "Scorecard", Purpose.NOTE, 10, "Performance lead")


@pytest.fixture
def secretary(session):
    user = UserFactory(name="Board Secretary")
    facts = {"email": user.email, "known_as": user.known_as, "roles": frozenset()}
    return SignedIn(id=user.id, name=user.name, is_cleared=True, **facts)


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board)


@pytest.fixture
def november(board):
    return MeetingFactory(body=board, held_on=NOVEMBER)


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, title="Sufficiency", summary="In short.", minutes=20)


def held(meeting):
    return keeping.agenda_to_change(meeting.id)


def of(secretary, item, reason="The report is not ready."):
    return {"reason": reason, "by": secretary, "version": item.version}


def entry_of(session, deed):
    session.flush()
    return session.scalars(select(AuditEntry).where(AuditEntry.deed == deed)).one()


def test_a_withdrawn_item_stays_with_its_reason_and_can_be_put_back(
    session, meeting, item, secretary
):
    keeping.tell(meeting, agenda_out_at=clock.now())
    states.withdraw(item, held(meeting), **of(secretary, item))
    assert (item.state, item.state_reason) == (ItemState.WITHDRAWN, "The report is not ready.")
    assert held(meeting).agenda_revised_at == clock.now()
    assert entry_of(session, Deed.AGENDA_ITEM_WITHDRAWN).note == "The report is not ready."
    with pytest.raises(DomainError, match="withdrawn already"):
        states.withdraw(item, held(meeting), **of(secretary, item))
    states.put_back(item, held(meeting), by=secretary, version=item.version)
    assert (item.state, item.state_reason) == (ItemState.PLANNED, "")
    with pytest.raises(DomainError, match="on the agenda already"):
        states.put_back(item, held(meeting), by=secretary, version=item.version)


def test_a_state_needs_its_reason_and_the_version_that_was_seen(meeting, item, secretary):
    with pytest.raises(NotAccepted):
        states.withdraw(item, held(meeting), **of(secretary, item, reason=""))
    with pytest.raises(ChangedMeanwhile):
        states.hold_over(item, held(meeting), reason="Why", by=secretary, version=99)
    assert item.state is ItemState.PLANNED


def test_a_held_over_item_waits_for_the_next_agenda(meeting, november, item, secretary):
    assert states.hold_over(item, held(meeting), **of(secretary, item)) is None
    assert [each.item.id for each in waiting.held_over(november)] == [item.id]
    (carried,) = service.begin(held(november), by=secretary)
    assert (carried.title, carried.carried_from_id) == ("Sufficiency", item.id)
    assert waiting.held_over(november) == []


def test_it_goes_at_once_to_an_agenda_that_is_being_made(meeting, november, item, secretary):
    ItemFactory(meeting_id=november.id)
    carried = states.hold_over(item, held(meeting), **of(secretary, item))
    assert (carried.meeting_id, carried.carried_from_id) == (november.id, item.id)


def test_it_does_not_slip_onto_an_agenda_that_is_out(meeting, november, item, secretary):
    ItemFactory(meeting_id=november.id)
    keeping.tell(november, agenda_out_at=clock.now())
    assert states.hold_over(item, held(meeting), **of(secretary, item)) is None
    assert len(keeping.items_of(november.id)) == 1


def test_it_may_be_held_over_after_the_meeting_but_not_of_one_that_was_cancelled(
    meeting, item, secretary
):
    meeting.status = MeetingStatus.CANCELLED
    with pytest.raises(DomainError, match="was cancelled"):
        states.hold_over(item, held(meeting), **of(secretary, item))
    meeting.status = MeetingStatus.HELD
    states.hold_over(item, held(meeting), **of(secretary, item))
    assert item.state is ItemState.HELD_OVER


def test_an_item_is_carried_to_the_next_meeting_once(meeting, november, item, secretary):
    PaperFactory(item=item)
    new, later = states.carry(item, held(meeting), by=secretary)
    assert (new.title, new.summary, new.minutes) == ("Sufficiency", "In short.", 20)
    assert (new.carried_from_id, later.id, item.state) == (item.id, november.id, ItemState.PLANNED)
    assert keeping.item_to_change(held(november), new.id).papers == []
    with pytest.raises(DomainError, match="agenda of 28 November 2025 already"):
        states.carry(item, held(meeting), by=secretary)


def test_without_a_next_meeting_it_is_not_carried(meeting, item, secretary):
    with pytest.raises(DomainError, match="Add it first"):
        states.carry(item, held(meeting), by=secretary)


def test_a_private_item_is_carried_and_copied_as_a_private_one(meeting, november, secretary):
    item = ItemFactory(meeting_id=meeting.id, public_title="A contract", **PART_2)
    new, _ = states.carry(item, held(meeting), by=secretary)
    copied, _ = states.copy(item, november.id, by=secretary)
    for each in (new, copied):
        assert each.visibility is Visibility.RESTRICTED
        assert (each.exempt_reason, each.public_title) == (item.exempt_reason, "A contract")
    assert copied.carried_from_id is None


def test_a_copy_for_an_agenda_that_is_out_needs_its_reason(meeting, november, item, secretary):
    keeping.tell(november, agenda_out_at=clock.now())
    with pytest.raises(NotAccepted):
        states.copy(item, november.id, by=secretary)
    new, _ = states.copy(item, november.id, late_reason="It cannot wait.", by=secretary)
    assert new.late_reason == "It cannot wait."


def test_standing_items_are_placed_ordered_changed_and_removed(session, board, secretary):
    standing.add(board, AOB, by=secretary)
    first = standing.add(board, SCORECARD, by=secretary)
    assert [each.title for each in waiting.standing_items(board.id)] == [
        "Scorecard",
        "Any other business",
    ]
    standing.move(first, board, up=False)
    assert waiting.standing_items(board.id)[1] is first
    words = StandingWords(ItemKind.ORDINARY, "Scorecards", Purpose.DISCUSS, 15, "")
    standing.change(first, board, words, by=secretary)
    assert (first.title, first.minutes) == ("Scorecards", 15)
    assert entry_of(session, Deed.STANDING_ITEM_CHANGED).before["minutes"] == 10
    standing.remove(first, board, by=secretary)
    session.flush()
    assert [each.title for each in session.scalars(select(StandingItem))] == ["Any other business"]


def test_nothing_stands_twice(board, secretary):
    standing.add(board, AOB, by=secretary)
    standing.add(board, SCORECARD, by=secretary)
    again = StandingWords(ItemKind.ANY_OTHER, "Other matters", Purpose.DISCUSS, 5, "")
    with pytest.raises(NotAccepted) as refusal:
        standing.add(board, again, by=secretary)
    assert list(refusal.value.by_field) == ["kind"]
    same = StandingWords(ItemKind.ORDINARY, "SCORECARD", Purpose.NOTE, None, "")
    with pytest.raises(NotAccepted) as refusal:
        standing.add(board, same, by=secretary)
    assert list(refusal.value.by_field) == ["title"]


def test_a_standing_item_is_found_under_its_own_body_alone(session, board):
    item = StandingItemFactory(body_id=board.id)
    assert standing.standing_to_change(board, item.id) is item
    with pytest.raises(NotFound):
        standing.standing_to_change(BodyFactory(), item.id)
