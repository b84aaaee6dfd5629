"""Steps of cycles, kinds of bodies, and a change of the notice, for the walk over every address."""

from datetime import date
from typing import Any

from tests.factories.cycles import noticed
from tracker.meetings.cycle.rules import Notice
from tracker.meetings.enums import BodyKind
from tracker.people.models import User

LATER = date(2025, 12, 24)
MISSING = 999_999


def cycles(meetings: dict[str, dict[str, Any]], by: User) -> None:
    """A step that may be ticked, one that is not there, and a change that has not begun."""
    change = noticed(BodyKind.COMMITTEE, Notice(7), LATER, by=by)
    for state, values in meetings.items():
        is_missing = state == "missing"
        values |= {
            "step": "no-such" if is_missing else "papers",
            "body_kind": "no-such" if is_missing else BodyKind.COMMITTEE.value,
            "notice_id": MISSING if is_missing else change.id,
        }
