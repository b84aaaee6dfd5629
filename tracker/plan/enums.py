"""Words about plans."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """A draft is only the board secretary's; an adopted plan is live from its first to last day."""

    DRAFT = "draft"
    ADOPTED = "adopted"

    @property
    def label(self) -> str:
        return self.value.capitalize()
