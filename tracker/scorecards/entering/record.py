"""What the history says of a figure and of what is said of it: which cell and who, no number.

It is read by more people than a figure that is not published, or small.
"""

from typing import Literal

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.people.identity import SignedIn
from tracker.scorecards.figure_models import Commentary, Figure

Turn = Literal["entered", "taken-back", "checked", "sent-back", "published"]


def record(turn: Turn, thing: Figure | Commentary, label: str, by: SignedIn) -> None:
    """Write down that a figure, or what is said of it, took a turn; `label` is its period."""
    revision = {"revision": thing.number} if isinstance(thing, Figure) else {}
    audit.record(
        Deed(f"{thing.__tablename__}:{turn}"),
        subject_type="indicator",
        subject_id=thing.indicator_id,
        by=by,
        after={"period": label, **revision},
    )
