"""The four things to say of the difference that an action has made."""

from enum import StrEnum


class Difference(StrEnum):
    """What an ambassador says before an action counts as complete (rules 5.9, 7)."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NO_VIEW = "no_view"

    @property
    def label(self) -> str:
        """The words of the button, and of the paper."""
        return {
            Difference.YES: "Yes",
            Difference.PARTLY: "Partly",
            Difference.NOT_YET: "Not yet",
            Difference.NO_VIEW: "No view",
        }[self]
