"""The one label that says who may see a thing (rules 5.11)."""

from enum import StrEnum


class Visibility(StrEnum):
    """Public (Part 1), Board, Restricted (Part 2, exempt) or Draft."""

    PUBLIC = "public"
    BOARD = "board"
    RESTRICTED = "restricted"
    DRAFT = "draft"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def readers(self) -> str:
        """Who can see it, in words."""
        return {
            Visibility.PUBLIC: "Everyone, the public committee too",
            Visibility.BOARD: "The board, the workstream and its ambassador",
            Visibility.RESTRICTED: "Only people cleared for restricted papers",
            Visibility.DRAFT: "Only the board secretary, until it is ready",
        }[self]
