"""Pages of meetings: the list, one meeting, its calendar file, and the deeds on it."""

from flask import Blueprint, Response, current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import refuse, writes
from tracker.meetings import choices, decided, listing, queries, record, service
from tracker.meetings.cycle import policy as cycle_policy
from tracker.meetings.cycle import queries as cycles
from tracker.meetings.deed_forms import ShowFirst, answer_on, moved_words, page_of, told
from tracker.meetings.diary.replies.forms import reply_block
from tracker.meetings.forms import (
    AddMeetingForm,
    ArisingForm,
    CancelMeetingForm,
    ChangeMeetingForm,
    HeldForm,
    MoveMeetingForm,
    NoteForm,
    day_of,
)
from tracker.meetings.ics import calendar_file, invitation_to
from tracker.meetings.listing import PAGE, MeetingRow
from tracker.meetings.minutes.rules import resolved_words
from tracker.people.identity import signed_in

blueprint = Blueprint("meetings", __name__)
NO = "No, go back"


@blueprint.get("/meetings")
@requires(Permission.MEETING_VIEW)
def index() -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    groups = listing.bodies(viewer, today=today)
    chosen = next((each for each in groups if each.slug == request.args.get("body")), None)
    only = chosen.id if chosen else None
    page = max(request.args.get("page", 1, int), 1)
    past, total = listing.past_meetings(viewer, today=today, page=min(page, 10_000), body_id=only)
    return render_template(
        "meetings/index.html",
        groups=groups,
        chosen=chosen,
        coming=listing.meetings_to_come(viewer, today=today, body_id=only),
        past=past,
        total=total,
        page=page,
        pages=-(-total // PAGE),
        size=PAGE,
        today=today,
        alarm=listing.board_alarm(today) if any(g.is_executive_board for g in groups) else None,
    )


@blueprint.get("/meetings/<int:meeting_id>")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    row, viewer, today = _meeting(meeting_id), signed_in(), clock.today()
    reads_cycle = cycle_policy.may_read(viewer, row.body_id)
    return render_template(
        "meetings/show.html",
        meeting=row,
        cycle=cycles.cycle(row, viewer, today=today) if reads_cycle else None,
        decided=decided.decided(row, viewer, today=today),
        resolved_words=resolved_words,
        actions=record.meeting_actions(row.id, viewer),
        members=record.members(row.body_id, day=row.held_on),
        today=today,
        **reply_block(row, viewer),
    )


@blueprint.get("/meetings/<int:meeting_id>.ics")
@requires(Permission.MEETING_VIEW)
def calendar(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    base = current_app.extensions["tracker"].base_url
    file = calendar_file(invitation_to(row, base, url_for(".show", meeting_id=row.id)))
    name = f"{row.body_slug}-{row.held_on.isoformat()}.ics"
    return Response(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@blueprint.route("/meetings/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add() -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    groups = listing.bodies(viewer, today=today)
    form = AddMeetingForm(
        body=next((str(g.id) for g in groups if g.slug == request.args.get("body")), "")
    )
    form.body.choices = [("", "Choose"), *choices.body_choices(viewer, today=today)]
    alarm = listing.board_alarm(today) if any(g.is_executive_board for g in groups) else None
    page = FormPage(
        "meetings/add.html",
        heading="Add a meeting",
        submit="Add the meeting",
        action=url_for(".add"),
        back=url_for(".index"),
        back_text="Meetings",
        more={"alarm": alarm},
    )

    def deed() -> str:
        body = record.body_to_change(int(form.body.data))
        added = service.add_meeting(body, on=day_of(form.held_on), times=form.times, by=viewer)
        flash("The meeting is in the diary.")
        return url_for(".show", meeting_id=added.id)

    return answer(form, page, deed)


@blueprint.route("/meetings/<int:meeting_id>/change", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    form = ChangeMeetingForm(**told(row))
    return answer_on(
        row,
        form,
        lambda: service.change_meeting(
            record.meeting_to_change(row.id), times=form.times, by=signed_in(), version=form.seen
        ),
        heading="Change the time or place",
        submit="Keep the change",
        done="Kept. Whoever has it in a calendar needs the file again.",
    )


@blueprint.route("/meetings/<int:meeting_id>/move", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def move(meeting_id: int) -> ResponseReturnValue:
    row, viewer, today = _meeting(meeting_id), signed_in(), clock.today()
    form = MoveMeetingForm(**told(row))
    due = record.open_actions_due_at(row.id, viewer)
    to = form.held_on.data or row.held_on
    steps = cycles.moved_steps(row, to, viewer, today=today) if to != row.held_on else []
    is_confirmed = not steps or form.has_shown(to)
    if steps:
        form.show(to)
    page = page_of(
        row,
        heading="Move the meeting",
        submit="Move the meeting" if steps else "See what moves",
        cancel=NO,
        due=due,
        steps=steps,
    )

    def deed() -> str:
        service.move_meeting(
            record.meeting_to_change(row.id), on=to, times=form.times, by=viewer, version=form.seen
        )
        if not is_confirmed:
            raise ShowFirst
        flash(moved_words(len(due), len(steps)))
        return url_for(".show", meeting_id=row.id)

    try:
        return answer(form, page, deed, now=told(row), version=row.version)
    except ShowFirst:
        return refuse(page.template, status=200, **page.context(form))


@blueprint.route("/meetings/<int:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def cancel(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    form = CancelMeetingForm(version=str(row.version))
    return answer_on(
        row,
        form,
        lambda: service.cancel_meeting(
            record.meeting_to_change(row.id),
            reason=form.reason.data or "",
            by=signed_in(),
            version=form.seen,
        ),
        heading="Cancel the meeting",
        submit="Cancel the meeting",
        kind="warning",
        cancel=NO,
        done="The meeting is cancelled.",
        due=record.open_actions_due_at(row.id, signed_in()),
    )


@blueprint.route("/meetings/<int:meeting_id>/held", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def hold(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    undecided = decided.undecided(row, signed_in(), today=clock.today())
    if undecided and row.held_on <= clock.today():
        status = 200 if request.method == "GET" else 409
        return refuse("meetings/undecided.html", status=status, meeting=row, items=undecided)
    form = HeldForm(version=str(row.version))
    return answer_on(
        row,
        form,
        lambda: service.mark_held(
            record.meeting_to_change(row.id), by=signed_in(), version=form.seen
        ),
        heading="Did this meeting take place?",
        submit="Yes, it took place",
        cancel=NO,
        done="The meeting is marked as held.",
    )


@blueprint.route("/meetings/<int:meeting_id>/note", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def note(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    form = NoteForm(note=row.note, version=str(row.version))
    return answer_on(
        row,
        form,
        lambda: service.write_note(
            record.meeting_to_change(row.id),
            note=form.note.data or "",
            by=signed_in(),
            version=form.seen,
        ),
        heading="What was decided" if row.held_on <= clock.today() else "What is it about?",
        submit="Keep the note",
        done="The note is kept.",
    )


@blueprint.route("/meetings/<int:meeting_id>/arising", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def arising(meeting_id: int) -> ResponseReturnValue:
    row, today = _meeting(meeting_id), clock.today()
    coming = queries.next_board(today)
    form = ArisingForm()
    form.offer(coming, today=today)
    return answer_on(
        row,
        form,
        lambda: service.add_arising(
            record.meeting_to_change(row.id),
            form.details(row.id),
            form.when(coming),
            by=signed_in(),
        ),
        heading="Add an action that arose",
        submit="Add the action",
        done="The action is in the plan and names this meeting.",
        anchor="arising",
    )


def _meeting(meeting_id: int) -> MeetingRow:
    row = listing.meeting_row(meeting_id, signed_in(), today=clock.today())
    if row is None:
        raise NotFound
    return row
