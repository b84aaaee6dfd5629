"""Reads for the page of a meeting while it sits: a fixed number, whatever its length."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.agenda.queries import ItemRow, agenda
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.listing import MeetingRow
from tracker.meetings.minutes.enums import InterestKind, ResolutionKind
from tracker.meetings.minutes.models import (
    Arising,
    Attendance,
    Declaration,
    NoteVersion,
    Resolution,
    WavedAway,
)
from tracker.meetings.minutes.rules import needs_decision
from tracker.meetings.models import Meeting
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import NextBoard, next_board
from tracker.meetings.sitting.phrases import key_of, promises_in
from tracker.people.identity import SignedIn
from tracker.people.models import User

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A resolution as the page shows it."""

    id: int
    item_id: int
    kind: ResolutionKind
    text: str


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """An interest as the page shows it; its note only to who may read its item."""

    id: int
    name: str
    kind: InterestKind
    item_id: int | None
    note: str
    left_the_room: bool
    item: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A text as somebody saved it."""

    number: int
    text: str
    saved_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that sounds like one, and how an address names it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class SittingItem:
    """An item with all that came of it so far."""

    row: ItemRow
    resolutions: list[ResolutionRow]
    arisen: list[ActionRow]
    promises: list[Promise]
    waved: list[str]
    versions: int

    @property
    def is_taken(self) -> bool:
        """Whether there is anything to write of it: it is taken, and the reader may read it."""
        return self.row.number is not None and not self.row.is_closed

    @property
    def is_private(self) -> bool:
        """Whether it is Part 2."""
        return self.row.visibility is Visibility.RESTRICTED

    @property
    def needs_decision(self) -> bool:
        """Whether it ends with a resolution, as every item does that is no mere form."""
        return needs_decision(self.row.kind)


def items(meeting_id: int, eyes: Eyes, *, viewer: SignedIn) -> list[SittingItem]:
    """The items of a meeting by one person's eyes, those that are still drafts left out."""
    rows = [row for row in agenda(meeting_id, eyes) if row.visibility is not Visibility.DRAFT]
    mine = [row.id for row in rows if not row.is_closed]
    resolutions, versions = _resolutions(mine), _versions(mine)
    arisen, known = _arisen(mine, viewer)
    waved = _waved(mine)
    return [
        SittingItem(
            row=row,
            resolutions=resolutions[row.id],
            arisen=arisen[row.id],
            promises=_offered(row.discussion, {*known[row.id], *waved[row.id]}),
            waved=waved[row.id],
            versions=versions.get(row.id, 0),
        )
        for row in rows
    ]


def _offered(discussion: str, settled: set[str]) -> list[Promise]:
    return [Promise(key_of(each), each) for each in promises_in(discussion) if each not in settled]


def _resolutions(item_ids: list[int]) -> dict[int, list[ResolutionRow]]:
    rows = db.session.execute(
        select(Resolution.id, Resolution.item_id, Resolution.kind, Resolution.text)
        .where(Resolution.item_id.in_(item_ids))
        .order_by(Resolution.position, Resolution.id)
    )
    return _by_item(ResolutionRow(*row) for row in rows)


def _versions(item_ids: list[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(NoteVersion.item_id, func.count(NoteVersion.id))
        .where(NoteVersion.item_id.in_(item_ids))
        .group_by(NoteVersion.item_id)
    )
    return {item_id: many for item_id, many in rows}


def _arisen(
    item_ids: list[int], viewer: SignedIn
) -> tuple[dict[int, list[ActionRow]], dict[int, list[str]]]:
    """The actions that arose, by item, and the words that promised them."""
    links = db.session.execute(
        select(Arising.item_id, Arising.action_id, Arising.words)
        .where(Arising.item_id.in_(item_ids))
        .order_by(Arising.id)
    ).all()
    ids = sorted({link.action_id for link in links})
    rows = actions.rows(moment_on(), viewer=viewer, where=[Action.id.in_(ids)]) if ids else []
    known = {row.id: row for row in rows}
    found: dict[int, list[ActionRow]] = defaultdict(list)
    words: dict[int, list[str]] = defaultdict(list)
    for link in links:
        words[link.item_id].append(link.words)
        if link.action_id in known:
            found[link.item_id].append(known[link.action_id])
    return found, words


def _waved(item_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = db.session.execute(
        select(WavedAway.item_id, WavedAway.words)
        .where(WavedAway.item_id.in_(item_ids))
        .order_by(WavedAway.id)
    )
    for item_id, words in rows:
        found[item_id].append(words)
    return found


def _by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found


def declarations(meeting_id: int, rows: Iterable[ItemRow]) -> list[DeclarationRow]:
    """The interests declared at a meeting; `rows` are its items as the reader sees them."""
    known = {row.id: row for row in rows}
    found = db.session.execute(
        select(
            Declaration.id,
            Attendance.name,
            Declaration.kind,
            Declaration.item_id,
            Declaration.note,
            Declaration.left_the_room,
        )
        .join(Attendance, Declaration.attendance_id == Attendance.id)
        .where(Declaration.meeting_id == meeting_id)
        .order_by(Declaration.id)
    )
    return [_seen(DeclarationRow(*row), known) for row in found]


def _seen(row: DeclarationRow, known: dict[int, ItemRow]) -> DeclarationRow:
    item = known.get(row.item_id) if row.item_id else None
    may_read = row.item_id is None or (item is not None and not item.is_closed)
    title = item.title if item else ("" if row.item_id is None else "An item")
    note = row.note if may_read else ""
    return DeclarationRow(row.id, row.name, row.kind, row.item_id, note, row.left_the_room, title)


def versions_of(item_id: int, *, page: int, size: int) -> tuple[list[VersionRow], int]:
    """A page of an item's texts as they were saved, the latest first, and how many there are."""
    own = NoteVersion.item_id == item_id
    total = db.session.scalar(select(func.count(NoteVersion.id)).where(own)) or 0
    rows = db.session.execute(
        select(NoteVersion.number, NoteVersion.text, NoteVersion.saved_at, User.name)
        .join(User, NoteVersion.by_id == User.id)
        .where(own)
        .order_by(NoteVersion.number.desc(), NoteVersion.id.desc())
        .limit(size)
        .offset((page - 1) * size)
    )
    return [VersionRow(*row) for row in rows], total


def version_of(item_id: int, number: int) -> VersionRow | None:
    """One of an item's texts."""
    row = db.session.execute(
        select(NoteVersion.number, NoteVersion.text, NoteVersion.saved_at, User.name)
        .join(User, NoteVersion.by_id == User.id)
        .where(NoteVersion.item_id == item_id, NoteVersion.number == number)
        .order_by(NoteVersion.id.desc())
    ).first()
    return None if row is None else VersionRow(*row)


def board_after(meeting_on: date) -> NextBoard | None:
    """The next board after a meeting: what is promised at today's board is not due today."""
    return next_board(max(clock.today(), meeting_on + _ONE_DAY))


def later_meetings(meeting: MeetingRow) -> list[tuple[str, str]]:
    """The later meetings of the same body, to which an item can be deferred; soonest first."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.held_on)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.held_on > meeting.held_on,
            Meeting.status == MeetingStatus.PLANNED,
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(12)
    )
    return [(str(row.id), long_date(row.held_on)) for row in rows]


def meeting_before(meeting: MeetingRow) -> int | None:
    """The last meeting of the same body that took place: its minutes are approved now."""
    return db.session.scalar(
        select(Meeting.id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.held_on < meeting.held_on,
            Meeting.status == MeetingStatus.HELD,
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(1)
    )


def times_of(meeting_id: int) -> Any:
    """When a meeting began and closed."""
    return db.session.execute(
        select(Meeting.began_at, Meeting.closed_at).where(Meeting.id == meeting_id)
    ).one()
