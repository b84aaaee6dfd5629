"""Pages of evidence: add a link or a file, take it off, and the file itself."""

from collections.abc import Callable

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions import queries
from tracker.actions.action_row import ActionRow
from tracker.actions.deeds.allowed import expect_theirs
from tracker.actions.evidence import service
from tracker.actions.evidence.forms import EvidenceForm, RemoveEvidenceForm
from tracker.actions.evidence.queries import file_of
from tracker.actions.models import Action, Evidence
from tracker.core import clock
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form, typed
from tracker.core.transaction import in_one_unit, writes, writes_in_units
from tracker.files.downloads import file_response
from tracker.files.forms import takes_files, taking_in
from tracker.meetings.moment import moment_on
from tracker.people.identity import signed_in

blueprint = Blueprint("evidence", __name__, url_prefix="/actions/<int:action_id>/evidence")


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes_in_units
@takes_files
def add(action_id: int) -> ResponseReturnValue:
    _, row = _to_update(action_id)
    form = EvidenceForm(about=action_id)

    def deed() -> str:
        action, _ = _to_update(action_id)
        label = typed(form.label)
        file = form.keep_file(label, by=signed_in()) if form.has_file else None
        service.add_evidence(action, label=label, url=typed(form.url), file=file, by=signed_in())
        return "The evidence is kept."

    if not form.is_submitted():
        return _page(form, row, deed, "Add evidence to {}", "Add it")
    with taking_in(form):
        return in_one_unit(lambda: _page(form, row, deed, "Add evidence to {}", "Add it"))


@blueprint.get("/<int:evidence_id>")
@requires(Permission.ACTION_VIEW)
def download(action_id: int, evidence_id: int) -> ResponseReturnValue:
    return file_response(file_of(action_id, evidence_id, signed_in()))


@blueprint.route("/<int:evidence_id>/remove", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def remove(action_id: int, evidence_id: int) -> ResponseReturnValue:
    action, row = _to_update(action_id)
    evidence = queries.get_part(Evidence, evidence_id, action)

    def deed() -> str:
        service.remove_evidence(action, evidence, by=signed_in())
        return "The evidence is taken off."

    shown = {"label": evidence.label, "url": evidence.url, "is_file": bool(evidence.file_id)}
    form = RemoveEvidenceForm(about=evidence_id)
    return _page(form, row, deed, "Take evidence off {}", "Take it off", evidence=shown)


def _to_update(action_id: int) -> tuple[Action, ActionRow]:
    """The action, locked where it may be written, if this person brings it up to date."""
    action = queries.get_action(action_id, viewer=signed_in())
    row = queries.get_row(action_id, moment_on(), viewer=signed_in())
    expect_theirs(signed_in(), row, today=clock.today())
    return action, row


def _page(
    form: Form,
    row: ActionRow,
    deed: Callable[[], str],
    heading: str,
    submit: str,
    **shown: object,
) -> ResponseReturnValue:
    """The page of a deed, in the template named after its view; done, it leads to the action."""
    view = (request.endpoint or "").rpartition(".")[2]
    page = FormPage(
        f"actions/{view}_evidence.html",
        heading=heading.format(row.ref),
        submit=submit,
        action=request.path,
        back=url_for("actions.show", action_id=row.id),
        back_text=f"Action {row.ref}",
        more={"row": row, "day": clock.today(), **shown},
    )

    def do() -> str:
        flash(deed())
        return page.back

    return answer(form, page, do)
