"""Objects of sittings for the walk over every address."""

from typing import Any

from tests.factories.sittings import (
    AttendanceFactory,
    DeclarationFactory,
    NoteVersionFactory,
    ResolutionFactory,
)
from tracker.people.models import User

MISSING = 999_999

Values = dict[str, Any]


def sittings(meetings: dict[str, Values], by: User) -> None:
    """Of each meeting somebody who was there and declared an interest, and what came of an item."""
    for state, values in meetings.items():
        gone = dict.fromkeys(
            ("attendance_id", "declaration_id", "resolution_id", "number"), MISSING
        )
        values |= gone
        if state == "missing":
            continue
        item_id, meeting_id = values["item_id"], values["meeting_id"]
        who = AttendanceFactory(meeting_id=meeting_id)
        declared = DeclarationFactory(meeting_id=meeting_id, attendance_id=who.id)
        values["attendance_id"] = who.id
        values["declaration_id"] = declared.id
        values["resolution_id"] = ResolutionFactory(item_id=item_id).id
        values["number"] = NoteVersionFactory(item_id=item_id, by_id=by.id).number
