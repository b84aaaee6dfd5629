"""Twenty working days overdue, the pack, the minutes, and what was moved."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.actions import DueMoveFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.factories.reminders import board_on, led_action
from tests.factories.sittings import MinutesFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings import service as meetings
from tracker.meetings.enums import MeetingStatus, MemberRole
from tracker.meetings.minutes.enums import MinutesState
from tracker.people.sign_in import as_person
from tracker.reminders.due import due_letters
from tracker.reminders.wording import items_of

TODAY = date(2025, 9, 5)
TWENTY_DAYS_AGO = date(2025, 8, 7)  # with the bank holiday of 25 August between
HELD = date(2025, 9, 2)


def announced(on=TODAY):
    return {letter.to.id: [step.text for step in letter.announces] for letter in due_letters(on)}


def details(on=TODAY):
    return [item.detail for letter in due_letters(on) for item in items_of(letter)]


# Overdue for twenty working days


def test_twenty_working_days_overdue_is_for_the_board_s_chair(lead):
    board = BodyFactory.board()
    chair = person(Role.BOARD_MEMBER)
    MemberFactory(body=board, user=chair, role=MemberRole.CHAIR)
    MemberFactory(body=board, user=person(Role.BOARD_MEMBER))
    led_action(lead[1], due_on=TWENTY_DAYS_AGO)
    assert announced() == {chair.id: ["overdue_20"]}
    assert "It is on the board’s agenda under exceptions." in details()[0]


@pytest.mark.parametrize("ended_on", [None, date(2025, 8, 31)])
def test_without_a_chair_of_the_board_it_is_the_secretary_s_and_says_so(lead, ended_on):
    secretary = person(Role.BOARD_SECRETARY)
    if ended_on:
        board, gone = BodyFactory.board(), person(Role.BOARD_MEMBER)
        MemberFactory(body=board, user=gone, role=MemberRole.CHAIR, ended_on=ended_on)
    led_action(lead[1], due_on=TWENTY_DAYS_AGO)
    assert announced() == {secretary.id: ["overdue_20"]}
    assert "Nobody chairs the board here, so this comes to you" in details()[0]


# The pack


def test_the_pack_is_for_members_and_ambassadors(session):
    member, ambassador = person(Role.BOARD_MEMBER), ambassador_of(WorkstreamFactory())
    chair_of(WorkstreamFactory())
    board_on(members=[member])
    told = announced(date(2025, 9, 18))
    assert told == {member.id: ["pack_6"], ambassador.id: ["pack_6"]}
    assert "Read it before the meeting" in details(date(2025, 9, 18))[0]


# The minutes


@pytest.fixture
def board(session):
    return MeetingFactory(
        body=BodyFactory.board(),
        held_on=HELD,
        status=MeetingStatus.HELD,
        changed_at=datetime(2025, 9, 2, 15, tzinfo=UTC),
    )


def secretary_of(board):
    user = person(Role.DEMOCRATIC_SERVICES)
    MemberFactory(body=board.body, user=user, role=MemberRole.SECRETARY)
    return user


def test_the_minutes_are_asked_for_three_times_of_who_takes_them(board):
    person(Role.BOARD_SECRETARY)
    taker = secretary_of(board)
    days = [date(2025, 9, day) for day in range(3, 31)]
    told = {day: announced(day) for day in days}
    assert {day: found for day, found in told.items() if found} == {
        date(2025, 9, 5): {taker.id: ["minutes_3"]},
        date(2025, 9, 9): {taker.id: ["minutes_7"]},
        date(2025, 9, 23): {taker.id: ["minutes_15"]},
    }


def test_without_a_secretary_on_the_list_the_board_secretary_is_asked(board):
    secretary = person(Role.BOARD_SECRETARY)
    assert announced() == {secretary.id: ["minutes_3"]}


def test_what_is_written_down_is_asked_for_no_more(session, board):
    person(Role.BOARD_SECRETARY)
    board.note = "The offer was agreed."
    session.flush()
    assert announced() == {}


def test_words_of_before_the_meeting_are_no_minutes(session, board):
    secretary = person(Role.BOARD_SECRETARY)
    board.note = "Training will be a focus."
    board.changed_at = datetime(2025, 8, 20, tzinfo=UTC)
    session.flush()
    assert announced() == {secretary.id: ["minutes_3"]}


def test_to_say_that_it_took_place_is_no_minutes(session, board):
    secretary = person(Role.BOARD_SECRETARY)
    by = as_person(secretary)
    board.note, board.status = "Training will be a focus.", MeetingStatus.PLANNED
    board.changed_at = datetime(2025, 8, 20, tzinfo=UTC)
    session.flush()
    meetings.mark_held(board, by=by, version=board.version)
    session.flush()
    assert announced() == {secretary.id: ["minutes_3"]}
    meetings.write_note(board, note="It was agreed.", by=by, version=board.version)
    session.flush()
    assert announced() == {}


@pytest.mark.parametrize(
    ("state", "is_asked"),
    [
        (MinutesState.DRAFT, True),
        (MinutesState.CIRCULATED, False),
        (MinutesState.AGREED, False),
    ],
)
def test_minutes_are_asked_for_until_they_are_with_the_attendees(session, board, state, is_asked):
    secretary = person(Role.BOARD_SECRETARY)
    MinutesFactory(meeting_id=board.id, state=state)
    assert announced() == ({secretary.id: ["minutes_3"]} if is_asked else {})


def test_a_board_that_was_cancelled_has_no_minutes(session, board):
    person(Role.BOARD_SECRETARY)
    board.status = MeetingStatus.CANCELLED
    session.flush()
    assert announced() == {}


# Moves


def test_a_board_that_moved_is_told_once_to_all_who_have_a_part_in_it(session):
    secretary, member = person(Role.BOARD_SECRETARY), person(Role.BOARD_MEMBER)
    meeting = board_on(date(2025, 11, 26), members=[member])
    move = {"times": meetings.Times(), "by": as_person(secretary)}
    meetings.move_meeting(meeting, on=date(2025, 11, 28), version=meeting.version, **move)
    session.flush()
    assert announced() == {member.id: ["board_moved_2025-11-28"]}
    meetings.move_meeting(meeting, on=date(2025, 12, 1), version=meeting.version, **move)
    session.flush()
    assert announced() == {member.id: ["board_moved_2025-12-01"]}
    assert announced(date(2025, 9, 8)) == {}


def test_another_time_on_the_same_day_is_no_move(session):
    secretary, member = person(Role.BOARD_SECRETARY), person(Role.BOARD_MEMBER)
    meeting = board_on(date(2025, 11, 26), members=[member])
    by, times = as_person(secretary), meetings.Times(place_held="Crewe")
    meetings.move_meeting(meeting, on=meeting.held_on, times=times, by=by, version=1)
    session.flush()
    assert announced() == {}


def test_a_board_that_moved_is_announced_by_its_new_day(session):
    secretary, member = person(Role.BOARD_SECRETARY), person(Role.BOARD_MEMBER)
    meeting = board_on(members=[member])
    by = as_person(secretary)
    meetings.move_meeting(
        meeting, on=date(2025, 10, 3), times=meetings.Times(), by=by, version=meeting.version
    )
    session.flush()
    assert announced() == {member.id: ["board_moved_2025-10-03"]}
    assert announced(date(2025, 9, 12)) == {member.id: ["next_board_15"]}


def test_a_new_date_that_was_agreed_is_told_to_the_lead(lead):
    action = led_action(lead[1], due_on=date(2026, 3, 31))
    agreed = {"to_on": date(2026, 3, 31), "agreed_on": TODAY}
    DueMoveFactory(action=action, agreed_by_id=person(Role.WORKSTREAM_CHAIR).id, **agreed)
    assert announced() == {lead[0].id: ["date_moved_2026-03-31"]}
    assert announced(date(2025, 9, 8)) == {}


def test_who_agreed_a_date_themself_is_not_told_of_it(lead):
    action = led_action(lead[1], due_on=date(2026, 3, 31))
    DueMoveFactory(action=action, to_on=date(2026, 3, 31), agreed_on=TODAY, agreed_by_id=lead[0].id)
    assert announced() == {}


@pytest.mark.parametrize(
    "facts",
    [
        {"agreed_on": None},
        {"agreed_on": TODAY, "is_meeting_moved": True},
        {"agreed_on": TODAY, "to_on": date(2026, 1, 31)},
    ],
    ids=["only asked for", "moved with its meeting", "moved again since"],
)
def test_no_other_move_is_told(lead, facts):
    action = led_action(lead[1], due_on=date(2026, 3, 31))
    DueMoveFactory(action=action, **{"to_on": date(2026, 3, 31)} | facts)
    assert announced() == {}


def test_what_is_due_at_a_board_that_was_cancelled_has_a_new_date_to_tell(session, lead):
    meeting = board_on(date(2025, 9, 26))
    follower = MeetingFactory(body=meeting.body, held_on=date(2025, 11, 28))
    action = led_action(lead[1], due_on=meeting.held_on, due_meeting_id=meeting.id)
    by = as_person(person(Role.BOARD_SECRETARY))
    meetings.cancel_meeting(meeting, reason="Too few can come.", by=by, version=meeting.version)
    session.flush()
    assert action.due_on == follower.held_on
    assert announced() == {lead[0].id: ["date_moved_2025-11-28"]}


def test_the_move_cancels_the_steps_of_the_old_date(session, lead):
    action = led_action(lead[1], due_on=date(2025, 9, 4))
    assert announced() == {lead[0].id: ["overdue_1"]}
    action.due_on = clock.today().replace(year=2026)
    session.flush()
    assert announced() == {}
