"""Who is at a meeting, and what they declare."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import record
from tracker.meetings.minutes.enums import AttendanceState
from tracker.meetings.sitting import attending, declaring, queries
from tracker.meetings.sitting.asking import Asked, ask
from tracker.meetings.sitting.forms import AttendeeForm, DeclareForm, MarkForm
from tracker.meetings.sitting.guard import why_locked
from tracker.meetings.sitting.register import Line, register
from tracker.meetings.sitting.rules import THERE, present_now, quorum_words
from tracker.meetings.terms.queries import quorum_on
from tracker.meetings.times import said_as
from tracker.people.identity import signed_in

blueprint = Blueprint("sitting_people", __name__)
_SITTING = "/meetings/<int:meeting_id>/sitting"
THE_REST = "rest"


@blueprint.route(f"{_SITTING}/attendance", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def attendance(meeting_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    lines, form = register(asked.meeting), MarkForm()
    if form.validate_on_submit():
        anchor = _mark(asked, lines, request.form.get("mark", ""))
        return redirect(url_for(".attendance", meeting_id=meeting_id, _anchor=anchor), 303)
    quorum = quorum_on(asked.meeting.body_id, asked.meeting.held_on)
    return render_template(
        "meetings/sitting/attendance.html",
        meeting=asked.meeting,
        lines=lines,
        present=present_now(lines),
        unsaid=sum(line.state is None and line.role is not None for line in lines),
        quorum=quorum_words(present_now(lines), quorum),
        form=form,
        states=AttendanceState,
        locked=why_locked(asked.meeting.id),
    )


@blueprint.route(f"{_SITTING}/attendance/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add(meeting_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    lines = register(asked.meeting)
    seat = next((each for each in lines if each.key == request.args.get("for")), None)
    form = AttendeeForm(**_stand_in(seat))
    form.offer(_seats(lines))
    page = _form_page(asked, "add", "Add somebody", "Add them", people=lines)

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        attending.add(meeting, form.attendee(), lines=lines, by=asked.viewer)
        flash("They are on the register.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(f"{_SITTING}/attendance/<int:attendance_id>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change(meeting_id: int, attendance_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    lines = register(asked.meeting)
    line = _line(lines, attendance_id)
    told = {
        "name": line.name,
        "title": line.title,
        "state": line.state.value if line.state else "",
        "substitute_for": line.substitute_for,
        "joined_at": said_as(line.joined_at),
        "left_at": said_as(line.left_at),
        "version": str(line.version),
    }
    form = AttendeeForm(**told)
    form.offer(_seats(lines, also=line.substitute_for))
    page = _form_page(asked, "change", "Change a line", "Keep the change", attendance_id, line=line)

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        attending.change(
            meeting, attendance_id, form.attendee(), version=form.seen, by=asked.viewer
        )
        flash("The change is kept.")
        return page.back

    return answer(form, page, deed, now=told, version=line.version)


@blueprint.route(f"{_SITTING}/attendance/<int:attendance_id>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def remove(meeting_id: int, attendance_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    line = _line(register(asked.meeting), attendance_id)
    page = _form_page(
        asked,
        "remove",
        "Take out this line?",
        "Take it out",
        attendance_id,
        kind="warning",
        line=line,
    )

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        attending.remove(meeting, attendance_id, by=asked.viewer)
        flash("The line is taken out.")
        return page.back

    return answer(MarkForm(), page, deed)


@blueprint.route(f"{_SITTING}/interests/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def declare(meeting_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    there = [line for line in register(asked.meeting) if line.state in THERE]
    items = [item.row for item in asked.items if item.is_taken]
    form = DeclareForm(item=request.args.get("item", ""))
    form.offer(
        [(str(line.attendance_id), line.who) for line in there],
        [(str(row.id), f"{row.number}. {row.title}") for row in items],
    )
    page = FormPage(
        "meetings/sitting/declare.html",
        heading="Write down an interest",
        submit="Write it down",
        action=url_for(".declare", meeting_id=meeting_id),
        back=url_for("sittings.show", meeting_id=meeting_id, _anchor="interests"),
        back_text="At the meeting",
        more={"meeting": asked.meeting, "there": there},
    )

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        declaring.declare(meeting, form.interest(), by=asked.viewer)
        flash("The interest is written down.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(f"{_SITTING}/interests/<int:declaration_id>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def undeclare(meeting_id: int, declaration_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    rows = [item.row for item in asked.items]
    declared = queries.declarations(meeting_id, rows)
    found = next((each for each in declared if each.id == declaration_id), None)
    if found is None:
        raise NotFound
    page = FormPage(
        "meetings/sitting/undeclare.html",
        heading="Take out this interest?",
        submit="Take it out",
        action=url_for(".undeclare", meeting_id=meeting_id, declaration_id=declaration_id),
        back=url_for("sittings.show", meeting_id=meeting_id, _anchor="interests"),
        back_text="At the meeting",
        kind="warning",
        cancel="No, go back",
        more={"meeting": asked.meeting, "declared": found},
    )

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        declaring.take_out(meeting, declaration_id, by=asked.viewer)
        flash("The interest is taken out.")
        return page.back

    return answer(MarkForm(), page, deed)


def _mark(asked: Asked, lines: list[Line], pressed: str) -> str:
    """Do what a button of the register says; gives the place on the page to go back to."""
    key, _, state = pressed.partition(":")
    if key == THE_REST:
        meeting = record.meeting_to_change(asked.meeting.id)
        attending.mark_the_rest(meeting, lines, by=asked.viewer)
        return "register"
    line = next((each for each in lines if each.key == key), None)
    if line is None or state not in list(AttendanceState):
        raise NotFound
    meeting = record.meeting_to_change(asked.meeting.id)
    attending.mark(meeting, line, AttendanceState(state), by=asked.viewer)
    return f"line-{line.key}" if line.member_id or line.attendance_id else "register"


def _line(lines: list[Line], attendance_id: int) -> Line:
    for line in lines:
        if line.attendance_id == attendance_id:
            return line
    raise NotFound


def _stand_in(seat: Line | None) -> dict[str, str]:
    """What the form begins with: for a seat, whoever is named to stand in."""
    if seat is None:
        return {}
    return {
        "name": seat.substitute,
        "state": AttendanceState.SUBSTITUTE.value,
        "substitute_for": seat.name,
    }


def _seats(lines: list[Line], also: str = "") -> list[tuple[str, str]]:
    names = {line.name: line.who for line in lines if line.role is not None}
    return list(({also: also} | names if also else names).items())


def _form_page(
    asked: Asked,
    view: str,
    heading: str,
    submit: str,
    attendance_id: int | None = None,
    *,
    kind: str = "",
    **more: object,
) -> FormPage:
    values: dict[str, Any] = {"attendance_id": attendance_id} if attendance_id else {}
    return FormPage(
        f"meetings/sitting/{view}.html",
        heading=heading,
        submit=submit,
        action=url_for(f".{view}", meeting_id=asked.meeting.id, **values),
        back=url_for(".attendance", meeting_id=asked.meeting.id),
        back_text="Attendance",
        kind=kind,
        cancel="No, go back" if kind else "Cancel",
        more={"meeting": asked.meeting, **more},
    )
