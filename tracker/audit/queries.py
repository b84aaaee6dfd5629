"""Reads of the audit: newest first, and restricted deeds only for the cleared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.audit.wording import Change, changes
from tracker.core.clock import LONDON
from tracker.core.database import db
from tracker.core.person import Person
from tracker.core.visibility import Visibility

PAGE = 50
MOST_IN_A_FILE = 10_000
SECRETARY = "board-secretary"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One deed as a page shows it."""

    id: int
    at: datetime
    deed: Deed
    subject_type: str
    subject_id: int | None
    by_id: int | None
    by_name: str
    visibility: Visibility
    changes: tuple[Change, ...]
    note: str

    @property
    def subject(self) -> str:
        """`Action 12`."""
        name = self.subject_type.replace("_", " ").capitalize()
        return name if self.subject_id is None else f"{name} {self.subject_id}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deeds to list."""

    who: str = ""
    deed: str = ""
    subject_type: str = ""
    subject_id: int | None = None
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the audit."""

    rows: Sequence[EntryRow]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def history_of(
    subject_type: str, subject_id: int, viewer: Person, *, most: int = 100
) -> list[EntryRow]:
    """What was done to one thing, newest first, as far as this viewer may know.

    SQLite gives the id of a removed row again: its history ends where the next one's begins.
    """
    is_it = (AuditEntry.subject_type == subject_type) & (AuditEntry.subject_id == subject_id)
    removed = select(func.max(AuditEntry.id)).where(is_it, AuditEntry.deed == Deed.ACTION_REMOVED)
    since = AuditEntry.id > func.coalesce(removed.scalar_subquery(), 0)
    return _rows(_newest_first().where(is_it, since, visible_to(viewer)).limit(most))


def list_entries(viewer: Person, wanted: Wanted, *, page: int = 1) -> Listed:
    """The audit, filtered, a page at a time."""
    matching = [visible_to(viewer), *_filters(wanted)]
    total = db.session.scalar(select(func.count()).select_from(AuditEntry).where(*matching)) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    rows = _rows(_newest_first().where(*matching).limit(PAGE).offset((page - 1) * PAGE))
    return Listed(rows, total, page)


def all_entries(viewer: Person, wanted: Wanted) -> list[EntryRow]:
    """The newest ten thousand deeds that fit, for a file."""
    return _rows(_newest_first().where(visible_to(viewer), *_filters(wanted)).limit(MOST_IN_A_FILE))


def subject_types() -> list[str]:
    """What deeds are done to, from the words of the deeds."""
    return sorted({deed.value.partition(":")[0] for deed in Deed})


def may_see(viewer: Person, visibility: Visibility) -> bool:
    """Whether this viewer may know of a deed with this label."""
    if visibility is Visibility.RESTRICTED:
        return viewer.is_cleared
    if visibility is Visibility.DRAFT:
        return SECRETARY in viewer.roles
    return True


def visible_to(viewer: Person) -> ColumnElement[bool]:
    """The same as a WHERE clause; what became restricted later takes its earlier deeds with it."""
    labels = [each for each in Visibility if may_see(viewer, each)]
    own = AuditEntry.visibility.in_(labels)
    if len(labels) == len(Visibility):
        return own
    latest = aliased(AuditEntry)
    label_now = (
        select(latest.visibility)
        .where(
            latest.subject_type == AuditEntry.subject_type,
            latest.subject_id == AuditEntry.subject_id,
        )
        .order_by(latest.id.desc())
        .limit(1)
        .correlate(AuditEntry)
        .scalar_subquery()
    )
    return own & (AuditEntry.subject_id.is_(None) | label_now.in_(labels))


def _newest_first() -> Select[AuditEntry]:
    return select(AuditEntry).order_by(AuditEntry.id.desc())


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.who:
        found.append(AuditEntry.by_name.icontains(wanted.who, autoescape=True))
    if wanted.deed in {deed.value for deed in Deed}:
        found.append(AuditEntry.deed == Deed(wanted.deed))
    if wanted.subject_type:
        found.append(AuditEntry.subject_type == wanted.subject_type)
    if wanted.subject_id is not None:
        found.append(AuditEntry.subject_id == wanted.subject_id)
    if wanted.first_on:
        found.append(AuditEntry.at >= _midnight(wanted.first_on))
    if wanted.last_on:
        found.append(AuditEntry.at < _midnight(wanted.last_on + _ONE_DAY))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, LONDON)


def _rows(statement: Select[AuditEntry]) -> list[EntryRow]:
    return [
        EntryRow(
            id=entry.id,
            at=entry.at,
            deed=entry.deed,
            subject_type=entry.subject_type,
            subject_id=entry.subject_id,
            by_id=entry.by_id,
            by_name=entry.by_name,
            visibility=entry.visibility,
            changes=changes(entry.before, entry.after),
            note=entry.note,
        )
        for entry in db.session.scalars(statement)
    ]
