"""Deeds on an import: begin it, correct what was understood, make it the plan, take it back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.importing import memory, undoing
from tracker.importing.bringing_scorecards import service as scorecards
from tracker.importing.edits import EditedRow, as_typed, date_refused, edited_rows
from tracker.importing.enums import ImportState
from tracker.importing.headings import shortened
from tracker.importing.intake import is_stalled
from tracker.importing.kept import kept
from tracker.importing.making import Made, make, make_plan
from tracker.importing.models import PlanImport
from tracker.importing.preview import likely_plan, preview
from tracker.importing.reading import Choices, PlanReading, reading_from, to_json
from tracker.importing.target import Target, guessed, target_from
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan
from tracker.plan.queries import list_plans

KEPT_FOR = timedelta(days=7)
OPEN = frozenset({ImportState.READ, ImportState.UNDONE})
NO_FILE = "The file is no longer kept here: the tracker keeps it for a week. Choose the file again."


def begin(file_name: str, content: bytes, *, by: Person) -> PlanImport:
    """Keep a file and say that it is being read; `intake.read` reads it after the commit."""
    found = PlanImport(
        file_name=shortened(kept(file_name)) or "Unnamed file",
        kind="",
        state=ImportState.READING,
        content=content,
        refused="",
        done_rows=0,
        all_rows=0,
        begun_at=clock.instant(),
        rows_found=0,
        choices=to_json(Choices()),
        edits={},
        leads={},
        target={},
        added_at=clock.now(),
        added_by_id=by.id,
        added_by_name=by.name,
        imported_by_name="",
    )
    db.session.add(found)
    db.session.flush()
    return found


def read_again(found: PlanImport, choices: Choices | None = None) -> None:
    """Have the file read once more, by other choices where they are given; edits stay."""
    if found.state is ImportState.DONE:
        raise DomainError("This file is imported. Undo that first.")
    if found.state is ImportState.READING and not is_stalled(found):
        raise DomainError("This file is being read. Wait until it is, then go on.")
    if found.content is None:
        raise DomainError(NO_FILE)
    found.state, found.begun_at, found.refused = ImportState.READING, clock.instant(), ""
    found.done_rows = found.all_rows = 0
    if choices is not None:
        found.choices = to_json(choices)


def choose_columns(
    found: PlanImport,
    reading: PlanReading,
    columns: Mapping[str, str],
    rag_key: Mapping[str, str | None],
    year: int | None,
) -> None:
    """Say what the columns and colours mean; remembered for the next file with these headings."""
    if "action" not in columns.values():
        raise NotAccepted({"": "Choose one column as the action. The others may stay unused"})
    memory.remember(reading.columns, columns)
    read_again(found, Choices(columns=dict(columns), rag_key=dict(rag_key), year=year))


def correct_row(found: PlanImport, row: EditedRow, fields: Mapping[str, str]) -> None:
    """Replace what was read of a row by what a person typed; its doubts are settled by that.

    What they left as it was is not kept, so that a column which is read otherwise later still
    counts. A row that took others in is kept whole, and holds their words from then on.
    """
    wrong: dict[str, str] = {}
    if not fields.get("action"):
        wrong["action"] = "Enter what is to be done, or leave the row out"
    if refused := date_refused(fields.get("due", ""), row.row):
        wrong["due"] = refused
    if wrong:
        raise NotAccepted(wrong)
    shown = as_typed(row.row)
    changed = {name: text for name, text in fields.items() if row.took_in or text != shown[name]}
    before = found.edits.get(row.key, {})
    holds = sorted({*before.get("holds", ()), *row.took_in}) if changed else before.get("holds", [])
    _edit(found, row.key, fields={**before.get("fields", {}), **changed}, holds=holds)
    check_row(found, row)


def check_row(found: PlanImport, row: EditedRow) -> None:
    """Somebody looked at a row and finds it right: its doubts of now are settled."""
    _edit(found, row.key, settled=list(dict.fromkeys((*row.settled, *row.row.queries))))


def leave_out(found: PlanImport, key: str, *, is_left_out: bool) -> None:
    """Leave a row out of the import, or put it back."""
    _edit(found, key, is_left_out=is_left_out, into="")


def merge(found: PlanImport, reading: PlanReading, key: str) -> None:
    """Make a row a part of the nearest row above it that is not merged or left out."""
    rows = edited_rows(reading, found.edits)
    place = next((n for n, each in enumerate(rows) if each.key == key), None)
    above = [each for each in rows[: place or 0] if each.counts]
    if not above:
        raise DomainError("There is no row above it that could take it in.")
    _edit(found, key, into=above[-1].key)


def separate(found: PlanImport, key: str) -> None:
    """Make a merged row an action of its own again."""
    _edit(found, key, into="")


def decide_leads(found: PlanImport, decided: Mapping[str, str]) -> None:
    """Say who carries what each printed lead names."""
    expect_open(found)
    found.leads = {**found.leads, **decided}


def aim(found: PlanImport, target: Target) -> None:
    """Say where it goes."""
    expect_open(found)
    found.target = target.as_json()


def target_of(found: PlanImport, reading: PlanReading, *, viewer: SignedIn | None) -> Target:
    """Where it goes: as somebody said, while that plan is there; else the plan that has most of its
    actions, else anew."""
    plans = list_plans(viewer)
    if found.target:
        target = target_from(found.target)
        if target.name or any(plan.slug == target.slug for plan in plans):
            return target
    likely = likely_plan(reading, plans, viewer=viewer)
    return guessed(reading, likely, clock.today())


def import_plan(found: PlanImport, *, by: SignedIn) -> Made:
    """Write the rows into the plan, all or none; the import can be undone for a day."""
    expect_open(found)
    assert found.reading is not None
    reading = reading_from(found.reading)
    target = target_of(found, reading, viewer=by)
    made, plan = write(reading, found.edits, found.leads, target, file_name=found.file_name, by=by)
    found.state, found.plan_id = ImportState.DONE, plan.id
    found.made = to_json(made)
    found.imported_at, found.imported_by_name = clock.now(), by.name
    found.target = target.as_json()
    return made


def write(
    reading: PlanReading,
    edits: Mapping[str, Any],
    decided: Mapping[str, str],
    target: Target,
    *,
    file_name: str,
    by: SignedIn | None,
) -> tuple[Made, Plan]:
    """Make a reading the plan. Needs a unit of work."""
    is_new = bool(target.name)
    plan = make_plan(target, by=by)
    what = preview(reading, edits, None if is_new else plan, viewer=by)
    made = make(what, plan, target, decided, file_name=file_name, is_new=is_new, by=by)
    counts = {"added": made.added, "changed": made.changed, "unchanged": made.same}
    label = target.visibility if made.added else Visibility.PUBLIC
    audit.record(
        Deed.PLAN_IMPORTED,
        subject_type="plan",
        subject_id=plan.id,
        by=by,
        after={"plan": plan.name, "file": file_name} | counts,
        visibility=label if plan.status is PlanStatus.ADOPTED else Visibility.DRAFT,
    )
    return made, plan


def undo(found: PlanImport, *, by: Person) -> None:
    """Take the import back; the file can be corrected and imported again."""
    expect_undoable(found)
    made, plan_id = Made(**(found.made or {})), found.plan_id
    plan = db.session.get(Plan, plan_id)
    is_draft = plan is not None and plan.status is PlanStatus.DRAFT
    found.state, found.made = ImportState.UNDONE, None
    found.imported_at = found.plan_id = None
    db.session.flush()  # a plan that the import made goes, and nothing may point at it
    undoing.undo(made, by=by)
    audit.record(
        Deed.PLAN_IMPORT_UNDONE,
        subject_type="plan",
        subject_id=plan_id,
        by=by,
        before={"file": found.file_name},
        visibility=Visibility.DRAFT if is_draft else Visibility.BOARD,
        note="The plan was made by the import and is gone with it." if "plan" in made.rows else "",
    )


def throw_away(found: PlanImport) -> None:
    """Forget a file that was not imported."""
    expect_not_imported(found)
    db.session.delete(found)


def forget_old_files() -> int:
    """Let go of the files themselves a week after they came; how many there were."""
    week = clock.now() - KEPT_FOR
    old = PlanImport.added_at < week
    done = db.session.execute(
        update(PlanImport).where(old, PlanImport.content.is_not(None)).values(content=None)
    )
    never = delete(PlanImport).where(
        old, PlanImport.state.in_((ImportState.READING, ImportState.REFUSED))
    )
    db.session.execute(never)
    scorecards.forget(week)
    return int(done.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result has it


def _edit(found: PlanImport, key: str, **changes: Any) -> None:
    expect_open(found)
    edit = {**found.edits.get(key, {}), **changes}
    found.edits = {**found.edits, key: edit}


def expect_open(found: PlanImport) -> None:
    """Refuse to correct what is imported, or not read yet."""
    if found.state is ImportState.DONE:
        raise DomainError("This file is imported. What it became is changed in the plan itself.")
    if found.state not in OPEN:
        raise DomainError("This file is not read yet. Wait until it is, then go on.")


def expect_undoable(found: PlanImport) -> None:
    """Refuse to undo what was not imported, or longer than a day ago."""
    refused = undoing.undo_refused(found)
    if refused:
        raise DomainError(refused)


def expect_not_imported(found: PlanImport) -> None:
    """Refuse to forget what became a plan."""
    if found.state is ImportState.DONE:
        raise DomainError("This file is imported, so it stays in the list. You can undo it.")
