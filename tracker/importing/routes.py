"""Importing a plan: choose a file, see what was understood, correct it, make it the plan."""

from flask import (
    Blueprint,
    Response,
    after_this_request,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions.policy import labels_for
from tracker.core.errors import NotAccepted
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.importing import forms, intake, memory, queries, service
from tracker.importing.edits import edited_rows
from tracker.importing.enums import ImportState
from tracker.importing.leads import leads_of
from tracker.importing.models import PlanImport
from tracker.importing.opened import open_import, page_of
from tracker.importing.preview import posts
from tracker.importing.reading import choices_from, colour_words, distinct_columns
from tracker.importing.undoing import undo_refused
from tracker.people.identity import signed_in
from tracker.plan.queries import list_plans
from tracker.workstreams.queries import list_workstreams

blueprint = Blueprint("importing", __name__, url_prefix="/import")
SKIPPED_AT_ONCE = 100
SEEN_OTHERWISE = (
    "The plan or the rows changed since you looked. This is what will happen now: "
    "look at it, then import"
)


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def index() -> ResponseReturnValue:
    form = forms.FileForm()
    page = FormPage(
        "importing/index.html",
        heading="Bring in the plan that you have",
        submit="Read the file",
        action=url_for("importing.index"),
        back="",
        back_text="",
        more={"imports": queries.list_imports(_number("page"))},
    )

    def deed() -> str:
        found = service.begin(*form.content, by=signed_in())
        _read_after_commit(found)
        return url_for("importing.show", import_id=found.id)

    return answer(form, page, deed)


@blueprint.get("/<int:import_id>")
@requires(Permission.PLAN_MANAGE)
def show(import_id: int) -> ResponseReturnValue:
    found = queries.get_import(import_id)
    match found.state:
        case ImportState.READING:
            stalled = intake.is_stalled(found)
            return render_template("importing/reading.html", found=found, is_stalled=stalled)
        case ImportState.REFUSED:
            return render_template("importing/refused.html", found=found)
        case ImportState.DONE:
            return _show_done(found)
    page = page_of(found, show=request.args.get("show", ""), page=_number("page"))
    return render_template("importing/show.html", page=page)


def _show_done(found: PlanImport) -> ResponseReturnValue:
    reading = queries.reading_of(found)
    return render_template(
        "importing/done.html", found=found, reading=reading, refused=undo_refused(found)
    )


@blueprint.get("/<int:import_id>/skipped")
@requires(Permission.PLAN_MANAGE)
def skipped(import_id: int) -> ResponseReturnValue:
    found = queries.get_import(import_id)
    rows = queries.reading_of(found).skipped
    pages = max(1, -(-len(rows) // SKIPPED_AT_ONCE))
    number = min(_number("page"), pages)
    start = (number - 1) * SKIPPED_AT_ONCE
    return render_template(
        "importing/skipped.html",
        found=found,
        rows=rows[start : start + SKIPPED_AT_ONCE],
        total=len(rows),
        page=number,
        pages=pages,
        size=SKIPPED_AT_ONCE,
    )


@blueprint.route("/<int:import_id>/columns", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def columns(import_id: int) -> ResponseReturnValue:
    found = open_import(import_id)
    reading = queries.reading_of(found)
    form = forms.columns_form(reading, choices_from(found.choices).year)
    page = _form_page(
        found,
        "columns",
        "What the columns mean",
        "Read it like this",
        columns=distinct_columns(reading),
        colours=colour_words(reading),
        box=forms.box,
    )

    def deed() -> str:
        colours = forms.rag_choices(form, reading)
        service.choose_columns(found, reading, form.columns, colours, form.year.data)
        _read_after_commit(found)
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/leads", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def leads(import_id: int) -> ResponseReturnValue:
    found = open_import(import_id)
    known = posts()
    edited = edited_rows(queries.reading_of(found), found.edits)
    texts = [text for each in edited if each.counts for text in (each.row.lead, each.row.helper)]
    named = leads_of(texts, found.leads, known)
    form = forms.leads_form(named, known.names)
    page = _form_page(found, "leads", "Who leads what", "Keep this", leads=named, box=forms.box)

    def deed() -> str:
        chosen = {lead.text: form[forms.box("lead", lead.text)].data for lead in named}
        service.decide_leads(found, chosen)
        flash("Who leads what is kept.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/target", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def target(import_id: int) -> ResponseReturnValue:
    found = open_import(import_id)
    now = service.target_of(found, queries.reading_of(found), viewer=signed_in())
    form = forms.TargetForm(data=forms.target_values(now))
    form.offer(list_plans(signed_in()), list_workstreams(), labels_for(signed_in()))
    page = _form_page(found, "target", "Where it goes", "Keep this and show what changes")

    def deed() -> str:
        service.aim(found, form.target)
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/make", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def make(import_id: int) -> ResponseReturnValue:
    found = open_import(import_id)
    whole = page_of(found)
    form = forms.SeenForm(data={"version": whole.mark})
    count = len(whole.what.to_import)
    heading = f"Import {count:,} row{'' if count == 1 else 's'} into {whole.plan_name}"
    page = _form_page(found, "make", heading, "Import now", whole=whole)

    def deed() -> str:
        if form.seen != whole.mark:
            form.version.data = str(whole.mark)
            raise NotAccepted({"": SEEN_OTHERWISE})
        made = service.import_plan(found, by=signed_in())
        flash(f"{made.added:,} added, {made.changed:,} changed, {made.same:,} as they were.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/undo", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def undo(import_id: int) -> ResponseReturnValue:
    found = queries.get_import(import_id)
    service.expect_undoable(found)
    form = forms.DeedForm()
    page = _form_page(found, "undo", "Undo this import", "Undo it", kind="warning")

    def deed() -> str:
        service.undo(found, by=signed_in())
        flash("The import is undone. You can correct it and import it again.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/throw-away", methods=["GET", "POST"])
@requires(Permission.PLAN_MANAGE)
@writes
def throw_away(import_id: int) -> ResponseReturnValue:
    found = queries.get_import(import_id)
    service.expect_not_imported(found)
    form = forms.DeedForm()
    page = _form_page(found, "throw_away", "Throw this file away", "Throw it away", kind="warning")

    def deed() -> str:
        name = found.file_name
        service.throw_away(found)
        flash(f"{name} is thrown away. Nothing of it was imported.")
        return url_for("importing.index")

    return answer(form, page, deed)


@blueprint.post("/<int:import_id>/read-again")
@requires(Permission.PLAN_MANAGE)
@writes
def read_again(import_id: int) -> ResponseReturnValue:
    found = queries.get_import(import_id)
    service.read_again(found)
    _read_after_commit(found)
    return redirect(url_for("importing.show", import_id=import_id), 303)


def _read_after_commit(found: PlanImport) -> None:
    """Have the file read when the unit of work is over: a child process may take its time."""
    assert found.content is not None
    import_id, content = found.id, found.content
    choices = choices_from(found.choices)
    job = intake.Job(found.file_name, content, choices, found.begun_at, memory.known())
    wait = current_app.config["IMPORT_WAIT_SECONDS"]
    in_app = current_app._get_current_object().app_context  # type: ignore[attr-defined]  # a thread has no current app

    @after_this_request
    def read(response: Response) -> Response:
        intake.read(import_id, job, wait_seconds=wait, in_app=in_app)
        return response


def _form_page(
    found: PlanImport, view: str, heading: str, submit: str, *, kind: str = "", **more: object
) -> FormPage:
    return FormPage(
        f"importing/{view}.html",
        heading=heading,
        submit=submit,
        action=url_for(f"importing.{view}", import_id=found.id),
        back=url_for("importing.show", import_id=found.id),
        back_text=found.file_name,
        caption=found.file_name,
        kind=kind,
        more={"found": found} | more,
    )


def _number(name: str) -> int:
    """A page number of the query, 1 where it is none."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
