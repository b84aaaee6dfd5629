"""Reads of imports; they are the work of whoever makes plans, and shared between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, undefer

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.importing.enums import ImportState
from tracker.importing.models import PlanImport
from tracker.importing.reading import PlanReading, reading_from

PAGE = 20


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import as the list shows it."""

    id: int
    file_name: str
    state: ImportState
    rows_found: int
    added_at: datetime
    added_by_name: str
    plan_name: str
    plan_slug: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of imports, the newest first."""

    rows: Sequence[ImportRow]
    total: int
    page: int
    size: int = PAGE

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.size))


def list_imports(page: int = 1) -> Listed:
    """The imports, the newest first."""
    total = db.session.scalar(select(func.count(PlanImport.id))) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    rows = db.session.scalars(
        select(PlanImport)
        .options(joinedload(PlanImport.plan))
        .order_by(PlanImport.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Listed([_row(each) for each in rows], total, page)


def get_import(import_id: int) -> PlanImport:
    """An import with its reading, for a deed nobody else's until it is done; NotFound if there is
    none."""
    statement = (
        select(PlanImport)
        .where(PlanImport.id == import_id)
        .options(undefer(PlanImport.reading), joinedload(PlanImport.plan))
    )
    if is_writing():
        statement = statement.with_for_update(of=PlanImport)
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound
    return found


def reading_of(found: PlanImport) -> PlanReading:
    """What was understood of its file; NotFound while it is not read."""
    if found.reading is None:
        raise NotFound
    return reading_from(found.reading)


def _row(found: PlanImport) -> ImportRow:
    return ImportRow(
        id=found.id,
        file_name=found.file_name,
        state=found.state,
        rows_found=found.rows_found,
        added_at=found.added_at,
        added_by_name=found.added_by_name,
        plan_name=found.plan.name if found.plan else "",
        plan_slug=found.plan.slug if found.plan else "",
    )
