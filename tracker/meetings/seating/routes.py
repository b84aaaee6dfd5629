"""Pages of seats: the map of all of them, and who may come in a member's place."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import listing, record
from tracker.meetings.choices import PERSON, POST
from tracker.meetings.models import Member
from tracker.meetings.seating import queries, service
from tracker.meetings.seating.forms import SubstituteForm
from tracker.meetings.seating.queries import BodySeats
from tracker.meetings.terms.queries import all_in_force
from tracker.people.identity import signed_in

blueprint = Blueprint("seating", __name__, url_prefix="/bodies")


@blueprint.get("/seats")
@requires(Permission.MEETING_VIEW)
def index() -> ResponseReturnValue:
    """Every seat of every body and workstream at work, with what is empty first."""
    viewer, today = signed_in(), clock.today()
    bodies = [each for each in listing.bodies(viewer, today=today) if not each.has_ended(today)]
    seats = queries.seats_of_bodies(viewer, today=today)
    return render_template(
        "meetings/seating/index.html",
        lines=[(body, seats.get(body.id, BodySeats())) for body in bodies],
        streams=queries.seats_of_workstreams(viewer, today=today),
        terms=all_in_force(today),
        today=today,
    )


@blueprint.route("/<string:slug>/members/<int:member_id>/substitute", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def substitute(slug: str, member_id: int) -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    found = listing.bodies(viewer, today=today, slug=slug)
    if not found:
        raise NotFound
    row = found[0]
    on_it = record.members(row.id, day=today, everybody=True, by_name=True)
    line = next((each for each in on_it if each.id == member_id), None)
    if line is None:
        raise NotFound
    member = record.member_to_end(member_id)
    form = SubstituteForm(about=member_id, who=_value(member))
    form.offer()
    page = FormPage(
        "meetings/seating/substitute.html",
        heading="Name a substitute",
        submit="Keep it",
        action=request.script_root + request.path,
        back=url_for("bodies.show", slug=slug),
        back_text=row.name,
        caption=row.name,
        more={"member": line},
    )

    def deed() -> str:
        body, held = record.body_to_change(row.id), record.member_to_end(member_id)
        service.name_substitute(body, held, form.chosen, by=viewer)
        flash("Kept.")
        return page.back

    return answer(form, page, deed)


def _value(member: Member) -> str:
    if member.substitute_post_id is not None:
        return f"{POST}{member.substitute_post_id}"
    return "" if member.substitute_user_id is None else f"{PERSON}{member.substitute_user_id}"
