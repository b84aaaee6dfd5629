"""Words about the diary."""

from enum import StrEnum


class ReplyKind(StrEnum):
    """What somebody answers to an invitation."""

    COMING = "coming"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"

    @property
    def label(self) -> str:
        return {
            ReplyKind.COMING: "I am coming",
            ReplyKind.APOLOGIES: "I send my apologies",
            ReplyKind.SUBSTITUTE: "Somebody comes for me",
        }[self]

    @property
    def of_others(self) -> str:
        """The same, said of somebody else."""
        return {
            ReplyKind.COMING: "Coming",
            ReplyKind.APOLOGIES: "Apologies",
            ReplyKind.SUBSTITUTE: "Somebody comes for them",
        }[self]


class FeedShows(StrEnum):
    """Which meetings stand in somebody’s private calendar."""

    MINE = "mine"
    ALL = "all"

    @property
    def label(self) -> str:
        return {
            FeedShows.MINE: "Meetings of the groups that I am on",
            FeedShows.ALL: "All meetings that I may know of",
        }[self]
