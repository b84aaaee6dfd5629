"""How far young people are with a word of theirs."""

from enum import StrEnum


class Agreement(StrEnum):
    """Where the young people's column of a term stands (decision 0027)."""

    ASKED = "asked"
    PROPOSED = "proposed"
    AGREED = "agreed"

    @property
    def label(self) -> str:
        return {"asked": "Nobody has said yet", "proposed": "Proposed", "agreed": "Agreed"}[self]
