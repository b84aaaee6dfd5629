"""The steps of a meeting’s cycle, and how each stands."""

from enum import StrEnum


class StepKind(StrEnum):
    """What is to be done for a meeting, in the order of a day on which several fall."""

    ROUND_OPENS = "round-opens"
    ASKED_AGAIN = "asked-again"
    SIGN_OFF = "sign-off"
    ROUND_CLOSES = "round-closes"
    FROZEN = "frozen"
    SUMMARIES = "summaries"
    PAPERS = "papers"
    AGENDA = "agenda"
    MEETING = "meeting"
    MINUTES_CHASED = "minutes-chased"
    DECISIONS = "decisions"
    MINUTES = "minutes"
    KEY_MESSAGES = "key-messages"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def who(self) -> str:
        """Who does it."""
        return _WHO[self]

    @property
    def is_automatic(self) -> bool:
        """The tracker does it by itself on its day, so it is nobody’s next thing to do."""
        return self in _AUTOMATIC

    @property
    def is_after(self) -> bool:
        """It follows the meeting."""
        return self in _AFTER


_AUTOMATIC = frozenset(
    {
        StepKind.ROUND_OPENS,
        StepKind.ASKED_AGAIN,
        StepKind.ROUND_CLOSES,
        StepKind.FROZEN,
        StepKind.MINUTES_CHASED,
    }
)
_AFTER = frozenset(
    {
        StepKind.MINUTES_CHASED,
        StepKind.DECISIONS,
        StepKind.MINUTES,
        StepKind.KEY_MESSAGES,
        StepKind.APPROVED,
    }
)
_LABELS = {
    StepKind.ROUND_OPENS: "The update round opens: leads and chairs are asked",
    StepKind.ASKED_AGAIN: "Leads who said nothing are asked again",
    StepKind.SIGN_OFF: "Chairs sign off their workstreams",
    StepKind.ROUND_CLOSES: "The update round closes",
    StepKind.FROZEN: "The board’s page is frozen",
    StepKind.SUMMARIES: "Plain summaries go to the shadow committee",
    StepKind.PAPERS: "Papers are in",
    StepKind.AGENDA: "Agenda and pack go out",
    StepKind.MEETING: "The meeting",
    StepKind.MINUTES_CHASED: "The minute-taker is asked, if no minutes are out",
    StepKind.DECISIONS: "Decisions and actions go out",
    StepKind.MINUTES: "Draft minutes go out",
    StepKind.KEY_MESSAGES: "Key messages go to the committee",
    StepKind.APPROVED: "The minutes are approved",
}
_TRACKER, _SECRETARY = "The tracker", "The secretary"
_WHO = {
    StepKind.ROUND_OPENS: _TRACKER,
    StepKind.ASKED_AGAIN: _TRACKER,
    StepKind.SIGN_OFF: "Workstream chairs",
    StepKind.ROUND_CLOSES: _TRACKER,
    StepKind.FROZEN: _TRACKER,
    StepKind.SUMMARIES: _SECRETARY,
    StepKind.PAPERS: "Whoever presents",
    StepKind.AGENDA: _SECRETARY,
    StepKind.MEETING: "Everybody on its list",
    StepKind.MINUTES_CHASED: _TRACKER,
    StepKind.DECISIONS: _SECRETARY,
    StepKind.MINUTES: "The minute-taker",
    StepKind.KEY_MESSAGES: _SECRETARY,
    StepKind.APPROVED: "The next meeting",
}


class Counting(StrEnum):
    """Which clear days a notice is counted in: the day of issue and of the meeting never count."""

    WORKING_DAYS = "working-days"
    DAYS = "days"

    @property
    def label(self) -> str:
        return {"working-days": "Clear working days", "days": "Clear days"}[self.value]

    @property
    def says(self) -> str:
        """What is left out, in a sentence."""
        return {
            "working-days": "Weekends and bank holidays do not count.",
            "days": "Weekends and bank holidays count too.",
        }[self.value]


class Standing(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LATE = "late"
    TODAY = "today"
    AHEAD = "ahead"
    NO_DATE = "no-date"
    WAITS = "waits"  # for somebody to say that the meeting took place
    NOT_NEEDED = "not-needed"
    NOT_DONE = "not-done"  # and the meeting is over
