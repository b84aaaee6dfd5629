"""One row of an import: correct it, settle its doubts, leave it out, join it to another."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import ChangedMeanwhile, DomainError, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.importing import forms, service
from tracker.importing.edits import as_typed
from tracker.importing.models import PlanImport
from tracker.importing.opened import open_import, page_of
from tracker.importing.pages import ImportPage
from tracker.importing.preview import PreviewRow

blueprint = Blueprint(
    "import_rows", __name__, url_prefix="/import/<int:import_id>/rows/<int:number>"
)


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def row(import_id: int, number: int) -> ResponseReturnValue:
    found, whole, shown = _row(import_id, number)
    about, now = f"{import_id}-{number}", as_typed(shown.edited.row)
    version = {"version": shown.edited.mark}
    form = forms.RowForm(about=about, data=now | version)
    page = FormPage(
        "importing/row.html",
        heading="Correct this row",
        submit="Keep the row like this",
        action=url_for("import_rows.row", import_id=import_id, number=number),
        back=_back_to(whole, shown),
        back_text=found.file_name,
        more={"shown": shown, "import_id": import_id, "number": number}
        | {"deeds": forms.SeenForm(about=about, data=version)}
        | {"next_doubt": _next_doubt(whole, number)},
    )

    def deed() -> str:
        if form.seen != shown.edited.mark:
            raise ChangedMeanwhile
        service.correct_row(found, shown.edited, form.fields)
        flash("The row is kept as you corrected it.")
        return page.back

    return answer(form, page, deed, now=now, version=shown.edited.mark)


@blueprint.post("/<string:deed>")
@requires(Permission.PLAN_MANAGE)
@writes
def change_row(import_id: int, number: int, deed: str) -> ResponseReturnValue:
    found, whole, shown = _row(import_id, number)
    if forms.SeenForm(data={"version": shown.edited.mark}).seen != shown.edited.mark:
        raise DomainError("This row was changed meanwhile. Go back and look at it again.")
    key, offered = shown.edited.key, shown.edited.row.offered_due
    deeds: dict[str, tuple[Callable[[], None], str]] = {
        "right": (lambda: service.check_row(found, shown.edited), "The row counts as looked at."),
        "leave-out": (
            lambda: service.leave_out(found, key, is_left_out=True),
            "The row is left out. You can put it back.",
        ),
        "put-back": (
            lambda: service.leave_out(found, key, is_left_out=False),
            "The row will be imported again.",
        ),
        "join": (
            lambda: service.merge(found, whole.reading, key),
            "The row is joined to the one above. You can take them apart.",
        ),
        "separate": (lambda: service.separate(found, key), "The row stands by itself again."),
    }
    if offered is not None:
        due = as_typed(shown.edited.row) | {"due": offered.text}
        deeds["take-date"] = (
            lambda: service.correct_row(found, shown.edited, due),
            "The date is taken.",
        )
    if deed not in deeds:
        raise NotFound
    do, said = deeds[deed]
    do()
    flash(said)
    return redirect(_back_to(whole, shown), 303)


def _row(import_id: int, number: int) -> tuple[PlanImport, ImportPage, PreviewRow]:
    """A row by its place in the file's reading, from 1; NotFound if there is none."""
    found = open_import(import_id)
    whole = page_of(found)
    if not 1 <= number <= len(whole.what.rows):
        raise NotFound
    return found, whole, whole.what.rows[number - 1]


def _next_doubt(whole: ImportPage, number: int) -> int | None:
    """The next row to look at, below first, then from the top."""
    others = [each.edited.number + 1 for each in whole.what.doubtful]
    below = [each for each in others if each > number]
    above = [each for each in others if each < number]
    return next(iter([*below, *above]), None)


def _back_to(whole: ImportPage, shown: PreviewRow) -> str:
    page = shown.edited.number // whole.size + 1
    anchor = f"row-{shown.edited.number + 1}"
    return url_for(
        "importing.show", import_id=whole.id, page=page if page > 1 else None, _anchor=anchor
    )
