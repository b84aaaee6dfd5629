"""Words about workstreams."""

from enum import StrEnum


class SeatKind(StrEnum):
    """The two seats of a workstream."""

    CHAIR = "chair"
    AMBASSADOR = "ambassador"

    @property
    def label(self) -> str:
        return {"chair": "Chair", "ambassador": "Care leaver ambassador"}[self.value]
