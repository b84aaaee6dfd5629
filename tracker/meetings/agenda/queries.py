"""Reads of an agenda: its items in order, their papers and comments, by one person’s eyes."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, select

from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.meetings.agenda.enums import ExemptParagraph, ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.minutes.enums import ResolutionKind
from tracker.meetings.minutes.models import Resolution
from tracker.people.models import User
from tracker.voice.models import Comment
from tracker.voice.policy import stands
from tracker.voice.rows import shown

PRIVATE_ITEM = "A private item"
PRIVATE_PAPER = "A private paper"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper as lists show it; `is_closed` where the reader is told only that it is private."""

    id: int
    item_id: int
    position: int
    title: str
    summary: str
    visibility: Visibility
    exempt_paragraph: ExemptParagraph | None
    exempt_reason: str
    public_title: str
    added_on: date
    is_late: bool
    late_reason: str
    withdrawn_at: datetime | None
    withdrawn_reason: str
    demonstration: bool
    version: int
    file_id: int
    file_name: str
    file_kind: FileKind
    size: int
    pages: int | None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What a young person said of an item before the meeting."""

    id: int
    item_id: int
    text: str
    shown_as: str
    said_at: datetime
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of an agenda; `number` counts those that are to be taken, the same for every reader.

    `is_closed` where the reader is told only that there is one, and why it is private.
    """

    id: int
    position: int
    kind: ItemKind
    title: str
    purpose: Purpose
    minutes: int | None
    presenter: str
    summary: str
    visibility: Visibility
    exempt_paragraph: ExemptParagraph | None
    exempt_reason: str
    public_title: str
    state: ItemState
    state_reason: str
    carried_from_id: int | None
    added_at: datetime
    late_reason: str
    discussion: str
    discussion_version: int
    public_note: str
    document: str
    demonstration: bool
    version: int
    number: int | None = None
    is_closed: bool = False
    papers: tuple[PaperRow, ...] = ()
    comments: tuple[CommentRow, ...] = field(default=())


_ITEM = tuple(getattr(AgendaItem, name) for name in list(ItemRow.__slots__)[:23])
_PAPER = tuple(getattr(Paper, name) for name in list(PaperRow.__slots__)[:17])
_FILE = (StoredFile.name, StoredFile.kind, StoredFile.size, StoredFile.pages)


def agenda(meeting_id: int, eyes: Eyes, *, with_comments: bool = True) -> list[ItemRow]:
    """The items of a meeting in their order, as these eyes may see them: three queries.

    Whoever reads what was said in another way leaves the comments out, and the third query.
    An item that the meeting itself deferred was taken, so it keeps its number there.
    """
    deferred = exists().where(
        Resolution.item_id == AgendaItem.id, Resolution.kind == ResolutionKind.DEFER
    )
    found_rows = db.session.execute(
        select(*_ITEM, deferred)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    rows = [ItemRow(*row[:-1]) for row in found_rows]
    is_deferred = {row.id for row, (*_, was) in zip(rows, found_rows, strict=True) if was}
    papers = _papers([row.id for row in rows], eyes)
    comments = _comments([row.id for row in rows] if with_comments else [])
    found, number = [], 0
    for row in rows:
        is_open = row.state is ItemState.PLANNED or row.id in is_deferred
        is_taken = is_open and row.visibility is not Visibility.DRAFT
        number += is_taken
        if not eyes.may_know_of(row.visibility):
            continue
        shown = replace(row, number=number if is_taken else None)
        if eyes.may_see(row.visibility):
            whole = replace(shown, papers=tuple(papers[row.id]), comments=tuple(comments[row.id]))
            found.append(whole)
        else:
            found.append(closed_item(shown))
    return found


def closed_item(row: ItemRow) -> ItemRow:
    """What is said of a private item to those who may not read it; built anew, not blanked."""
    return ItemRow(
        id=row.id,
        position=row.position,
        kind=ItemKind.ORDINARY,
        title=row.public_title or PRIVATE_ITEM,
        purpose=row.purpose,
        minutes=row.minutes,
        presenter="",
        summary="",
        visibility=row.visibility,
        exempt_paragraph=row.exempt_paragraph,
        exempt_reason=row.exempt_reason,
        public_title=row.public_title,
        state=row.state,
        state_reason="",
        carried_from_id=None,
        added_at=row.added_at,
        late_reason="",
        discussion="",
        discussion_version=0,
        public_note=row.public_note,
        document="",
        demonstration=row.demonstration,
        version=0,
        number=row.number,
        is_closed=True,
    )


def closed_paper(row: PaperRow) -> PaperRow:
    """What is said of a private paper of an open item: built anew, with nothing of its file."""
    return PaperRow(
        id=row.id,
        item_id=row.item_id,
        position=row.position,
        title=row.public_title or PRIVATE_PAPER,
        summary="",
        visibility=row.visibility,
        exempt_paragraph=row.exempt_paragraph,
        exempt_reason=row.exempt_reason,
        public_title=row.public_title,
        added_on=row.added_on,
        is_late=row.is_late,
        late_reason="",
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason="",
        demonstration=row.demonstration,
        version=0,
        file_id=0,
        file_name="",
        file_kind=FileKind.PDF,
        size=0,
        pages=None,
        is_closed=True,
    )


def _papers(item_ids: list[int], eyes: Eyes) -> dict[int, list[PaperRow]]:
    found: dict[int, list[PaperRow]] = defaultdict(list)
    statement: Select[*tuple[Any, ...]] = (
        select(*_PAPER, *_FILE)
        .join(StoredFile, Paper.file_id == StoredFile.id)
        .where(Paper.item_id.in_(item_ids))
        .order_by(Paper.position, Paper.id)
    )
    for each in db.session.execute(statement):
        row = PaperRow(*each)
        if eyes.may_see(row.visibility):
            found[row.item_id].append(row)
        elif eyes.may_know_of(row.visibility):
            found[row.item_id].append(closed_paper(row))
    return found


def _comments(item_ids: list[int]) -> dict[int, list[CommentRow]]:
    found: dict[int, list[CommentRow]] = defaultdict(list)
    if not item_ids:
        return found
    rows = db.session.execute(
        select(
            Comment.id,
            Comment.item_id,
            Comment.text,
            Comment.shown_as,
            Comment.author_role,
            Comment.group_name,
            Comment.posted_at,
            Comment.demonstration,
            User.name,
            User.known_as,
        )
        .join(User, User.id == Comment.author_id)
        .where(Comment.item_id.in_(item_ids), stands())
        .order_by(Comment.posted_at, Comment.id)
    )
    for row in rows:
        said = CommentRow(
            row.id, row.item_id, row.text, shown(row), row.posted_at, row.demonstration
        )
        found[said.item_id].append(said)
    return found
