"""Reads of scorecards' files; whoever enters figures shares them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.importing.bringing_scorecards.models import ScorecardImport
from tracker.importing.enums import ImportState
from tracker.importing.scorecard_reading import ScorecardReading, scorecard_from

LATEST = 20


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as the list shows it."""

    id: int
    file_name: str
    state: ImportState
    into: str
    added_by_name: str
    added_at: datetime


def latest() -> list[FileRow]:
    """The latest files, the newest first."""
    rows = db.session.scalars(
        select(ScorecardImport)
        .options(joinedload(ScorecardImport.scorecard))
        .order_by(ScorecardImport.id.desc())
        .limit(LATEST)
    )
    return [FileRow(r.id, r.file_name, r.state, r.into, r.added_by_name, r.added_at) for r in rows]


def get(import_id: int) -> ScorecardImport:
    """A file with all that is kept of it; NotFound if there is none."""
    statement = (
        select(ScorecardImport)
        .where(ScorecardImport.id == import_id)
        .options(
            undefer(ScorecardImport.reading),
            undefer(ScorecardImport.made),
            joinedload(ScorecardImport.scorecard),
        )
    )
    if is_writing():
        statement = statement.with_for_update(of=ScorecardImport)
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound
    return found


def reading_of(found: ScorecardImport) -> ScorecardReading:
    """What was understood of it; NotFound where that is no longer kept."""
    if found.reading is None:
        raise NotFound
    return scorecard_from(found.reading)
