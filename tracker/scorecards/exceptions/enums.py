"""Words about exceptions."""

from enum import StrEnum


class Tone(StrEnum):
    """Good news and bad stand in the same table (documents.md U16)."""

    HIGHLIGHT = "highlight"
    RISK = "risk"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class NextStep(StrEnum):
    """The nine kinds of next step (documents.md U15); each is done in its own way."""

    MONITOR = "monitor"
    LINK = "link"
    REPORT = "report"
    ANALYSE = "analyse"
    REVIEW = "review"
    PRODUCE = "produce"
    DEEP_DIVE = "deep_dive"
    INVESTIGATE = "investigate"
    CHANGE = "change"

    @property
    def label(self) -> str:
        return {
            NextStep.MONITOR: "Keep watching it",
            NextStep.LINK: "Link it to a workstream",
            NextStep.REPORT: "Report to the next meeting",
            NextStep.ANALYSE: "Analyse it",
            NextStep.REVIEW: "Review a policy",
            NextStep.PRODUCE: "Produce something, such as a map",
            NextStep.DEEP_DIVE: "Look deep into it",
            NextStep.INVESTIGATE: "Investigate and report",
            NextStep.CHANGE: "Change the scorecard",
        }[self]

    @property
    def is_done_when(self) -> str:
        """What "done" means for this kind, in words."""
        return {
            NextStep.MONITOR: "the next figure is there and somebody has said what it shows",
            NextStep.LINK: "the workstream has it as an action",
            NextStep.REPORT: "the report is a paper of the meeting",
            NextStep.ANALYSE: "the findings were told to the meeting",
            NextStep.REVIEW: "the policy was reviewed, and what changed is said",
            NextStep.PRODUCE: "the thing itself is there to look at",
            NextStep.DEEP_DIVE: "the findings and what follows from them were told to the meeting",
            NextStep.INVESTIGATE: "the cause was told to the meeting",
            NextStep.CHANGE: "the indicator is on the scorecard",
        }[self]


class ExceptionState(StrEnum):
    """Open until a meeting heard what happened."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return self.value.capitalize()
