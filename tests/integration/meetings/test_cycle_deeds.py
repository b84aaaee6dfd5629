"""Ticks, key messages and the notice, on either database."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.cycles import noticed
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.settings import DatedSetting
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.cycle import queries, service
from tracker.meetings.cycle.enums import Counting, Standing
from tracker.meetings.cycle.models import CycleTick
from tracker.meetings.cycle.rules import Notice
from tracker.meetings.cycle.terms import terms
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.round_models import RoundSignOff
from tracker.people.sign_in import as_person

TODAY, BOARD = date(2025, 9, 5), date(2025, 9, 26)
LATER = date(2025, 10, 1)
CLEAR = Notice(5, Counting.DAYS)


@pytest.fixture
def viewer(session):
    user = person(Role.BOARD_SECRETARY, name="Clerk")
    return replace(as_person(user), roles=frozenset({Role.BOARD_SECRETARY}))


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board(), held_on=BOARD)


def lines(meeting, viewer, today=TODAY):
    row = listing.meeting_row(meeting.id, viewer, today=today)
    return {line.key: line for line in queries.cycle(row, viewer, today=today).lines}


def test_a_tick_is_kept_once_with_who_and_when(session, meeting, viewer):
    papers = lines(meeting, viewer)["papers"]
    service.tick(meeting, papers, by=viewer)
    service.tick(meeting, papers, by=viewer)
    session.flush()
    (kept,) = session.query(CycleTick)
    assert (kept.step, kept.by_name) == ("papers", "Clerk")
    found = lines(meeting, viewer)["papers"]
    assert (found.standing, found.done.on, found.done.is_tick) == (Standing.DONE, TODAY, True)
    service.take_back(meeting, found, by=viewer)
    session.flush()
    assert lines(meeting, viewer)["papers"].standing is Standing.AHEAD
    with pytest.raises(DomainError):
        service.take_back(meeting, found, by=viewer)


def test_a_tick_is_written_down_for_readers_of_the_board(session, meeting, viewer):
    service.tick(meeting, lines(meeting, viewer)["papers"], by=viewer)
    session.flush()
    entry = session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert (entry.subject_id, entry.visibility) == (meeting.id, Visibility.BOARD)
    assert entry.after == {"step": "Papers are in"}


def test_chairs_have_signed_off_when_every_workstream_is(session, meeting, viewer):
    streams = [WorkstreamFactory(), WorkstreamFactory()]
    WorkstreamFactory(ended_on=date(2025, 8, 1))
    for number, stream in enumerate(streams, start=1):
        session.add(
            RoundSignOff(
                meeting_id=meeting.id,
                workstream_id=stream.id,
                by_id=chair_of(stream).id,
                signed_at=clock.now(),
                note="",
            )
        )
        session.flush()
        found = lines(meeting, viewer)["sign-off"]
        assert found.facts == (f"{number} of 2 workstreams signed off",)
        assert (found.standing is Standing.DONE) is (number == 2)


def test_key_messages_are_not_written_over_unseen_ones(session, meeting, viewer):
    with pytest.raises(ChangedMeanwhile):
        service.write_key_messages(meeting, "Mine", by=viewer, version=meeting.version - 1)
    service.write_key_messages(meeting, "Mine", by=viewer, version=meeting.version)
    session.flush()
    assert meeting.key_messages == "Mine"
    assert [tick.step for tick in session.query(CycleTick)] == ["key-messages"]


def test_a_cancelled_meeting_has_no_key_messages(session, meeting, viewer):
    meeting.status = MeetingStatus.CANCELLED
    with pytest.raises(DomainError):
        service.write_key_messages(meeting, "Mine", by=viewer, version=meeting.version)


def test_the_notice_follows_its_kind_and_the_day_of_the_setting(session, meeting, viewer):
    service.set_notice(BodyKind.BOARD, CLEAR, from_on=TODAY, by=viewer)
    service.set_notice(BodyKind.BOARD, Notice(7), from_on=LATER, by=viewer)
    session.flush()
    found = terms()
    assert found.notice_on(BodyKind.BOARD, date(2025, 9, 4)) == Notice()
    assert found.notice_on(BodyKind.BOARD, TODAY) == CLEAR
    assert found.notice_on(BodyKind.BOARD, LATER) == Notice(7)
    assert found.notice_on(BodyKind.COMMITTEE, LATER) == Notice()
    # Its round opens on 5 September, so it keeps what counts on that day.
    assert found.notice_for(BodyKind.BOARD, BOARD) == CLEAR
    assert lines(meeting, viewer)["agenda"].on == date(2025, 9, 19)


def test_of_two_settings_for_one_day_the_later_counts(session, viewer):
    noticed(BodyKind.BOARD, Notice(7), LATER)
    noticed(BodyKind.BOARD, CLEAR, LATER)
    assert terms().notice_on(BodyKind.BOARD, LATER) == CLEAR


@pytest.mark.parametrize(
    ("notice", "from_on"),
    [(Notice(0), LATER), (Notice(21), LATER), (CLEAR, date(2025, 9, 4)), (Notice(), LATER)],
)
def test_a_notice_that_cannot_be_is_refused(session, viewer, notice, from_on):
    with pytest.raises(NotAccepted):
        service.set_notice(BodyKind.COMMITTEE, notice, from_on=from_on, by=viewer)
    assert session.query(DatedSetting).all() == []


def test_a_change_that_counts_already_is_not_taken_back(session, viewer):
    with pytest.raises(DomainError):
        service.take_notice_back(noticed(BodyKind.BOARD, CLEAR, TODAY), by=viewer)
    service.take_notice_back(noticed(BodyKind.BOARD, Notice(7), LATER), by=viewer)
    session.flush()
    assert [row.from_on for row in session.query(DatedSetting)] == [TODAY]


def test_what_is_due_soon_is_late_or_within_ten_working_days_of_every_meeting(session, viewer):
    group = BodyFactory()
    MeetingFactory(body=group, held_on=date(2025, 9, 9))
    MeetingFactory(body=group, held_on=date(2025, 10, 20))
    MeetingFactory(body=group, held_on=date(2025, 9, 10), status=MeetingStatus.CANCELLED)
    due = queries.due_soon(viewer, today=TODAY)
    assert [(each.line.key, each.line.standing) for each in due] == [
        ("papers", Standing.LATE),
        ("agenda", Standing.LATE),
        ("meeting", Standing.AHEAD),
        ("decisions", Standing.AHEAD),
    ]


def test_the_steps_that_a_move_changes_are_told_and_a_done_one_stays(session, meeting, viewer):
    service.tick(meeting, lines(meeting, viewer)["papers"], by=viewer)
    session.flush()
    row = listing.meeting_row(meeting.id, viewer, today=TODAY)
    moved = queries.moved_steps(row, date(2025, 9, 12), viewer, today=TODAY)
    by_kind = {each.kind.value: each for each in moved}
    assert (by_kind["agenda"].was, by_kind["agenda"].will_be) == (
        date(2025, 9, 18),
        date(2025, 9, 4),
    )
    assert by_kind["agenda"].is_past
    assert by_kind["papers"].is_done
    assert not by_kind["papers"].is_past
    assert "meeting" not in by_kind
    assert queries.moved_steps(row, BOARD, viewer, today=TODAY) == []
