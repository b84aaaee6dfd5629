"""Workstreams and their seats: read by everybody, made and changed by the board secretary."""

from dataclasses import asdict

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.reports.workstreams import workstream_cards, workstream_page
from tracker.workstreams import queries, service
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.forms import NOBODY, SeatForm, WorkstreamForm
from tracker.workstreams.service import Holder, WorkstreamDetails

blueprint = Blueprint("workstreams", __name__)
ROLES = {SeatKind.CHAIR: Role.WORKSTREAM_CHAIR, SeatKind.AMBASSADOR: Role.AMBASSADOR}


@blueprint.get("/workstreams")
@requires(Permission.WORKSTREAM_VIEW)
def index() -> ResponseReturnValue:
    cards = workstream_cards(viewer=signed_in())
    scale = max((card.counts.actions for card in cards), default=0)
    return render_template("workstreams/index.html", cards=cards, scale=scale)


@blueprint.get("/workstreams/<string:slug>")
@requires(Permission.WORKSTREAM_VIEW)
def show(slug: str) -> ResponseReturnValue:
    page = workstream_page(slug, viewer=signed_in())
    return render_template("workstreams/workstream.html", page=page, card=page.card)


@blueprint.route("/workstreams/add", methods=["GET", "POST"])
@requires(Permission.WORKSTREAM_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = WorkstreamForm(started_on=clock.today())
    form.pledges.choices = _pledges()
    page = FormPage(
        "workstreams/form.html",
        heading="Add a workstream",
        submit="Add the workstream",
        action=url_for("workstreams.add"),
        back=url_for("workstreams.index"),
        back_text="Workstreams",
    )

    def deed() -> str:
        added = service.add_workstream(form.details, pledge_ids=form.pledge_ids, by=signed_in())
        flash(f"{added.name} is added. Say next who sits in its seats.")
        return url_for("workstreams.show", slug=added.slug)

    return answer(form, page, deed)


@blueprint.route("/workstreams/<string:slug>/change", methods=["GET", "POST"])
@requires(Permission.WORKSTREAM_MANAGE)
@writes
def change(slug: str) -> ResponseReturnValue:
    found = queries.get_workstream(slug)
    details = {name: getattr(found, name) for name in WorkstreamDetails.__slots__}
    linked = [link.pledge_id for link in found.pledge_links]
    now = asdict(WorkstreamDetails(**details)) | {"pledges": linked}
    form, version = WorkstreamForm(data=now | {"version": str(found.version)}), found.version
    form.pledges.choices = _pledges(linked)
    page = FormPage(
        "workstreams/form.html",
        heading=f"Change {found.name}",
        submit="Save",
        action=url_for("workstreams.change", slug=slug),
        back=url_for("workstreams.show", slug=slug),
        back_text=found.name,
    )

    def deed() -> str:
        service.change_workstream(
            found, form.details, pledge_ids=form.pledge_ids, by=signed_in(), version=form.seen
        )
        flash(f"{found.name} is saved.")
        return page.back

    return answer(form, page, deed, now=now, version=version)


@blueprint.route("/workstreams/<string:slug>/seats", methods=["GET", "POST"])
@requires(Permission.WORKSTREAM_MANAGE)
@writes
def seats(slug: str) -> ResponseReturnValue:
    found = queries.get_workstream(slug)
    version = found.version
    kind = request.args.get("kind", SeatKind.CHAIR.value)
    form = SeatForm(kind=kind, from_on=clock.today(), version=str(version))
    form.holder.choices = [
        ("", "Choose a post or a person"),
        (NOBODY, "Nobody: the seat is empty"),
        *queries.holder_choices(),
    ]
    page = FormPage(
        "workstreams/seats.html",
        heading=f"Who sits in a seat of {found.name}",
        submit="Save",
        action=url_for("workstreams.seats", slug=slug),
        back=url_for("workstreams.show", slug=slug),
        back_text=found.name,
    )

    def deed() -> str:
        seat_kind, from_on = SeatKind(form.kind.data), form.from_on.data or clock.today()
        service.fill_seat(
            found, seat_kind, form.who, from_on=from_on, by=signed_in(), version=form.seen
        )
        _say(seat_kind, form.who)
        return page.back

    return answer(form, page, deed, version=version)


def _say(kind: SeatKind, who: Holder | None) -> None:
    """What was done, and whether the person can do yet what the seat is for."""
    flash(f"{kind.label}: the seat is saved." if who else f"{kind.label}: the seat is empty.")
    if (
        who is not None
        and who.user_id is not None
        and not queries.has_role(who.user_id, ROLES[kind])
    ):
        flash(
            f"They do not have the role {ROLES[kind].label} yet. The administrator gives it, "
            "under People.",
            "warning",
        )


def _pledges(linked: list[int] | None = None) -> list[tuple[str, str]]:
    return queries.pledge_choices(signed_in(), today=clock.today(), linked=linked or ())
