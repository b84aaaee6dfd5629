"""The Executive Board's meetings as letters know them: moved when, and written up or not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Row, select

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.database import db
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Meeting
from tracker.meetings.queries import BoardMeeting, boards_between, minutes_are_out
from tracker.meetings.written_up import Noted, is_written_up
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladders import Ladders
from tracker.reminders.open_steps import LOOK_BACK, open_meeting_steps, open_minutes_steps
from tracker.reminders.rules import happened_on, moved_step
from tracker.reminders.steps import Step

AHEAD = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Board:
    """A meeting of the Executive Board, when its day was last moved, since when its day is known,
    and whether it is over and neither its minutes are out nor a note is written."""

    board: BoardMeeting
    moved_on: date | None = None
    known_on: date | None = None
    wants_minutes: bool = False


def boards_around(day: date) -> list[Board]:
    """The boards that letters of a day may be about, in three statements."""
    boards = [
        board
        for board in boards_between(day - LOOK_BACK, day + AHEAD)
        if board.held_on < day or board.status is MeetingStatus.PLANNED
    ]
    if not boards:
        return []
    ids = [board.id for board in boards]
    story = _story(ids)
    kept = {
        row.id: row
        for row in db.session.execute(
            select(
                Meeting.id, Meeting.note, Meeting.changed_at, minutes_are_out().label("is_out")
            ).where(Meeting.id.in_(ids))
        )
    }
    return [
        Board(
            board,
            moved_on=_last(story[board.id], Deed.MEETING_MOVED),
            known_on=_last(story[board.id], Deed.MEETING_MOVED, Deed.MEETING_ADDED),
            wants_minutes=board.held_on < day
            and not kept[board.id].is_out
            and not is_written_up(
                Noted(board.id, board.held_on, kept[board.id].note, kept[board.id].changed_at),
                story[board.id],
            ),
        )
        for board in boards
    ]


def board_steps(
    found: Board, day: date, closed: frozenset[date], ladders: Ladders
) -> Iterator[Step]:
    """All steps of a board that have fallen and still hold, but for those of its round."""
    board = found.board
    if found.wants_minutes:
        yield from open_minutes_steps(board.id, board.held_on, day, closed, ladders)
    if board.held_on < day:
        return
    yield from open_meeting_steps(board.id, board.held_on, day, closed, ladders)
    if found.moved_on is not None and found.moved_on <= day:
        yield from moved_step(
            StepKind.BOARD_MOVED, found.moved_on, About.MEETING, board.id, board.held_on, ladders
        )


_Entry = Row[tuple[int | None, datetime, Deed, dict[str, object]]]


def _story(ids: Sequence[int]) -> dict[int | None, list[_Entry]]:
    found = defaultdict[int | None, list[_Entry]](list)
    rows = db.session.execute(
        select(AuditEntry.subject_id, AuditEntry.at, AuditEntry.deed, AuditEntry.after)
        .where(
            AuditEntry.subject_type == "meeting",
            AuditEntry.subject_id.in_(ids),
            AuditEntry.deed.in_((Deed.MEETING_ADDED, Deed.MEETING_MOVED, Deed.MEETING_CHANGED)),
        )
        .order_by(AuditEntry.id)
    )
    for row in rows:
        found[row.subject_id].append(row)
    return found


def _last(story: Sequence[_Entry], *deeds: Deed) -> date | None:
    """When its day was last set by one of these."""
    moments = [row.at for row in story if row.deed in deeds and "held_on" in row.after]
    return happened_on(moments[-1]) if moments else None
