"""Errors that a reader can act on: their text is shown as it stands."""


class DomainError(Exception):
    """A rule of the council says no; the message is a plain sentence."""

    status = 409


class NotFound(DomainError):
    """It is not there, or not this person's to know about."""

    status = 404

    def __init__(self, message: str = "There is no such page, or you cannot see it.") -> None:
        super().__init__(message)


class NotAllowed(DomainError):
    """The person may see it, but this is somebody else's to do."""

    status = 403


class TooMany(DomainError):
    """Too many tries in too short a time."""

    status = 429


class ConfigError(Exception):
    """A setting is missing or wrong; the message says which and what to do."""


class NotAccepted(DomainError):
    """A form's words break a rule: a sentence for each field, or under "" for the whole."""

    status = 422

    def __init__(self, by_field: dict[str, str]) -> None:
        self.by_field = by_field
        super().__init__(". ".join(by_field.values()))


class ChangedMeanwhile(DomainError):
    """Somebody else saved it while this person was writing."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed this while you were writing. Your words are kept below. "
            "Look at what changed, then save again."
        )
