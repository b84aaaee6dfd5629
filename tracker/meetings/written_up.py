"""Whether a meeting’s note says what was decided; before its day it says what it will be about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import select

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.clock import london
from tracker.core.database import db


class Told(Protocol):
    """What the history tells of one deed on a meeting."""

    @property
    def at(self) -> datetime: ...

    @property
    def after(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Noted:
    """A meeting with its note, and when any of it was last changed."""

    id: int
    held_on: date
    note: str
    changed_at: datetime


def is_written_up(noted: Noted, story: Iterable[Told]) -> bool:
    """Whether the note is of the meeting.

    A note without a history came with the meeting, so what counts is when that was written.
    """
    if not noted.note.strip():
        return False
    deeds = list(story)
    written = [each.at for each in deeds if "note" in each.after]
    if written:
        return london(written[-1]).date() >= noted.held_on
    is_marked_later = any("status" in each.after for each in deeds)
    return not is_marked_later and london(noted.changed_at).date() >= noted.held_on


def written_up(meetings: Sequence[Noted]) -> set[int]:
    """Those of some meetings whose notes say what was decided."""
    noted = [each for each in meetings if each.note.strip()]
    if not noted:
        return set()
    story = defaultdict[int | None, list[Any]](list)
    rows = db.session.execute(
        select(AuditEntry.subject_id, AuditEntry.at, AuditEntry.after)
        .where(
            AuditEntry.subject_type == "meeting",
            AuditEntry.subject_id.in_([each.id for each in noted]),
            AuditEntry.deed.in_((Deed.MEETING_ADDED, Deed.MEETING_MOVED, Deed.MEETING_CHANGED)),
        )
        .order_by(AuditEntry.id)
    )
    for row in rows:
        story[row.subject_id].append(row)
    return {each.id for each in noted if is_written_up(each, story[each.id])}
