"""Words about bodies and meetings."""

from enum import StrEnum


class BodyKind(StrEnum):
    """What sort of body meets."""

    BOARD = "board"
    COMMITTEE = "committee"
    SHADOW = "shadow"
    GROUP = "group"
    TASK = "task"

    @property
    def label(self) -> str:
        return {"shadow": "Shadow committee", "task": "Task and finish group"}.get(
            self.value, self.value.capitalize()
        )


class MemberRole(StrEnum):
    """What somebody is on a body."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    AMBASSADOR = "ambassador"
    SECRETARY = "secretary"
    IN_ATTENDANCE = "in-attendance"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()


class MeetingStatus(StrEnum):
    """Whether a meeting is in the diary, took place, or will not."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class RoundState(StrEnum):
    """How far a board's update round is."""

    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"
    FROZEN = "frozen"
    NONE = "none"

    @property
    def label(self) -> str:
        return {
            RoundState.AHEAD: "Not open yet",
            RoundState.OPEN: "Open",
            RoundState.CLOSED: "Closed, about to be frozen",
            RoundState.FROZEN: "Closed and frozen",
            RoundState.NONE: "There was none",
        }[self]
