"""What it takes to hand a letter over, and what may become of it, whoever carries it."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

CONNECT_SECONDS = 30
COMMAND_SECONDS = 300
DOT_SECONDS = 600  # RFC 5321 4.5.3.2.6: to give up earlier makes copies
NOTE = 300


class Result(StrEnum):
    """What became of a letter that was handed over, or not (reliability 5.4)."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    ADDRESS = "address"
    """There is no such address."""
    REFUSED = "refused"
    """This letter will not be taken; neither the address nor we are to blame."""
    OURS = "ours"
    """Nobody gets letters until we mend it."""
    UNKNOWN = "unknown"
    LATE = "late"
    """Not handed over: it took so long to come to it that somebody else may have the letter."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result with what was said."""

    result: Result
    note: str = ""
    code: int | None = None


LATE = Outcome(Result.LATE, "It took too long to come to it, so it was not sent")


class Ended(Exception):
    """The conversation ended before the letter was handed over."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.note)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Until:
    """How long a letter is ours, by a clock that nobody sets and that runs while we are stopped."""

    hand_over_by: float
    answer_by: float

    @classmethod
    def after(cls, seconds: float) -> "Until":
        """From now on, for so long; what is left after the hand-over is for the answer."""
        now = time.monotonic()
        return cls(now + seconds - min(DOT_SECONDS, seconds * 2 / 3), now + seconds * 0.98)

    def check(self) -> None:
        """Raises Ended where the time to hand over has passed."""
        if time.monotonic() >= self.hand_over_by:
            raise Ended(LATE)

    def patience(self, most: float) -> float:
        """How long to wait for the answer."""
        return max(0.05, min(most, self.answer_by - time.monotonic()))


class Records(Protocol):
    """Where one can look up whether a letter arrived of which we do not know."""

    def find(self, message_ids: Collection[str], *, since: datetime) -> dict[str, bool]:
        """For each whether it arrived; left out where that cannot be told."""


class Transport(Protocol):
    """Something that takes letters."""

    @property
    def records(self) -> Records | None:
        """Where to look a letter up, if anywhere."""

    def ahead(self, sender: str, recipient: str, until: Until) -> None:
        """Begin to say whose letter comes next, and wait for nothing; none of it is sent yet."""

    def send(self, sender: str, recipient: str, packed: bytes, until: Until) -> Outcome:
        """Hand a letter over, unless it is too late for that."""

    def probe(self) -> Outcome:
        """Whether letters would be taken; sends none."""

    def close(self) -> None:
        """Say goodbye."""


def plain(said: bytes | str) -> str:
    """What somebody else said as one short line that is safe to show."""
    text = said if isinstance(said, str) else said.decode("utf-8", "replace")
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:NOTE]


def said(error: BaseException) -> str:
    """An error as one short line."""
    return plain(str(error) or type(error).__name__)
