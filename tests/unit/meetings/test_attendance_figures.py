"""Counting who was there."""

import pytest

from tracker.meetings.attendance.rules import Noted, SeatFigures, seats
from tracker.meetings.minutes.enums import AttendanceState as S


def noted(meeting, name, state, *, seat=None, seat_name="", substitute_for=""):
    return Noted(meeting, seat, seat_name, name, state, substitute_for)


def test_a_seat_is_counted_once_a_meeting():
    lines = [
        noted(1, "A", S.PRESENT, seat=7, seat_name="Head of Housing"),
        noted(2, "B", S.APOLOGIES, seat=7, seat_name="Head of Housing"),
        noted(3, "B", S.ABSENT, seat=7, seat_name="Head of Housing"),
    ]
    (found,) = seats(lines)
    assert found == SeatFigures("Head of Housing", present=1, apologies=1, absent=1)
    assert (found.meetings, found.attended) == (3, "33%")


def test_a_substitute_counts_for_the_seat_and_not_as_apologies_too():
    lines = [
        noted(1, "Head of Housing", S.APOLOGIES, seat=7, seat_name="Head of Housing"),
        noted(1, "Deputy", S.SUBSTITUTE, substitute_for="Head of Housing"),
    ]
    assert seats(lines) == [SeatFigures("Head of Housing", substitute=1)]


@pytest.mark.parametrize("name", ["Councillor A", "councillor  a"])
def test_a_substitute_for_somebody_who_has_no_line_that_day_counts_for_their_seat(name):
    lines = [
        noted(1, "Councillor A", S.PRESENT),
        noted(2, "Councillor B", S.SUBSTITUTE, substitute_for=name),
    ]
    assert seats(lines) == [SeatFigures("Councillor A", present=1, substitute=1)]


def test_officers_in_attendance_have_no_seat():
    assert seats([noted(1, "Clerk", S.IN_ATTENDANCE), noted(1, "A", S.PRESENT)]) == [
        SeatFigures("A", present=1)
    ]


def test_a_member_who_is_marked_as_a_substitute_has_sent_one():
    lines = [noted(1, "A", S.SUBSTITUTE, seat=7, seat_name="Head of Housing")]
    assert seats(lines) == [SeatFigures("Head of Housing", substitute=1)]
