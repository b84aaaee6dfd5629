"""What was promised at meetings: for the meeting at hand, and the register of all."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions.enums import State
from tracker.core import clock
from tracker.core.downloads import csv_file
from tracker.core.errors import DomainError, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings import listing, record
from tracker.meetings.listing import MeetingRow
from tracker.meetings.promises import queries, register, rules, service
from tracker.meetings.promises.forms import RegisterForm, ReportForm
from tracker.meetings.promises.rules import Kept
from tracker.people.identity import signed_in

blueprint = Blueprint("promises", __name__)


@blueprint.get("/promises")
@requires(Permission.MEETING_VIEW)
def index() -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    bodies = register.bodies_with_promises(viewer, today)
    kept, body = request.args.get("kept", ""), request.args.get("body", "")
    asked = register.Asked(
        kept=Kept(kept) if kept in set(Kept) else None,
        body_slug=body if body in dict(bodies) else "",
        page=min(max(request.args.get("page", 1, int), 1), 10_000),
    )
    if request.args.get("format") == "csv":
        name = f"promises-{today.isoformat()}.csv"
        return csv_file(name, register.COLUMNS, register.whole(asked, viewer))
    form = RegisterForm(kept=asked.kept or "", body=asked.body_slug)
    form.body.choices = [("", "All"), *bodies]
    found = register.register(asked, viewer)
    return render_template(
        "meetings/promises/index.html",
        asked=asked,
        found=found,
        words=rules.counts_words(found.counts),
        form=form,
        kinds=list(Kept),
        size=register.PAGE,
        state_of=State,
    )


@blueprint.get("/meetings/<int:meeting_id>/promises")
@requires(Permission.MEETING_VIEW)
def meeting(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    found = queries.for_meeting(row, signed_in())
    return render_template(
        "meetings/promises/meeting.html",
        meeting=row,
        found=found,
        words=rules.counts_words(found.counts),
        has_begun=row.held_on <= clock.today() and row.status != "cancelled",
        state_of=State,
    )


@blueprint.route("/meetings/<int:meeting_id>/promises/<int:action_id>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def report(meeting_id: int, action_id: int) -> ResponseReturnValue:
    row, viewer = _meeting(meeting_id), signed_in()
    found = next(
        (e for e in queries.for_meeting(row, viewer).all if e.row.id == action_id),
        None,
    )
    if found is None:
        raise NotFound
    if row.held_on > clock.today() or row.status == "cancelled":
        raise DomainError("What is reported back can be written down from the meeting’s day on.")
    told = service.reported(action_id, meeting_id)
    version = service.version_of(told)
    now = {"what": told.what if told else "", "version": str(version)}
    form = ReportForm(about=f"{meeting_id}-{action_id}", **now)
    page = FormPage(
        "meetings/promises/report.html",
        heading="What was reported back?",
        submit="Keep it",
        action=request.path,
        back=url_for(".meeting", meeting_id=meeting_id),
        back_text="What we promised",
        more={"meeting": row, "promise": found},
    )

    def deed() -> str:
        held = record.meeting_to_change(meeting_id)
        service.report_back(held, action_id, what=typed(form.what), by=viewer, version=form.seen)
        flash("Kept. It shows with the promise, and in the register.")
        return page.back

    return answer(form, page, deed, now=now, version=version)


def _meeting(meeting_id: int) -> MeetingRow:
    row = listing.meeting_row(meeting_id, signed_in(), today=clock.today())
    if row is None:
        raise NotFound
    return row
