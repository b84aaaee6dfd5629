"""The words for actions: judgements, states, precision of due dates, outcomes."""

from enum import StrEnum


class Judgement(StrEnum):
    """What the lead says of an action, apart from what the calendar knows."""

    ON_TRACK = "on_track"
    SOME_ISSUES = "some_issues"
    NOT_ON_TRACK = "not_on_track"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return self.value.replace("_", " ").capitalize()


class State(StrEnum):
    """What is shown of an action; declared in the order of display, from done to unknown."""

    COMPLETE = "complete"
    PROPOSED_COMPLETE = "proposed_complete"
    GREEN = "green"
    ONGOING = "ongoing"
    AMBER = "amber"
    RED = "red"
    NO_UPDATE = "no_update"
    NOT_STARTED = "not_started"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """The words always printed beside the colour and the shape."""
        return _STATES[self][0]

    @property
    def shape(self) -> str:
        """The name of its shape: the symbol `s-…` and the class `is-…`."""
        return _STATES[self][1]

    @property
    def shape_words(self) -> str:
        """Its shape described for someone who cannot see it."""
        return _STATES[self][2]

    @property
    def meaning(self) -> str:
        """What it means, in a few words for the key."""
        return _STATES[self][3]


_STATES = {
    State.COMPLETE: ("Complete", "blue", "filled circle", "done, board agreed"),
    State.PROPOSED_COMPLETE: ("Proposed for closure", "ring", "ring with a dot", "by its lead"),
    State.GREEN: ("On track", "green", "tick", "will make its date"),
    State.ONGOING: ("Ongoing", "ongoing", "two arrows", "no end date"),
    State.AMBER: ("Some issues", "amber", "triangle", "can still make its date"),
    State.RED: (
        "Not on track",
        "red",
        "square with an exclamation mark",
        "late, or needs the board",
    ),
    State.NO_UPDATE: ("No update", "none", "dash", "silence since last board"),
    State.NOT_STARTED: ("Not started", "open", "open circle", "starts later"),
    State.STOPPED: ("Stopped", "stopped", "two bars", "ended without completing"),
}


class Precision(StrEnum):
    """How exactly a due date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONGOING = "ongoing"
    NEXT_BOARD = "next_board"
    NONE = "none"

    @property
    def label(self) -> str:
        """The words a reader sees in a choice."""
        return _PRECISIONS[self]


_PRECISIONS = {
    Precision.DAY: "On a day",
    Precision.MONTH: "By the end of a month",
    Precision.QUARTER: "By the end of a quarter",
    Precision.YEAR: "By the end of a year",
    Precision.ONGOING: "Ongoing, with a review date",
    Precision.NEXT_BOARD: "By the next board",
    Precision.NONE: "No date",
}


class Outcome(StrEnum):
    """How an action ended."""

    COMPLETE = "complete"
    EMBEDDED = "embedded"
    STOPPED = "stopped"
    MERGED = "merged"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.COMPLETE: "Complete",
    Outcome.EMBEDDED: "Embedded as business as usual",
    Outcome.STOPPED: "Stopped",
    Outcome.MERGED: "Merged into another action",
}
