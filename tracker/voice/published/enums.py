"""The words of what is printed: themes, and what its author says."""

from enum import StrEnum


class Theme(StrEnum):
    """What young people speak of: the themes of the survey of 2024 (AR, page 5), and money."""

    HOMES = "homes"
    HEALTH = "health"
    LEARNING = "learning"
    MONEY = "money"
    PEOPLE = "people"
    PLANS = "plans"
    SERVICES = "services"

    @property
    def label(self) -> str:
        """The theme as a reader sees it."""
        return {
            Theme.HOMES: "Homes and moving",
            Theme.HEALTH: "Health and feeling well",
            Theme.LEARNING: "School, college and work",
            Theme.MONEY: "Money",
            Theme.PEOPLE: "People around you",
            Theme.PLANS: "Plans and meetings",
            Theme.SERVICES: "Getting help",
        }[self]


class Consent(StrEnum):
    """What is said to the question whether the words may be printed.

    NO_AUTHOR: they were written down for others, and a second person agreed (decision 0031).
    """

    ASKED = "asked"
    NAMED = "named"
    UNNAMED = "unnamed"
    REFUSED = "refused"
    NO_AUTHOR = "no_author"


ALLOWS = frozenset({Consent.NAMED, Consent.UNNAMED, Consent.NO_AUTHOR})


class Stage(StrEnum):
    """How far a comment is on its way to the page, for the participation lead."""

    NOT_ASKED = "to-ask"
    ASKED = "asked"
    AGREED = "agreed"
    PRINTED = "printed"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The heading of such a list."""
        return {
            Stage.NOT_ASKED: "Can be printed",
            Stage.ASKED: "Waits for a yes or no",
            Stage.AGREED: "Agreed, not printed yet",
            Stage.PRINTED: "On the page",
            Stage.REFUSED: "Not to be printed",
        }[self]

    @property
    def has_words(self) -> bool:
        """Whether somebody has written the words for print already."""
        return self is not Stage.NOT_ASKED
