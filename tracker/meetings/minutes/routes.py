"""The minutes of a meeting as a page and as a Word paper, and what was decided before them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.downloads import download
from tracker.core.errors import NotFound
from tracker.meetings import listing
from tracker.meetings.minutes import queries, rules
from tracker.meetings.minutes.queries import MinutesSight
from tracker.people.identity import signed_in
from tracker.reports.minutes_paper import MIMETYPE, as_docx

blueprint = Blueprint("minutes", __name__)


@blueprint.get("/meetings/<int:meeting_id>/minutes")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    seen = _sight(meeting_id)
    today = clock.today()
    return render_template(
        "meetings/minutes/show.html",
        meeting=seen.meeting,
        seen=seen,
        today=today,
        resolved_words=rules.resolved_words,
        is_over=seen.meeting.held_on <= today,
        may_approve=seen.eyes.manages
        and bool(queries.meetings_to_approve_at(seen.meeting, today=today)),
        to_approve=queries.minutes_to_approve_at(seen.meeting, today=today)
        if seen.eyes.manages
        else [],
    )


@blueprint.get("/meetings/<int:meeting_id>/minutes.docx")
@requires(Permission.MEETING_VIEW)
def word(meeting_id: int) -> ResponseReturnValue:
    seen = _sight(meeting_id)
    if seen.text is None:
        raise NotFound
    name = f"minutes-{seen.meeting.body_slug}-{seen.meeting.held_on.isoformat()}.docx"
    return download(name, as_docx(seen.text, seen.standing), MIMETYPE)


@blueprint.get("/meetings/<int:meeting_id>/decisions")
@requires(Permission.MEETING_VIEW)
def decisions(meeting_id: int) -> ResponseReturnValue:
    seen = _sight(meeting_id)
    viewer = signed_in()
    text = seen.text
    if text is None and seen.standing.decisions_at is not None:
        text, _ = queries.read(meeting_id, seen.standing, viewer, seen.eyes)
    return render_template(
        "meetings/minutes/decisions.html",
        meeting=seen.meeting,
        seen=seen,
        text=text,
        today=clock.today(),
        resolved_words=rules.resolved_words,
        is_over=seen.meeting.held_on <= clock.today(),
    )


def _sight(meeting_id: int) -> MinutesSight:
    viewer, today = signed_in(), clock.today()
    row = listing.meeting_row(meeting_id, viewer, today=today)
    if row is None:
        raise NotFound
    return queries.sight(row, viewer, today=today)
