"""Pure rules of a sitting: who counts as there, whose seat is taken, what a resolution says."""

from collections.abc import Iterable
from datetime import time
from typing import Protocol

from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MemberRole
from tracker.meetings.minutes.enums import AttendanceState, ResolutionKind
from tracker.meetings.minutes.rules import needs_decision

HERE = frozenset({AttendanceState.PRESENT, AttendanceState.SUBSTITUTE})
THERE = HERE | {AttendanceState.IN_ATTENDANCE}
_NO_SEAT = frozenset({MemberRole.SECRETARY, MemberRole.IN_ATTENDANCE})


class Present(Protocol):
    """What the count asks of a line of the register."""

    @property
    def state(self) -> AttendanceState | None: ...

    @property
    def left_at(self) -> time | None: ...


def usual_state(role: MemberRole | None) -> AttendanceState:
    """As what somebody is there: a member is present, who keeps the minutes is in attendance."""
    return AttendanceState.IN_ATTENDANCE if role in _NO_SEAT else AttendanceState.PRESENT


def present_now(lines: Iterable[Present]) -> int:
    """How many members and substitutes are in the room: who has left is not."""
    return sum(line.state in HERE and line.left_at is None for line in lines)


def quorum_words(present: int, quorum: int | None) -> str:
    """Whether the meeting can decide, in a sentence; nothing where no quorum is known."""
    if quorum is None:
        return ""
    if present >= quorum:
        return f"The quorum is {quorum}, and it is met."
    missing = quorum - present
    return f"The quorum is {quorum}: {missing} more {'is' if missing == 1 else 'are'} needed."


def is_undecided(kind: ItemKind, *, resolutions: int) -> bool:
    """Whether the meeting cannot close yet, because this item has no resolution (rules 5.7)."""
    return needs_decision(kind) and not resolutions


def usual_words(
    kind: ResolutionKind, title: str, item_kind: ItemKind, *, subject_to: str = "", onward: str = ""
) -> str:
    """What a resolution says where nobody wrote it otherwise; empty where it must be written.

    `onward` is where it goes: the body that it is referred to, or the day of the later meeting.
    """
    is_minutes = item_kind is ItemKind.MINUTES
    thing = "the minutes of the last meeting" if is_minutes else f"“{title.rstrip('.')}”"
    approved = "approved as a correct record" if is_minutes else "approved"
    return {
        ResolutionKind.APPOINT: "",
        ResolutionKind.APPROVE: f"That {thing} be {approved}.",
        ResolutionKind.APPROVE_SUBJECT_TO: (
            f"That {thing} be {approved}, subject to {subject_to.rstrip('.')}."
        ),
        ResolutionKind.ENDORSE: f"That {thing} be endorsed.",
        ResolutionKind.NOTE: f"That {thing} be noted.",
        ResolutionKind.REFER: f"That {thing} be referred to {onward}.",
        ResolutionKind.DEFER: f"That {thing} be deferred to {onward or 'the next meeting'}.",
    }[kind]
