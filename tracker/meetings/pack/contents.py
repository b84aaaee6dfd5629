"""What stands in a pack: one source for the PDF and for the same as pages, full and public."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from markupsafe import Markup
from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.files.models import StoredFile
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.queries import ItemRow, PaperRow, agenda
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Meeting
from tracker.meetings.pack import rules
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.policy import READ_BY
from tracker.meetings.pack.sections import Sections
from tracker.meetings.record import MemberRow, members


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Where a paper’s file lies, and what it is."""

    token: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackItem:
    """An item with its papers in order; `section` is a page of ours that stands in it."""

    row: ItemRow
    added_late_on: date | None
    papers: tuple[PaperRow, ...]
    withdrawn: tuple[PaperRow, ...]
    section: Markup = Markup("")
    section_mark: str = ""

    @property
    def key(self) -> str:
        return f"item-{self.row.id}"


@dataclass(frozen=True)
class Contents:
    """All of a pack, read once: whatever its readers may not see was never read into it."""

    meeting: MeetingRow
    kind: PackKind
    members: tuple[MemberRow, ...]
    items: tuple[PackItem, ...]
    not_taken: tuple[ItemRow, ...]
    files: Mapping[int, KeptFile]
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def open_part(self) -> list[PackItem]:
        """Part 1: what is taken with the public and press present."""
        return [each for each in self.items if each.row.visibility is not Visibility.RESTRICTED]

    @property
    def private_part(self) -> list[PackItem]:
        """Part 2: what is taken without them."""
        return [each for each in self.items if each.row.visibility is Visibility.RESTRICTED]

    @property
    def fingerprint(self) -> str:
        return rules.fingerprint(self.parts)


def contents(
    meeting: MeetingRow, kind: PackKind, sections: Sections, *, marks_alone: bool = False
) -> Contents:
    """What stands in a meeting’s pack of this kind, as it is now.

    `marks_alone` leaves the sections unwritten, for whoever only asks what has changed.
    """
    rows = agenda(meeting.id, READ_BY[kind])
    out_at = db.session.scalar(select(Meeting.agenda_out_at).where(Meeting.id == meeting.id))
    items = tuple(
        PackItem(
            row,
            _late_on(row, out_at),
            tuple(paper for paper in row.papers if paper.withdrawn_at is None),
            tuple(paper for paper in row.papers if paper.withdrawn_at is not None),
            *_section(row, meeting.id, kind, {} if row.is_closed else sections, marks_alone),
        )
        for row in rows
        if row.state is ItemState.PLANNED
    )
    not_taken = tuple(row for row in rows if row.state is not ItemState.PLANNED)
    people = tuple(members(meeting.body_id, day=meeting.held_on))
    files = _files(items)
    parts = _parts(meeting, people, items, not_taken, files)
    if not marks_alone:
        parts |= _told_of_others(meeting.id, kind, items, sections)
    return Contents(meeting, kind, people, items, not_taken, files, parts)


def _section(
    row: ItemRow, meeting_id: int, kind: PackKind, sections: Sections, marks_alone: bool
) -> tuple[Markup, str]:
    section = sections.get(row.kind)
    if section is None:
        return Markup(""), ""
    if section.mark is not None and marks_alone:
        return Markup(""), section.mark(meeting_id, kind)
    written = Markup(section.write(meeting_id, kind))  # a template of ours wrote it
    return written, section.mark(meeting_id, kind) if section.mark else rules.short_hash(written)


def _told_of_others(
    meeting_id: int, kind: PackKind, items: tuple[PackItem, ...], sections: Sections
) -> dict[str, str]:
    """Marks of the items of other meetings, and of the actions, that sections tell in full."""
    found: dict[str, str] = {}
    for item in items:
        section = sections.get(item.row.kind)
        if section is not None and section.holds is not None and item.section:
            found |= rules.open_marks(section.holds(meeting_id, kind))
    return found


def _late_on(row: ItemRow, out_at: datetime | None) -> date | None:
    """When an item came on an agenda that was out already."""
    if out_at is None or row.added_at <= out_at:
        return None
    return clock.london(row.added_at).date()


def _files(items: tuple[PackItem, ...]) -> dict[int, KeptFile]:
    wanted = [paper.file_id for item in items for paper in item.papers if not paper.is_closed]
    found = db.session.execute(
        select(StoredFile.id, StoredFile.token, StoredFile.sha256).where(StoredFile.id.in_(wanted))
    )
    return {file_id: KeptFile(token, sha256) for file_id, token, sha256 in found}


def _parts(
    meeting: MeetingRow,
    people: tuple[MemberRow, ...],
    items: tuple[PackItem, ...],
    not_taken: tuple[ItemRow, ...],
    files: Mapping[int, KeptFile],
) -> dict[str, str]:
    """A mark for every part, by which a pack knows later what has changed since it was made."""
    facts = (meeting.held_on, meeting.hours, meeting.place_held, meeting.body_name, meeting.status)
    found = {
        "meeting": rules.short_hash(facts),
        "members": rules.short_hash([(each.name, each.holders, each.role) for each in people]),
        "order": rules.short_hash(
            [*(item.row.id for item in items), *((row.id, row.state) for row in not_taken)]
        ),
    }
    found |= rules.open_marks(f"item-{row.id}" for row in not_taken if not row.is_closed)
    for item in items:
        row = item.row
        found |= rules.open_marks(
            [item.key] * (not row.is_closed)
            + [f"paper-{p.id}" for p in (*item.papers, *item.withdrawn) if not p.is_closed]
        )
        found[item.key] = rules.short_hash(
            (row.number, row.title, row.purpose, row.minutes, row.presenter, row.summary)
            + (row.visibility, row.exempt_paragraph, row.exempt_reason, row.late_reason)
        )
        for paper in item.papers:
            kept = files.get(paper.file_id)
            found[f"paper-{paper.id}"] = rules.short_hash(
                (paper.title, paper.summary, paper.visibility, paper.exempt_reason)
                + (paper.late_reason, kept.sha256 if kept else "")
            )
        for comment in row.comments:
            found[f"comment-{comment.id}"] = rules.short_hash(asdict(comment))
        if item.section_mark:
            found[f"{row.kind.value}-{row.id}"] = rules.short_hash(item.section_mark)
    return found
