"""Loading the seed files into the database, and writing the database back to such files."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path

from sqlalchemy import inspect, select

from tracker.actions.models import Action
from tracker.actions.service import restate
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import Base, db
from tracker.core.errors import DomainError
from tracker.plan.models import Plan
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.small.working_out import rehide
from tracker.seeding import (
    actions,
    agendas,
    exceptions,
    figures,
    governance,
    meetings,
    minutes,
    our_words,
    people,
    printed,
    scorecards,
    story,
    structure,
    voices,
)
from tracker.seeding.actions import without_what_is_made_up
from tracker.seeding.sheets import Known, LeftOut, Row, Sheet, read, write, yes

Tell = Callable[[str, int], None]

SHEETS: tuple[Sheet, ...] = tuple(
    chain(
        structure.SHEETS,
        people.SHEETS,
        meetings.SHEETS,
        agendas.SHEETS,
        minutes.SHEETS,
        governance.SHEETS,
        actions.SHEETS,
        story.SHEETS,
        printed.SOURCES,
        voices.SHEETS,
        printed.SHEETS,
        scorecards.SHEETS,
        figures.SHEETS,
        exceptions.SHEETS,
        our_words.SHEETS,
    )
)


def load(folder: Path, *, demo: bool, tell: Tell = lambda _file, _rows: None) -> int:
    """Add what is missing, change nothing that is there, and say how many rows were new.

    Outside a demonstration only the documents' own rows are loaded, without what was made up.
    """
    _refuse_other_plans(folder)
    known = Known()
    added = 0
    for sheet in SHEETS:
        new = _load_sheet(folder, sheet, known, demo=demo)
        if new:
            audit.record(
                Deed.SEED_LOADED,
                subject_type=sheet.model.__tablename__,
                subject_id=None,
                by=None,
                after={"rows": new},
            )
        tell(sheet.file, new)
        added += new
    _restate(known.touched)
    if added:
        rehide(new=list(db.session.scalars(select(Figure.id))))
    return added


def export(folder: Path) -> int:
    """Write every file as it would have to be to give this database, and say how many rows."""
    _need_tables()
    folder.mkdir(parents=True, exist_ok=True)
    return sum(
        write(folder, sheet, (told.row for told in sheet.told() if told.is_exported))
        for sheet in SHEETS
    )


def holds_plans() -> bool:
    """Whether any plan is there."""
    _need_tables()
    return db.session.scalar(select(Plan.id).limit(1)) is not None


def _load_sheet(folder: Path, sheet: Sheet, known: Known, *, demo: bool) -> int:
    present = set()
    for each in sheet.told():
        key = sheet.key_of(each.row)
        present.add(key)
        if each.thing is not None:
            known.put(key, each.thing)
    before = len(present)
    for line, row in read(folder, sheet):
        _add(sheet, row, line, known, present, demo=demo)
    db.session.flush()
    known.finish()
    return len(present) - before


def _add(sheet: Sheet, row: Row, line: int, known: Known, present: set[str], *, demo: bool) -> None:
    """Add the thing of a row, unless it is there already or not to be loaded."""
    key = sheet.key_of(row)
    if key in present:
        return
    try:
        if not demo and yes(row["demonstration"]):
            raise LeftOut
        thing = sheet.add(row if demo else without_what_is_made_up(row), known)
    except LeftOut:
        known.leave_out(sheet.model, key)
        return
    except (KeyError, ValueError) as error:
        raise DomainError(f"{sheet.file}, line {line}: {error}") from error
    db.session.add(thing)
    known.put(key, thing)
    present.add(key)


def _restate(touched: list[Base]) -> None:
    """Bring actions up to date with the story that was loaded for them."""
    for action in dict.fromkeys(touched):
        if isinstance(action, Action):
            restate(action)


def _refuse_other_plans(folder: Path) -> None:
    _need_tables()
    (plans,) = (sheet for sheet in SHEETS if sheet.model is Plan)
    ours = {row["slug"] for _, row in read(folder, plans)}
    if not ours:
        raise DomainError(f"There is nothing to load in {folder}.")
    others = db.session.scalars(select(Plan).where(Plan.slug.not_in(ours)).order_by(Plan.id))
    other = others.first()
    if other is not None:
        raise DomainError(
            f"This database holds another plan, “{other.name}”. Load seed/ into an empty one."
        )


def _need_tables() -> None:
    if not inspect(db.session.connection()).has_table(Plan.__tablename__):
        raise DomainError("This database has no tables yet. Run tracker init first.")
