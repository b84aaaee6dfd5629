"""Who can be seen or heard in what somebody sends."""

from enum import StrEnum

MOST = 4


class Consent(StrEnum):
    """What whoever sends a picture, sound or video says of the people in it."""

    NOBODY = "nobody"
    ONLY_ME = "only_me"
    EVERYBODY = "everybody"

    @property
    def label(self) -> str:
        """The words that they choose from."""
        return {
            Consent.NOBODY: "Nobody",
            Consent.ONLY_ME: "Only me",
            Consent.EVERYBODY: "Other people. Everybody in it said yes",
        }[self]

    @property
    def told(self) -> str:
        """The same for whoever looks after comments."""
        return {
            Consent.NOBODY: "Nobody can be seen or heard in it",
            Consent.ONLY_ME: "Only whoever sent it can be seen or heard in it",
            Consent.EVERYBODY: "Everybody in it said yes",
        }[self]
