"""The words for escalations: kinds, levels, states, themes, and what each step did."""

from enum import StrEnum


class EscalationKind(StrEnum):
    """A concern owes an answer; good practice is told and counted (rules 5.8)."""

    CONCERN = "concern"
    GOOD_PRACTICE = "good_practice"

    @property
    def label(self) -> str:
        return {
            EscalationKind.CONCERN: "Concern or dispute",
            EscalationKind.GOOD_PRACTICE: "Good practice alert",
        }[self]


class Level(StrEnum):
    """Who owes the answer."""

    TEAM = "team"
    MANAGER = "manager"
    BOARD = "board"

    @property
    def label(self) -> str:
        return {
            Level.TEAM: "Team",
            Level.MANAGER: "Senior manager",
            Level.BOARD: "Board",
        }[self]

    @property
    def next(self) -> "Level | None":
        """The level above it; none above the board."""
        return {Level.TEAM: Level.MANAGER, Level.MANAGER: Level.BOARD}.get(self)


class EscalationState(StrEnum):
    """Whether an answer is owed; good practice is told, and nothing is owed."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    TOLD = "told"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Theme(StrEnum):
    """What it is about, for the quarterly table."""

    CARE_PLANNING = "care_planning"
    HEALTH = "health"
    HOMES = "homes"
    EDUCATION = "education"
    FAMILY_TIME = "family_time"
    LEAVING_CARE = "leaving_care"
    PARTNERS = "partners"
    RECORDS = "records"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _THEMES.get(self, self.value.replace("_", " ").capitalize())


_THEMES = {
    Theme.PARTNERS: "Working with partners",
    Theme.RECORDS: "Reports and records on time",
    Theme.OTHER: "Something else",
}


class StepDeed(StrEnum):
    """What a step did."""

    RAISED = "raised"
    MOVED_UP = "moved_up"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()
