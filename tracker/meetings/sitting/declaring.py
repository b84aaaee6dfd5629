"""Declarations of interest: written down and taken out again."""

from dataclasses import dataclass

from sqlalchemy import select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.minutes.enums import InterestKind
from tracker.meetings.minutes.models import Attendance, Declaration
from tracker.meetings.models import Meeting
from tracker.meetings.sitting.guard import expect_open, told_to


@dataclass(frozen=True, slots=True)
class Interest:
    """Who declares what, in which item; without one in the whole meeting."""

    attendance_id: int
    item_id: int | None
    kind: InterestKind
    note: str
    left_the_room: bool


def declare(meeting: Meeting, interest: Interest, *, by: Person) -> Declaration:
    """Write down an interest; who declares it is on the register of this meeting."""
    expect_open(meeting)
    who = db.session.get(Attendance, interest.attendance_id)
    if who is None or who.meeting_id != meeting.id:
        raise NotFound
    made = Declaration(
        meeting_id=meeting.id,
        attendance_id=interest.attendance_id,
        item_id=interest.item_id,
        kind=interest.kind,
        note=interest.note,
        left_the_room=interest.left_the_room,
        declared_at=clock.now(),
    )
    db.session.add(made)
    _record(Deed.INTEREST_DECLARED, meeting, made, who.name, by=by)
    return made


def take_out(meeting: Meeting, declaration_id: int, *, by: Person) -> None:
    """Take out an interest that was written down by mistake."""
    expect_open(meeting)
    found = db.session.execute(
        select(Declaration, Attendance.name)
        .join(Attendance, Declaration.attendance_id == Attendance.id)
        .where(Declaration.id == declaration_id, Declaration.meeting_id == meeting.id)
    ).first()
    if found is None:
        raise NotFound
    db.session.delete(found.Declaration)
    _record(Deed.INTEREST_TAKEN_OUT, meeting, found.Declaration, found.name, by=by)


def _record(deed: Deed, meeting: Meeting, made: Declaration, who: str, *, by: Person) -> None:
    item = db.session.get(AgendaItem, made.item_id) if made.item_id else None
    told = {"who": who, "kind": made.kind.label, "note": made.note}
    told |= {"item": item.title} if item else {}
    told |= {"left_the_room": "yes"} if made.left_the_room else {}
    audit.record(
        deed,
        subject_type="agenda_item" if item else "meeting",
        subject_id=item.id if item else meeting.id,
        by=by,
        before=told if deed is Deed.INTEREST_TAKEN_OUT else {},
        after=told if deed is Deed.INTEREST_DECLARED else {},
        visibility=told_to(item.visibility, meeting) if item else Visibility.BOARD,
    )
