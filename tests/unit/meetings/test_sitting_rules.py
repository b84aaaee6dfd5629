"""Who counts as there, and what a resolution says where nobody wrote it otherwise."""

from dataclasses import dataclass
from datetime import time

import pytest

from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MemberRole
from tracker.meetings.minutes.enums import AttendanceState, ResolutionKind
from tracker.meetings.sitting.rules import (
    is_undecided,
    present_now,
    quorum_words,
    usual_state,
    usual_words,
)


@dataclass
class At:
    state: AttendanceState | None
    left_at: time | None = None


def test_members_and_substitutes_in_the_room_count():
    lines = [At(state) for state in AttendanceState] + [At(None)]
    assert present_now(lines) == 2
    assert present_now([*lines, At(AttendanceState.PRESENT, time(11, 30))]) == 2


@pytest.mark.parametrize(
    ("present", "quorum", "said"),
    [
        (3, None, ""),
        (3, 3, "The quorum is 3, and it is met."),
        (4, 3, "The quorum is 3, and it is met."),
        (2, 3, "The quorum is 3: 1 more is needed."),
        (0, 3, "The quorum is 3: 3 more are needed."),
    ],
)
def test_whether_the_meeting_can_decide(present, quorum, said):
    assert quorum_words(present, quorum) == said


@pytest.mark.parametrize(
    ("role", "state"),
    [
        (MemberRole.CHAIR, AttendanceState.PRESENT),
        (MemberRole.AMBASSADOR, AttendanceState.PRESENT),
        (None, AttendanceState.PRESENT),
        (MemberRole.SECRETARY, AttendanceState.IN_ATTENDANCE),
        (MemberRole.IN_ATTENDANCE, AttendanceState.IN_ATTENDANCE),
    ],
)
def test_as_what_somebody_is_there(role, state):
    assert usual_state(role) is state


@pytest.mark.parametrize(
    ("kind", "resolutions", "undecided"),
    [
        (ItemKind.ORDINARY, 0, True),
        (ItemKind.ORDINARY, 1, False),
        (ItemKind.MINUTES, 0, True),
        (ItemKind.APOLOGIES, 0, False),
        (ItemKind.NEXT_MEETING, 0, False),
    ],
)
def test_what_keeps_a_meeting_from_closing(kind, resolutions, undecided):
    assert is_undecided(kind, resolutions=resolutions) is undecided


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (ResolutionKind.NOTE, {}, "That “Scorecard” be noted."),
        (ResolutionKind.APPROVE, {}, "That “Scorecard” be approved."),
        (ResolutionKind.ENDORSE, {}, "That “Scorecard” be endorsed."),
        (
            ResolutionKind.APPROVE_SUBJECT_TO,
            {"subject_to": "minor amendments."},
            "That “Scorecard” be approved, subject to minor amendments.",
        ),
        (
            ResolutionKind.REFER,
            {"onward": "the Committee"},
            "That “Scorecard” be referred to the Committee.",
        ),
        (ResolutionKind.DEFER, {}, "That “Scorecard” be deferred to the next meeting."),
        (ResolutionKind.APPOINT, {}, ""),
    ],
)
def test_the_usual_words(kind, more, said):
    assert usual_words(kind, "Scorecard.", ItemKind.ORDINARY, **more) == said


def test_minutes_are_approved_as_a_correct_record():
    said = usual_words(ResolutionKind.APPROVE, "Minutes of 30 July 2025", ItemKind.MINUTES)
    assert said == "That the minutes of the last meeting be approved as a correct record."
