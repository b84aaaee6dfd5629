"""Deeds on a scorecard's file: begin, say what a row goes on from, import, take back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import delete, event, func, select, update
from sqlalchemy.exc import IntegrityError

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.importing.bringing_scorecards.models import ScorecardImport
from tracker.importing.bringing_scorecards.queries import reading_of
from tracker.importing.enums import ImportState
from tracker.importing.headings import shortened
from tracker.importing.keeping_scorecards.indicators import NEW, OUT
from tracker.importing.keeping_scorecards.service import keep, scorecard_for
from tracker.importing.kept import kept
from tracker.importing.reading import to_json
from tracker.importing.scorecard_reading import ScorecardReading
from tracker.importing.undoing import WITHIN
from tracker.people.identity import SignedIn
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Benchmark, Definition, Edition, Indicator, Line, Scorecard

# In this order they go again: nothing points at what is gone before.
MADE = (Figure, Benchmark, Line, Edition, Definition, Indicator, Scorecard)
OPEN = frozenset({ImportState.READ, ImportState.UNDONE})
AT_WORK = "Since this import somebody checked or changed a figure of it. So it stays."
BUILT_ON = "Since this import somebody built on its indicators. So it stays."
Rows = dict[str, list[int]]


def begin(
    file_name: str, reading: ScorecardReading, scorecard_id: int | None, name: str, *, by: Person
) -> ScorecardImport:
    """Keep what was understood of a file; `name` is a new scorecard's where none was chosen."""
    if scorecard_id is None:
        _expect_free(name)
    found = ScorecardImport(
        file_name=shortened(kept(file_name)) or "Unnamed file",
        state=ImportState.READ,
        reading=to_json(reading),
        chosen={},
        scorecard_id=scorecard_id,
        new_name="" if scorecard_id else name,
        added_at=clock.now(),
        added_by_id=by.id,
        added_by_name=by.name,
        imported_by_name="",
    )
    db.session.add(found)
    db.session.flush()
    return found


def choose(found: ScorecardImport, place: int, choice: str) -> None:
    """Say what a row goes on from: an indicator's id, NEW, OUT, or "" for what its name says."""
    expect_open(found)
    others = {at: what for at, what in found.chosen.items() if at != str(place)}
    if choice not in ("", NEW, OUT) and choice in others.values():
        raise NotAccepted({"choice": "Another row goes on from this indicator. Change that first"})
    found.chosen = others | ({str(place): choice} if choice else {})


def import_scorecard(found: ScorecardImport, *, by: SignedIn) -> int:
    """Keep every figure, all or none; what was made is written down, so that it can be undone.

    Gives how many figures wait to be checked.
    """
    expect_open(found)
    reading = reading_of(found)
    if found.scorecard_id is None:
        _expect_free(found.new_name)
    with _noted() as rows:
        card = found.scorecard or scorecard_for(slug_of(found.new_name), found.new_name)
        report = keep(reading, card, by=by, chosen=places(found.chosen))
    found.scorecard_id = card.id
    found.state = ImportState.DONE
    found.imported_at, found.imported_by_name = clock.now(), by.name
    waiting = report.new + report.corrected
    told = {"told": report.lines, "doubts": report.doubts, "waiting": waiting}
    found.made = {"rows": rows, **told}
    return waiting


def places(chosen: Mapping[str, str]) -> dict[int, str]:
    """What was chosen, by a row's place; as JSON the places are words."""
    return {int(place): choice for place, choice in chosen.items()}


def undo(found: ScorecardImport, *, by: Person) -> None:
    """Take away again all that the import added; DomainError where somebody went on from it."""
    expect_undoable(found)
    assert found.made is not None
    rows, card_id = Rows(found.made["rows"]), found.scorecard_id
    figures = rows.get(Figure.__tablename__, [])
    untouched = db.session.scalar(
        select(func.count(Figure.id)).where(
            Figure.id.in_(figures), Figure.state == FigureState.ENTERED, Figure.version == 1
        )
    )
    if untouched != len(figures):
        raise DomainError(AT_WORK)
    found.state, found.made, found.imported_at = ImportState.UNDONE, None, None
    if Scorecard.__tablename__ in rows:
        found.scorecard_id = None
    try:
        with db.session.begin_nested():
            for model in MADE:
                ids = rows.get(model.__tablename__, [])
                db.session.execute(delete(model).where(model.id.in_(ids)))
    except IntegrityError:
        raise DomainError(BUILT_ON) from None
    audit.record(
        Deed.SCORECARD_IMPORT_UNDONE,
        subject_type="scorecard",
        subject_id=card_id,
        by=by,
        before={"file": found.file_name, "figures": len(figures)},
    )


def throw_away(found: ScorecardImport) -> None:
    """Forget a file that was not imported."""
    expect_not_imported(found)
    db.session.delete(found)


def forget(before: datetime) -> None:
    """Let go of what files said that came before a moment; those never imported go whole."""
    old = ScorecardImport.added_at < before
    is_done = ScorecardImport.state == ImportState.DONE
    db.session.execute(delete(ScorecardImport).where(old, ~is_done))
    db.session.execute(update(ScorecardImport).where(old, is_done).values(reading=None))


def expect_open(found: ScorecardImport) -> None:
    """Refuse to correct what is imported."""
    if found.state not in OPEN:
        raise DomainError("This file is imported. Its figures are changed on their own pages.")


def expect_not_imported(found: ScorecardImport) -> None:
    """Refuse to forget what became figures."""
    if found.state is ImportState.DONE:
        raise DomainError("This file is imported, so it stays in the list. You can undo it.")


def expect_undoable(found: ScorecardImport) -> None:
    """Refuse to undo what was not imported, or longer than a day ago."""
    if refused := undo_refused(found):
        raise DomainError(refused)


def undo_refused(found: ScorecardImport) -> str:
    """Why an import cannot be taken back by the clock; nothing if it can."""
    if found.imported_at is None:
        return "Nothing was imported from this file, so there is nothing to undo."
    if clock.now() - found.imported_at > WITHIN:
        return "An import can be undone for a day. After that, correct the figures one by one."
    return ""


@contextmanager
def _noted() -> Iterator[Rows]:
    """The ids of all rows that are added meanwhile, by table."""
    rows = Rows()
    session = db.session()

    def note(_session: object, _context: object) -> None:
        for each in session.new:
            if isinstance(each, MADE):
                rows.setdefault(each.__tablename__, []).append(each.id)

    event.listen(session, "after_flush", note)
    try:
        yield rows
        session.flush()
    finally:
        event.remove(session, "after_flush", note)


def _expect_free(name: str) -> None:
    slug = slug_of(name)
    if not slug:
        raise NotAccepted({"name": "Write the name of the new scorecard"})
    if db.session.scalar(select(Scorecard.id).where(Scorecard.slug == slug)):
        raise NotAccepted({"name": "There is a scorecard of this name. Choose it above"})
