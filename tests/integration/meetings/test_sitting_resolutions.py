"""What a meeting resolves and what arises from it, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tests.factories.plan import PlanFactory
from tracker.actions.details import ActionDetails, Due
from tracker.actions.enums import Precision
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError, NotFound
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.waiting import held_over
from tracker.meetings.minutes.enums import ResolutionKind
from tracker.meetings.minutes.models import Arising, Resolution, WavedAway
from tracker.meetings.sitting import resolving
from tracker.meetings.sitting.resolving import Resolved

TODAY, NOVEMBER = date(2025, 9, 5), date(2025, 11, 21)


@pytest.fixture
def by(session):
    return UserFactory(name="Board secretary")


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board(), held_on=TODAY)


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, title="Housing Charter")


@pytest.fixture
def later(meeting):
    return MeetingFactory(body=meeting.body, held_on=NOVEMBER)


def defer(meeting, item, by, to=None):
    said = Resolved(ResolutionKind.DEFER, defer_to_id=to.id if to else None)
    return resolving.resolve(meeting, item.id, said, by=by)


def test_what_is_deferred_waits_for_the_next_agenda(session, meeting, item, later, by):
    defer(meeting, item, by, later)
    session.flush()
    assert [held.item.id for held in held_over(later)] == [item.id]


def test_a_deferral_is_taken_back_until_the_item_is_on_another_agenda(
    session, meeting, item, later, by
):
    made = defer(meeting, item, by, later)
    carried = ItemFactory(meeting_id=later.id, carried_from_id=item.id)
    with pytest.raises(DomainError, match="on the agenda of 21 November 2025 already"):
        resolving.take_out(meeting, item.id, made.id, by=by)
    carried.state = ItemState.WITHDRAWN
    resolving.take_out(meeting, item.id, made.id, by=by)
    assert (item.state, item.state_reason) == (ItemState.PLANNED, "")


def test_what_belongs_to_another_kind_is_not_kept(session, meeting, item, later, by):
    said = Resolved(ResolutionKind.NOTE, subject_to="this", defer_to_id=later.id)
    made = resolving.resolve(meeting, item.id, said, by=by)
    assert (made.subject_to, made.defer_to_id, item.state) == ("", None, ItemState.PLANNED)


def test_resolutions_stand_in_the_order_in_which_they_were_made(session, meeting, item, by):
    for kind in (ResolutionKind.NOTE, ResolutionKind.ENDORSE):
        resolving.resolve(meeting, item.id, Resolved(kind), by=by)
    rows = session.scalars(select(Resolution).order_by(Resolution.position))
    assert [row.kind for row in rows] == [ResolutionKind.NOTE, ResolutionKind.ENDORSE]


def test_an_item_of_another_meeting_is_not_there(meeting, later, by):
    other = ItemFactory(meeting_id=later.id)
    with pytest.raises(NotFound):
        resolving.resolve(meeting, other.id, Resolved(ResolutionKind.NOTE), by=by)


def test_what_arises_from_a_private_item_is_as_private(session, meeting, by):
    private = ItemFactory(meeting_id=meeting.id, title="Zq8canary", **PART_2)
    details = ActionDetails(plan_id=PlanFactory().id, text="Sign it")
    due = Due(Precision.DAY, on=NOVEMBER)
    action = resolving.add_action(meeting, private.id, details, due, words="Zq8canary", by=by)
    resolving.resolve(meeting, private.id, Resolved(ResolutionKind.APPROVE), by=by)
    assert action.visibility is Visibility.RESTRICTED
    assert session.scalars(select(Arising)).one().words == "Zq8canary"
    rows = list(session.scalars(select(AuditEntry)))
    assert {row.deed for row in rows} == {Deed.ACTION_ADDED, Deed.RESOLUTION_ADDED}
    assert {row.visibility for row in rows} == {Visibility.RESTRICTED}


def test_words_are_waved_away_once(session, meeting, item, by):
    for _ in range(2):
        resolving.wave_away(meeting, item.id, "A list will be sent.", by=by)
        session.flush()
    assert len(list(session.scalars(select(WavedAway)))) == 1
    resolving.offer_again(meeting, item.id, by=by)
    session.flush()
    assert list(session.scalars(select(WavedAway))) == []
