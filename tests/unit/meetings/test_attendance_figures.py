"""Counting who was there."""

import pytest

from tracker.meetings.attendance.rules import Noted, SeatFigures, seats
from tracker.meetings.minutes.enums import AttendanceState as S


def noted(meeting, name, state, *, seat=None, seat_name="", title="", substitute_for=""):
    return Noted(meeting, seat, seat_name, name, title, state, substitute_for)


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


def test_seats_that_papers_name_alike_are_counted_together_but_for_those_with_a_title():
    lines = [
        noted(1, "Councillor", S.PRESENT, title="Chair"),
        noted(1, "Councillor", S.PRESENT),
        noted(1, "Councillor", S.PRESENT),
        noted(1, "Councillor", S.APOLOGIES),
        noted(2, "Councillor", S.PRESENT, title="Chair"),
        noted(2, "Councillor", S.ABSENT),
    ]
    assert seats(lines) == [
        SeatFigures("Councillor, Chair", present=2),
        SeatFigures("Councillor", present=2, apologies=1, absent=1, is_shared=True),
    ]


def test_a_seat_keeps_its_figures_when_its_title_changes():
    lines = [noted(1, "Councillor A", S.PRESENT, title="Chair"), noted(2, "Councillor A", S.ABSENT)]
    assert seats(lines) == [SeatFigures("Councillor A", present=1, absent=1)]
