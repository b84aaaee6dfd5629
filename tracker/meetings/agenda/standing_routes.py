"""Pages of what stands on every agenda of a body."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import listing, record
from tracker.meetings.agenda import standing, waiting
from tracker.meetings.agenda.forms import ConfirmForm, StandingForm
from tracker.meetings.agenda.models import StandingItem
from tracker.meetings.agenda.rules import WAYS
from tracker.meetings.listing import BodyRow
from tracker.people.identity import signed_in

blueprint = Blueprint("standing", __name__)


@blueprint.get("/bodies/<string:slug>/standing")
@requires(Permission.MEETING_VIEW)
def show(slug: str) -> ResponseReturnValue:
    body = _body(slug)
    return render_template(
        "meetings/agenda/standing.html",
        body=body,
        items=waiting.standing_items(body.id),
        moved=request.args.get("moved", 0, int),
        went=request.args.get("went", ""),
    )


@blueprint.route("/bodies/<string:slug>/standing/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add(slug: str) -> ResponseReturnValue:
    body = _body(slug)
    form = StandingForm(kind="ordinary")
    page = _page(body, "standing_form", heading="Add a standing item", submit="Add it")

    def deed() -> str:
        standing.add(record.body_to_change(body.id), form.words, by=signed_in())
        flash("It stands on every agenda that is begun from now on.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/bodies/<string:slug>/standing/<int:standing_id>/change", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change(slug: str, standing_id: int) -> ResponseReturnValue:
    body = _body(slug)
    item = _item(body, standing_id)
    form = StandingForm(
        kind=item.kind.value,
        title=item.title,
        purpose=item.purpose.value,
        minutes=item.minutes,
        presenter=item.presenter,
    )
    page = _page(
        body, "standing_form", heading="Change the standing item", submit="Keep the change"
    )

    def deed() -> str:
        held = record.body_to_change(body.id)
        found = standing.standing_to_change(held, standing_id)
        standing.change(found, held, form.words, by=signed_in())
        flash("Kept. Agendas that are begun stay as they are.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/bodies/<string:slug>/standing/<int:standing_id>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def remove(slug: str, standing_id: int) -> ResponseReturnValue:
    body = _body(slug)
    title = _item(body, standing_id).title
    page = _page(
        body,
        "standing_remove",
        heading="Remove this standing item?",
        submit="Remove it",
        kind="warning",
        title=title,
    )

    def deed() -> str:
        held = record.body_to_change(body.id)
        standing.remove(standing.standing_to_change(held, standing_id), held, by=signed_in())
        flash("It stands on no new agenda. Agendas that are begun keep it.")
        return page.back

    return answer(ConfirmForm(), page, deed)


@blueprint.post("/bodies/<string:slug>/standing/<int:standing_id>/move/<string:way>")
@requires(Permission.MEETING_MANAGE)
@writes
def move(slug: str, standing_id: int, way: str) -> ResponseReturnValue:
    body = _body(slug)
    if way not in WAYS:
        raise NotFound
    held = record.body_to_change(body.id)
    standing.move(standing.standing_to_change(held, standing_id), held, up=way == "up")
    where = url_for(".show", slug=slug, moved=standing_id, went=way)
    return redirect(where, 303)


def _page(
    body: BodyRow, template: str, *, heading: str, submit: str, kind: str = "", title: str = ""
) -> FormPage:
    return FormPage(
        f"meetings/agenda/{template}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=url_for(".show", slug=body.slug),
        back_text="Standing items",
        caption=body.name,
        kind=kind,
        cancel="No, go back" if kind else "Cancel",
        more={"body": body, "title": title},
    )


def _body(slug: str) -> BodyRow:
    found = listing.bodies(signed_in(), today=clock.today(), slug=slug)
    if not found:
        raise NotFound
    return found[0]


def _item(body: BodyRow, standing_id: int) -> StandingItem:
    found = next((it for it in waiting.standing_items(body.id) if it.id == standing_id), None)
    if found is None:
        raise NotFound
    return found
