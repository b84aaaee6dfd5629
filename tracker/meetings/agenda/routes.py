"""The page of an agenda, and what is done to the whole of it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings.agenda import keeping, lifting, page, rules, service, waiting
from tracker.meetings.agenda.forms import ConfirmForm, OrderForm
from tracker.meetings.agenda.readers import people_on_list
from tracker.people.identity import signed_in

blueprint = Blueprint("agendas", __name__)
NO = "No, go back"


@blueprint.get("/meetings/<int:meeting_id>/agenda")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    meeting = seen.meeting
    part_1, part_2 = rules.parts(seen.items)
    manages = seen.eyes.manages
    return render_template(
        "meetings/agenda/show.html",
        meeting=meeting,
        seen=seen,
        part_1=part_1,
        part_2=part_2,
        timetable=rules.timetable(seen.items, starts_at=meeting.starts_at, ends_at=meeting.ends_at),
        held_over_from=page.held_over_from(seen.items),
        carried_to=page.carried_to(seen.items) if manages else {},
        asked=lifting.waiting(meeting.id) if seen.may_lift else [],
        order_form=OrderForm() if manages else None,
        may_change=manages and meeting.status == "planned",
        moved=request.args.get("moved", 0, int),
        went=request.args.get("went", ""),
        today=clock.today(),
    )


@blueprint.route("/meetings/<int:meeting_id>/agenda/begin", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def begin(meeting_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    comes = waiting.what_comes(keeping.meeting_to_read(meeting_id))
    form_page = FormPage(
        "meetings/agenda/begin.html",
        heading="Begin the agenda",
        submit="Put these on the agenda",
        action=url_for(".begin", meeting_id=meeting_id),
        back=url_for(".show", meeting_id=meeting_id),
        back_text="The agenda",
        more={
            "meeting": seen.meeting,
            "lines": comes.lines(seen.eyes),
            "last_on": comes.last_on,
        },
    )

    def deed() -> str:
        made = service.begin(keeping.agenda_to_change(meeting_id), by=signed_in())
        flash("The agenda is begun." if made else "Nothing was missing.")
        return form_page.back

    return answer(ConfirmForm(), form_page, deed)


@blueprint.route("/meetings/<int:meeting_id>/agenda/send", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def send(meeting_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    form_page = FormPage(
        "meetings/agenda/send.html",
        heading="Send the agenda out",
        submit="Send it out",
        action=url_for(".send", meeting_id=meeting_id),
        back=url_for(".show", meeting_id=meeting_id),
        back_text="The agenda",
        cancel=NO,
        more={
            "meeting": seen.meeting,
            "seen": seen,
            "count": people_on_list(seen.meeting.body_id, day=seen.meeting.held_on),
        },
    )

    def deed() -> str:
        service.send_out(keeping.agenda_to_change(meeting_id), by=signed_in())
        flash("The agenda is out.")
        return form_page.back

    return answer(ConfirmForm(), form_page, deed)


@blueprint.post("/meetings/<int:meeting_id>/agenda/order")
@requires(Permission.MEETING_MANAGE)
@writes
def order(meeting_id: int) -> ResponseReturnValue:
    page.sight(meeting_id, signed_in())
    service.order(keeping.agenda_to_change(meeting_id), OrderForm().ids, by=signed_in())
    flash("The order is kept.")
    return redirect(url_for(".show", meeting_id=meeting_id), 303)


@blueprint.post("/meetings/<int:meeting_id>/agenda/items/<int:item_id>/move/<string:way>")
@requires(Permission.MEETING_MANAGE)
@writes
def move(meeting_id: int, item_id: int, way: str) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    if way not in rules.WAYS or not any(each.id == item_id for each in seen.items):
        raise NotFound
    meeting = keeping.agenda_to_change(meeting_id)
    item = keeping.item_to_change(meeting, item_id)
    service.move(item, meeting, up=way == "up", by=signed_in())
    # Without an anchor: a browser leaves the focus alone where an address names a place.
    there = url_for(".show", meeting_id=meeting_id, moved=item_id, went=way)
    return redirect(there, 303)
