"""The two printed minutes as data: who was there, what was resolved, in the papers' own words."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.minutes import queries
from tracker.meetings.minutes.composing import compose
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import Minutes
from tracker.meetings.minutes.queries import standing_of
from tracker.meetings.minutes.text import from_json
from tracker.meetings.models import Body, Meeting
from tracker.people.identity import SignedIn
from tracker.seeding import service
from tracker.seeding.commands import SEED

COMMITTEE = "cared-for-children-and-care-leavers-committee"


@pytest.fixture
def committee(session):
    service.load(SEED, demo=False)
    session.flush()
    rows = session.execute(
        select(Meeting.held_on, Meeting.id).join(Body).where(Body.slug == COMMITTEE)
    )
    return {held_on: meeting_id for held_on, meeting_id in rows}


def test_the_minutes_of_june_2023_are_seven_with_their_times_and_officers(committee):
    text = compose(committee[date(2023, 6, 20)], first_number=1)
    assert [each.minute for each in text.items] == [1, 2, 3, 4, 5, 6, 7]
    assert (text.began, text.closed) == ("14:00", "14:38")
    assert sum(number for _, number in text.present) == 10
    assert "NHS" in " ".join(each.name for each, _ in text.in_attendance)
    assert [each.kind for item in text.items for each in item.resolutions] == [
        "appoint", "appoint", "approve", "note", "note",
    ]  # fmt: skip


def test_the_minutes_of_june_2025_have_the_chair_of_the_year(committee):
    text = compose(committee[date(2025, 6, 24)], first_number=1)
    assert len(text.items) == 8
    assert (text.chair, len(text.in_attendance)) == ("Councillor", 10)
    assert (text.began, text.closed) == ("14:00", "15:20")
    (approved,) = text.items[3].resolutions
    assert approved.kind == "approve-subject-to"
    assert approved.subject_to in approved.text


def test_the_minutes_before_them_are_approved_subject_to_the_missing_officer(session, committee):
    meeting_id = committee[date(2025, 3, 4)]
    now = standing_of(meeting_id)
    assert (now.state, now.approved_on) == (MinutesState.APPROVED, date(2025, 6, 24))
    assert now.subject_to.endswith("Head of Service, being noted as in attendance")
    assert from_json(now.locked).items == ()
    states = session.scalars(select(Minutes.state).order_by(Minutes.id)).all()
    assert states == ["approved", "agreed", "approved", "agreed"]


def test_a_member_of_the_public_reads_the_printed_minutes_whole(session, committee):
    viewer = SignedIn(0, "", "", "", frozenset({Role.COMMITTEE_MEMBER}), False)
    june, september = committee[date(2025, 6, 24)], committee[date(2025, 9, 2)]
    alone = ActionFactory(arising_meeting_id=june, visibility=Visibility.PUBLIC)
    ActionFactory(arising_meeting_id=june, visibility=Visibility.BOARD)
    row = listing.meeting_row(june, viewer, today=clock.today())
    found = queries.sight(row, viewer, today=clock.today())
    assert [len(found.text.items), found.undecided, found.corrections] == [8, [], []]
    assert [each.action_id for each in found.text.actions] == [alone.id]
    later = listing.meeting_row(september, viewer, today=clock.today())
    waiting = queries.minutes_to_approve_at(later, today=clock.today())
    assert [held_on for _, held_on, _ in waiting] == [date(2025, 6, 24), date(2023, 6, 20)]
    assert queries.number_to_begin(later) == 9
