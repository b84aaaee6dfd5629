"""Where young people were asked."""

from enum import StrEnum


class SourceKind(StrEnum):
    """What kind of occasion it was."""

    SURVEY = "survey"
    VISIT = "visit"
    GROUP = "group"
    EVENT = "event"

    @property
    def label(self) -> str:
        """The kind as a reader sees it."""
        return self.value.capitalize()
