"""What a document has of actions: what they are, what was said of them, and where it says so."""

from dataclasses import dataclass
from datetime import date

from tracker.actions.details import ActionDetails, Due
from tracker.actions.enums import Judgement


@dataclass(frozen=True)
class Source:
    """The document that facts come from, the place in it, and the day from which they count."""

    document: str
    place: str
    counts_on: date


@dataclass(frozen=True)
class Brought:
    """One action of a document. Its ref is kept where it is free, else one is made up; `first` is
    an earlier date, from which its due date was moved."""

    details: ActionDetails
    due: Due
    source: Source
    to_check: str = ""
    first: Due | None = None
    said: "SaidOf | None" = None


@dataclass(frozen=True)
class SaidOf:
    """What a document says of how an action stands; `is_done` where it reports it complete."""

    judgement: Judgement | None = None
    progress: str = ""
    is_done: bool = False

    @property
    def is_update(self) -> bool:
        """Whether it says how the action stands."""
        return self.judgement is not None or bool(self.progress)
