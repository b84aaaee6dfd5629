"""Attendance figures of a municipal year, as a page and as a file."""

from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.downloads import csv_file
from tracker.meetings.attendance import queries
from tracker.meetings.attendance.queries import BodyFigures
from tracker.meetings.minutes.rules import municipal_year, year_words
from tracker.people.identity import signed_in

blueprint = Blueprint("attendance", __name__)

HEAD = (
    "Body",
    "Seat",
    "Meetings",
    "Present",
    "Substitute sent",
    "Apologies",
    "Absent",
    "Attended",
)


@blueprint.get("/meetings/attendance")
@requires(Permission.MEETING_VIEW)
def index() -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    years = queries.years(viewer, today=today)
    year = _year(years, today)
    found = queries.figures(viewer, year, today=today)
    if request.args.get("format") == "csv":
        return _file(found, year)
    return render_template(
        "meetings/attendance/index.html",
        bodies=found,
        year=year,
        label=year_words(year),
        choices=[(each.year, year_words(each)) for each in years],
    )


def _year(years: list[date], today: date) -> date:
    """The year that was asked for, or this one where there is none such."""
    asked = request.args.get("year", "")
    return next((each for each in years if str(each.year) == asked), municipal_year(today)[0])


def _file(found: list[BodyFigures], year: date) -> ResponseReturnValue:
    rows = (
        (
            body.name,
            seat.name,
            seat.meetings,
            seat.present,
            seat.substitute,
            seat.apologies,
            seat.absent,
            seat.attended,
        )
        for body in found
        for seat in body.seats
    )
    return csv_file(f"attendance-{year.year}-{(year.year + 1) % 100:02}.csv", HEAD, rows)
