"""A meeting that approved minutes, or whose own are approved, is moved and cancelled no more."""

from datetime import date, time

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.sittings import MinutesFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import DomainError
from tracker.meetings import service
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.service import Times


@pytest.fixture
def secretary(session):
    return person(Role.BOARD_SECRETARY)


@pytest.fixture
def approved(session):
    """An earlier meeting and a later one that approved its minutes; nobody said they were held."""
    body = BodyFactory(is_public=True)
    first = MeetingFactory(body=body, held_on=date(2025, 6, 24))
    at = MeetingFactory(body=body, held_on=date(2025, 9, 2))
    MeetingFactory(body=body, held_on=date(2025, 11, 4))
    MinutesFactory(
        meeting_id=first.id, state=MinutesState.APPROVED, approved_at_id=at.id,
        locked_at=clock.now(),
    )  # fmt: skip
    return {"first": first, "at": at}


@pytest.mark.parametrize(
    ("which", "why"), [("first", "approved on 2 September 2025"), ("at", "Minutes were approved")]
)
def test_what_was_approved_keeps_its_day(approved, secretary, which, why):
    meeting = approved[which]
    day, facts = meeting.held_on, {"by": secretary, "version": meeting.version}
    times = Times(time(14), None, "")
    with pytest.raises(DomainError, match=why):
        service.move_meeting(meeting, on=date(2025, 10, 1), times=times, **facts)
    with pytest.raises(DomainError, match=why):
        service.cancel_meeting(meeting, reason="By mistake.", **facts)
    assert (meeting.held_on, meeting.status) == (day, MeetingStatus.PLANNED)
