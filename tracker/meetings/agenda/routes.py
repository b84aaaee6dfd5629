"""The page of an agenda, and what is done to the whole of it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.meetings.agenda import page, rules
from tracker.people.identity import signed_in

blueprint = Blueprint("agendas", __name__)


@blueprint.get("/meetings/<int:meeting_id>/agenda")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    meeting = seen.meeting
    part_1, part_2 = rules.parts(seen.items)
    return render_template(
        "meetings/agenda/show.html",
        meeting=meeting,
        seen=seen,
        part_1=part_1,
        part_2=part_2,
        timetable=rules.timetable(seen.items, starts_at=meeting.starts_at, ends_at=meeting.ends_at),
        held_over_from=page.held_over_from(seen.items),
        today=clock.today(),
    )
