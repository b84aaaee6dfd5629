"""A scorecard's file on pages: choose it, see what it does, correct that, import, take back."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotAccepted, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import in_one_unit, let_go, refuse, writes, writes_in_units
from tracker.importing.bringing_scorecards import queries, service
from tracker.importing.bringing_scorecards.forms import RowForm, ScorecardFileForm
from tracker.importing.bringing_scorecards.models import ScorecardImport
from tracker.importing.bringing_scorecards.preview import Preview, preview
from tracker.importing.child import read_scorecard_safely
from tracker.importing.enums import ImportState
from tracker.importing.forms import DeedForm, SeenForm
from tracker.importing.grids import NotReadable
from tracker.importing.scorecard_reading import ScorecardReading
from tracker.people.identity import signed_in
from tracker.scorecards.choices import indicator_choices
from tracker.scorecards.models import Indicator
from tracker.scorecards.queries import scorecards

blueprint = Blueprint("scorecard_imports", __name__, url_prefix="/import/scorecards")
TEMPLATES = "importing/scorecards"
SEEN_OTHERWISE = (
    "The figures or the rows changed since you looked. This is what will happen now: "
    "look at it, then import"
)
NOTHING_NEW = "Imported. Every figure is as it was, so nothing waits to be checked."


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.FIGURE_ENTER)
@writes_in_units
def index() -> ResponseReturnValue:
    """The file is read while no unit of work is open: a child process may take its time."""
    form = ScorecardFileForm()
    form.offer([each.scorecard for each in scorecards()])
    page = FormPage(
        f"{TEMPLATES}/index.html",
        heading="Bring in a scorecard",
        submit="Read the file",
        action=url_for(".index"),
        back=url_for("scorecards.index"),
        back_text="Scorecards",
        more={"imports": queries.latest()},
    )
    if not form.is_submitted():
        return render_template(page.template, **page.context(form))
    if not form.validate():
        return refuse(page.template, **page.context(form))
    let_go()
    name, content = form.content
    try:
        reading = _understood(name, content)
    except NotReadable as refusal:
        form.refuse(form.file, str(refusal))
        return refuse(page.template, **page.context(form))

    def deed() -> str:
        found = service.begin(name, reading, form.scorecard_id, form.new_name, by=signed_in())
        return url_for(".show", import_id=found.id)

    return in_one_unit(lambda: answer(form, page, deed))


@blueprint.get("/<int:import_id>")
@requires(Permission.FIGURE_ENTER)
def show(import_id: int) -> ResponseReturnValue:
    found = queries.get(import_id)
    if found.state is ImportState.DONE:
        refused = service.undo_refused(found)
        return render_template(f"{TEMPLATES}/done.html", found=found, refused=refused)
    return render_template(
        f"{TEMPLATES}/show.html",
        found=found,
        what=_what(found),
        only_doubts=request.args.get("show") == "doubts",
    )


@blueprint.route("/<int:import_id>/rows/<int:number>", methods=["GET", "POST"])
@requires(Permission.FIGURE_ENTER)
@writes
def row(import_id: int, number: int) -> ResponseReturnValue:
    """`number` counts the rows of the file from 1."""
    found = _open(import_id)
    shown = next((each for each in _what(found).rows if each.place == number - 1), None)
    if shown is None:
        raise NotFound
    form = RowForm(data={"choice": found.chosen.get(str(shown.place), "")})
    is_whole = Indicator.variant_of_id.is_(None)
    form.offer(indicator_choices(Indicator.scorecard_id == found.scorecard_id, is_whole))
    page = _form_page(
        found,
        "row",
        shown.row.name,
        "Keep this",
        number=number,
        ref=shown.row.ref,
        where=shown.row.where.words,
        goes_on_from=shown.goes_on_from,
        doubts=shown.doubts,
        figures=[(each.period, each.text) for each in shown.row.values if each.text],
    )

    def deed() -> str:
        service.choose(found, shown.place, form.choice.data)
        return f"{page.back}#row-{number}"

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/make", methods=["GET", "POST"])
@requires(Permission.FIGURE_ENTER)
@writes
def make(import_id: int) -> ResponseReturnValue:
    found = _open(import_id)
    what = _what(found)
    form = SeenForm(data={"version": what.mark})
    page = _form_page(found, "make", f"Import into {found.into}", "Import now", told=what.told)

    def deed() -> str:
        if form.seen != what.mark:
            form.version.data = str(what.mark)
            raise NotAccepted({"": SEEN_OTHERWISE})
        waiting = service.import_scorecard(found, by=signed_in())
        figures = "1 figure waits" if waiting == 1 else f"{waiting:,} figures wait"
        flash(f"Imported. {figures} to be checked." if waiting else NOTHING_NEW)
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<int:import_id>/undo", methods=["GET", "POST"])
@requires(Permission.FIGURE_ENTER)
@writes
def undo(import_id: int) -> ResponseReturnValue:
    found = queries.get(import_id)
    service.expect_undoable(found)
    page = _form_page(found, "undo", "Undo this import", "Undo it", kind="warning")

    def deed() -> str:
        service.undo(found, by=signed_in())
        flash("The import is undone. You can correct it and import it again.")
        return page.back

    return answer(DeedForm(), page, deed)


@blueprint.route("/<int:import_id>/throw-away", methods=["GET", "POST"])
@requires(Permission.FIGURE_ENTER)
@writes
def throw_away(import_id: int) -> ResponseReturnValue:
    found = queries.get(import_id)
    service.expect_not_imported(found)
    page = _form_page(found, "throw_away", "Throw this file away", "Throw it away", kind="warning")

    def deed() -> str:
        name = found.file_name
        service.throw_away(found)
        flash(f"{name} is thrown away. Nothing of it was imported.")
        return url_for(".index")

    return answer(DeedForm(), page, deed)


def _understood(name: str, content: bytes) -> ScorecardReading:
    reading = read_scorecard_safely(name, content)
    if not reading.indicators:
        raise NotReadable(reading.message)
    return reading


def _open(import_id: int) -> ScorecardImport:
    found = queries.get(import_id)
    service.expect_open(found)
    return found


def _what(found: ScorecardImport) -> Preview:
    return preview(found, queries.reading_of(found))


def _form_page(
    found: ScorecardImport, view: str, heading: str, submit: str, *, kind: str = "", **more: object
) -> FormPage:
    return FormPage(
        f"{TEMPLATES}/{view}.html",
        heading=heading,
        submit=submit,
        action=url_for(f".{view}", import_id=found.id, number=more.get("number")),
        back=url_for(".show", import_id=found.id),
        back_text=found.file_name,
        caption=found.file_name,
        kind=kind,
        more=more,
    )
