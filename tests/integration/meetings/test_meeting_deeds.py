from datetime import date, time

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory, closed
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tests.factories.plan import PlanFactory
from tracker.actions.details import ActionDetails, Due
from tracker.actions.enums import Precision
from tracker.actions.models import Action, DueMove
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.visibility import Visibility
from tracker.meetings import service
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.service import Times
from tracker.people.identity import SignedIn

SEPTEMBER, OCTOBER = date(2025, 9, 26), date(2025, 10, 3)
AFTERNOON = Times(time(14), time(16), "Town Hall")


@pytest.fixture
def secretary(session):
    user = UserFactory(name="Board Secretary")
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset(),
        is_cleared=False,
    )


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, made_up="starts_at;place_held")


def due_at(meeting, **facts):
    return ActionFactory(
        due_on=meeting.held_on,
        due_precision=Precision.NEXT_BOARD,
        due_meeting_id=meeting.id,
        **facts,
    )


def written(session, subject_type="meeting"):
    session.flush()
    return session.scalars(
        select(AuditEntry).where(AuditEntry.subject_type == subject_type).order_by(AuditEntry.id)
    ).all()


def test_a_new_meeting_is_planned_and_written_down(session, board, secretary):
    meeting = service.add_meeting(board, on=SEPTEMBER, times=AFTERNOON, by=secretary)
    assert (meeting.status, meeting.version) == (MeetingStatus.PLANNED, 1)
    (entry,) = written(session)
    assert (entry.deed, entry.by_name) == (Deed.MEETING_ADDED, "Board Secretary")
    assert entry.visibility is Visibility.BOARD
    assert entry.after == {
        "body": "Executive Board",
        "held_on": "2025-09-26",
        "starts_at": "14:00",
        "ends_at": "16:00",
        "place_held": "Town Hall",
    }


def test_a_meeting_on_a_day_gone_by_took_place(board, secretary):
    meeting = service.add_meeting(board, on=date(2025, 9, 4), times=Times(), by=secretary)
    assert meeting.status is MeetingStatus.HELD


def test_a_body_meets_once_a_day_but_a_cancelled_meeting_takes_no_day(board, meeting, secretary):
    with pytest.raises(NotAccepted) as refused:
        service.add_meeting(board, on=SEPTEMBER, times=Times(), by=secretary)
    assert refused.value.by_field == {
        "held_on": "Executive Board already has a meeting on 26 September 2025"
    }
    service.cancel_meeting(meeting, reason="", by=secretary, version=1)
    service.add_meeting(board, on=SEPTEMBER, times=Times(), by=secretary)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "field"),
    [
        pytest.param(None, time(16), "starts_at", id="an end without a beginning"),
        pytest.param(time(14), time(14), "ends_at", id="no time at all"),
        pytest.param(time(14), time(13), "ends_at", id="ends before it begins"),
    ],
)
def test_a_meeting_ends_after_it_begins(board, secretary, starts_at, ends_at, field):
    with pytest.raises(NotAccepted) as refused:
        service.add_meeting(board, on=SEPTEMBER, times=Times(starts_at, ends_at, ""), by=secretary)
    assert list(refused.value.by_field) == [field]


def test_what_somebody_types_is_no_longer_made_up(session, meeting, secretary):
    times = Times(time(10), time(12), "Committee Suite")
    service.change_meeting(meeting, times=times, by=secretary, version=1)
    assert meeting.made_up == "starts_at"
    (entry,) = written(session)
    assert (entry.before, entry.after) == (
        {"place_held": "Town Hall"},
        {"place_held": "Committee Suite"},
    )


def test_when_a_meeting_moves_the_open_actions_due_at_it_move_too(session, meeting, secretary):
    one, done, elsewhere = due_at(meeting), due_at(meeting), ActionFactory(due_on=SEPTEMBER)
    closed(done)
    session.flush()
    moved = service.move_meeting(meeting, on=OCTOBER, times=AFTERNOON, by=secretary, version=1)
    assert moved == [one]
    assert (one.due_on, one.due_precision, one.moves) == (OCTOBER, Precision.NEXT_BOARD, 0)
    assert one.original_due_on == SEPTEMBER
    assert (done.due_on, elsewhere.due_on) == (SEPTEMBER, SEPTEMBER)
    (move,) = session.scalars(select(DueMove))
    assert (move.reason, move.is_meeting_moved, move.from_on) == (
        "The meeting moved",
        True,
        SEPTEMBER,
    )
    assert [entry.deed for entry in written(session, "action")] == [Deed.ACTION_DATE_MOVED]
    assert [entry.deed for entry in written(session)] == [Deed.MEETING_MOVED]


def test_moving_twice_follows_twice_and_back_again(session, meeting, secretary):
    action = due_at(meeting)
    service.move_meeting(meeting, on=OCTOBER, times=AFTERNOON, by=secretary, version=1)
    session.flush()
    service.move_meeting(meeting, on=SEPTEMBER, times=AFTERNOON, by=secretary, version=2)
    assert action.due_on == SEPTEMBER
    assert len(session.scalars(select(DueMove)).all()) == 2


@pytest.mark.parametrize(
    "on", [pytest.param(date(2025, 9, 4), id="past"), pytest.param(OCTOBER, id="taken")]
)
def test_a_meeting_moves_to_a_free_day_that_has_not_gone(board, meeting, secretary, on):
    MeetingFactory(body=board, held_on=OCTOBER)
    with pytest.raises(NotAccepted) as refused:
        service.move_meeting(meeting, on=on, times=AFTERNOON, by=secretary, version=1)
    assert list(refused.value.by_field) == ["held_on"]
    assert meeting.held_on == SEPTEMBER


def test_when_a_meeting_is_cancelled_its_actions_go_to_the_next_one(
    session, board, meeting, secretary
):
    action = due_at(meeting)
    later = MeetingFactory(body=board, held_on=OCTOBER)
    MeetingFactory(held_on=date(2025, 9, 29))
    service.cancel_meeting(meeting, reason="Too few can come", by=secretary, version=1)
    assert meeting.status is MeetingStatus.CANCELLED
    assert (action.due_on, action.due_meeting_id) == (OCTOBER, later.id)
    (move,) = session.scalars(select(DueMove))
    assert move.reason == "The meeting was cancelled"
    (entry,) = written(session)
    assert (entry.deed, entry.note) == (Deed.MEETING_CANCELLED, "Too few can come")


def test_a_meeting_is_not_cancelled_from_under_its_actions(meeting, secretary):
    due_at(meeting)
    with pytest.raises(DomainError, match="no later one is set"):
        service.cancel_meeting(meeting, reason="", by=secretary, version=1)
    assert meeting.status is MeetingStatus.PLANNED


def test_a_meeting_is_held_when_its_day_has_come(meeting, secretary):
    with pytest.raises(DomainError, match="has not taken place yet"):
        service.mark_held(meeting, by=secretary, version=1)
    clock.hold(SEPTEMBER)
    service.mark_held(meeting, by=secretary, version=1)
    assert meeting.status is MeetingStatus.HELD


@pytest.mark.parametrize("status", [MeetingStatus.HELD, MeetingStatus.CANCELLED])
def test_what_is_over_or_off_is_neither_moved_nor_cancelled(board, secretary, status):
    meeting = MeetingFactory(body=board, status=status)
    for deed in (
        lambda: service.move_meeting(meeting, on=OCTOBER, times=AFTERNOON, by=secretary, version=1),
        lambda: service.cancel_meeting(meeting, reason="", by=secretary, version=1),
        lambda: service.mark_held(meeting, by=secretary, version=1),
    ):
        with pytest.raises(DomainError, match="so there is nothing to"):
            deed()


def test_nobody_writes_over_what_somebody_else_saved(session, meeting, secretary):
    service.write_note(meeting, note="Theirs", by=secretary, version=1)
    session.flush()
    with pytest.raises(ChangedMeanwhile):
        service.write_note(meeting, note="Mine", by=secretary, version=1)
    assert meeting.note == "Theirs"


def test_a_note_that_says_the_same_changes_nothing(session, meeting, secretary):
    service.write_note(meeting, note="", by=secretary, version=1)
    assert written(session) == []


def test_an_action_that_arises_names_its_meeting(session, board, secretary):
    meeting = MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    details = ActionDetails(PlanFactory().id, "Make a map", arising_meeting_id=meeting.id)
    made = service.add_arising(meeting, details, Due(), by=secretary)
    assert session.scalars(select(Action)).all() == [made]
    assert made.arising_meeting_id == meeting.id


def test_nothing_arises_from_a_meeting_that_is_still_to_come(meeting, secretary):
    details = ActionDetails(PlanFactory().id, "Make a map")
    with pytest.raises(DomainError, match="has not taken place yet"):
        service.add_arising(meeting, details, Due(), by=secretary)
