"""Words about letters."""

from enum import StrEnum


class LetterKind(StrEnum):
    """The two kinds of letter: the working day's digest, and letters about an account."""

    DIGEST = "digest"
    ACCOUNT = "account"

    @property
    def label(self) -> str:
        return {"digest": "What needs you", "account": "Account"}[self.value]


class LetterState(StrEnum):
    """Where a letter stands; no letter leaves an ended state."""

    QUEUED = "queued"
    SENDING = "sending"
    RETRY = "retry"
    IN_DOUBT = "in_doubt"
    HELD = "held"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {
            LetterState.QUEUED: "Waiting",
            LetterState.SENDING: "Being sent",
            LetterState.RETRY: "Will be tried again",
            LetterState.IN_DOUBT: "In doubt",
            LetterState.HELD: "Held",
            LetterState.SENT: "Sent",
            LetterState.FAILED: "Failed",
            LetterState.EXPIRED: "Out of date",
            LetterState.CANCELLED: "Not needed",
        }[self]

    @property
    def has_ended(self) -> bool:
        return self in ENDED


ENDED = frozenset(
    {LetterState.SENT, LetterState.FAILED, LetterState.EXPIRED, LetterState.CANCELLED}
)


class BounceKind(StrEnum):
    """What a mail server that could not deliver a letter says of its address."""

    PERMANENT = "permanent"
    TRANSIENT = "transient"
    OURS = "ours"

    @property
    def label(self) -> str:
        return {
            BounceKind.PERMANENT: "There is no such address",
            BounceKind.TRANSIENT: "It could not be delivered for now",
            BounceKind.OURS: "Refused for reasons that are not the address’s",
        }[self]
