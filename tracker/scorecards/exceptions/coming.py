"""Exceptions at the meeting that they were promised for: its agenda, its pack, its page."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Protocol

from sqlalchemy import ColumnElement, and_, or_, select

from tracker.core import clock
from tracker.core.database import db
from tracker.meetings import listing
from tracker.meetings.agenda.beginning import NewItem
from tracker.meetings.agenda.enums import ItemKind, Purpose
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Meeting
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.readers import READERS
from tracker.meetings.pack.rules import short_hash
from tracker.meetings.pack.sections import Section, Sections
from tracker.rendering import render_alone
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.exceptions.policy import visible_to
from tracker.scorecards.exceptions.queries import Row, exceptions, grouped

MINUTES = 10


class AMeeting(Protocol):
    """What is asked of a meeting here; a row of a list has it too."""

    @property
    def id(self) -> int: ...

    @property
    def body_id(self) -> int: ...

    @property
    def held_on(self) -> date: ...


def due_at(meeting: AMeeting) -> ColumnElement[bool]:
    """Promised for this meeting, or for an earlier one of its body and still open when it meets."""
    earlier = select(Meeting.id).where(
        Meeting.body_id == meeting.body_id, Meeting.held_on < meeting.held_on
    )
    begins = datetime.combine(meeting.held_on, time.min, clock.LONDON)
    was_open = or_(DataException.closed_at.is_(None), DataException.closed_at >= begins)
    return or_(
        DataException.promised_for_id == meeting.id,
        and_(DataException.promised_for_id.in_(earlier), was_open),
    )


def carried(meeting: AMeeting, rows: Iterable[Row]) -> dict[int, int]:
    """How many meetings of its body each was promised for in vain; 0 where it is the first."""
    held = db.session.scalars(
        select(Meeting.held_on).where(
            Meeting.body_id == meeting.body_id,
            Meeting.status == MeetingStatus.HELD,
            Meeting.held_on < meeting.held_on,
        )
    ).all()
    return {
        row.exception.id: sum(row.promised_for.held_on <= day for day in held)
        for row in rows
        if row.promised_for is not None and row.promised_for.id != meeting.id
    }


def agenda_items(meeting: Meeting) -> list[NewItem]:
    """What comes on an agenda by itself: one item, where its readers may see what is due there.

    Private exceptions make no item: it would tell that there are some.
    """
    reader = READERS[PackKind.PUBLIC if meeting.body.is_public else PackKind.BOARD]
    found = select(DataException.id).where(due_at(meeting), visible_to(reader)).limit(1)
    if db.session.scalar(found) is None:
        return []
    kind = ItemKind.EXCEPTIONS
    return [NewItem(kind, kind.label, Purpose.DISCUSS, MINUTES, "")]


def write(meeting_id: int, kind: PackKind) -> str:
    """What was promised about figures and where it got to, as a pack's readers may see it."""
    rows, times = _due(meeting_id, kind)
    if not rows:
        return ""
    return render_alone(
        "scorecards/exceptions/pack_section.html",
        rows=grouped(rows),
        times=times,
        today=clock.today(),
    )


def told(meeting_id: int, kind: PackKind) -> list[str]:
    """The actions that it names."""
    return [f"action-{row.action.id}" for row in _due(meeting_id, kind)[0] if row.action]


def mark(meeting_id: int, kind: PackKind) -> str:
    """Which exceptions there are, and where each got to: a day more is no change."""
    return short_hash(
        [
            (row.exception.id, row.exception.version, row.action and row.action.state)
            + tuple(seen and (seen.said.spoken, seen.label) for seen in (row.old, row.new))
            for row in _due(meeting_id, kind)[0]
        ]
    )


def _due(meeting_id: int, kind: PackKind) -> tuple[list[Row], dict[int, int]]:
    today = clock.today()
    meeting = listing.meeting_row(meeting_id, READERS[PackKind.FULL], today=today)
    if meeting is None:
        return [], {}
    rows = exceptions(READERS[kind], due_at(meeting), today=today)
    return rows, carried(meeting, rows)


SECTIONS: Sections = {ItemKind.EXCEPTIONS: Section(write, mark, told)}
