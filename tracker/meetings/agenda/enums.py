"""Words about agendas."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a meeting is to do with an item."""

    NOTE = "note"
    DECIDE = "decide"
    DISCUSS = "discuss"
    APPROVE = "approve"

    @property
    def label(self) -> str:
        return f"To {self.value}"


class ItemKind(StrEnum):
    """Items that the tracker knows what to do with, and all others."""

    ORDINARY = "ordinary"
    APOLOGIES = "apologies"
    DECLARATIONS = "declarations"
    MINUTES = "minutes"  # approve the last minutes
    PROMISES = "promises"  # what we promised last time
    SHADOW = "shadow"  # update from the shadow committee
    BOARD_SUMMARY = "board-summary"
    EXCEPTIONS = "exceptions"  # what was promised about figures
    NEXT_MEETING = "next-meeting"
    ANY_OTHER = "any-other"

    @property
    def label(self) -> str:
        return {
            ItemKind.ORDINARY: "Ordinary item",
            ItemKind.APOLOGIES: "Apologies for absence",
            ItemKind.DECLARATIONS: "Declarations of interest",
            ItemKind.MINUTES: "Minutes of the last meeting",
            ItemKind.PROMISES: "What we promised last time",
            ItemKind.SHADOW: "Update from the shadow committee",
            ItemKind.BOARD_SUMMARY: "Board summary",
            ItemKind.EXCEPTIONS: "Key data exceptions and next steps",
            ItemKind.NEXT_MEETING: "Next meeting",
            ItemKind.ANY_OTHER: "Any other business",
        }[self]


class ItemState(StrEnum):
    """Whether an item is to be taken, or what became of it instead."""

    PLANNED = "planned"
    HELD_OVER = "held-over"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()


class ExemptParagraph(StrEnum):
    """Schedule 12A of the Local Government Act 1972, part 1: why a paper may be private."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"
    SEVEN = "7"

    @property
    def label(self) -> str:
        return f"Paragraph {self.value}: {_REASONS[self.value]}"


_REASONS = {
    "1": "information about an individual",
    "2": "information that is likely to reveal who an individual is",
    "3": "somebody’s financial or business affairs, the council’s among them",
    "4": "consultations or negotiations about labour relations",
    "5": "legal professional privilege",
    "6": "notices or orders that the council proposes",
    "7": "the prevention, investigation or prosecution of crime",
}
