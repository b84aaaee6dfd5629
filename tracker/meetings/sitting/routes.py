"""The page of a meeting while it sits, and when it began and closed."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import choices, record
from tracker.meetings.listing import MeetingRow
from tracker.meetings.queries import NextBoard
from tracker.meetings.sitting import closing, queries
from tracker.meetings.sitting.asking import ask
from tracker.meetings.sitting.forms import (
    MarkForm,
    NoteForm,
    ResolveForm,
    SittingActionForm,
    TimesForm,
)
from tracker.meetings.sitting.guard import why_locked
from tracker.meetings.sitting.queries import SittingItem
from tracker.meetings.sitting.register import Line, register
from tracker.meetings.sitting.rules import present_now, quorum_words
from tracker.meetings.terms.queries import quorum_on
from tracker.meetings.times import said_as
from tracker.people.identity import signed_in

blueprint = Blueprint("sittings", __name__)


@blueprint.get("/meetings/<int:meeting_id>/sitting")
@requires(Permission.MEETING_MANAGE)
def show(meeting_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    meeting, items = asked.meeting, asked.items
    lines, undecided = register(meeting), closing.undecided_items(meeting.id)
    return render_template(
        "meetings/sitting/show.html",
        meeting=meeting,
        items=items,
        forms=_forms(items, queries.board_after(meeting.held_on)),
        lines=lines,
        quorum=_quorum(meeting, lines),
        present=present_now(lines),
        declared=queries.declarations(meeting.id, [item.row for item in items]),
        undecided=[item for item in items if item.row.id in undecided],
        times_form=_times_form(meeting),
        locked=why_locked(meeting.id),
        before=queries.meeting_before(meeting),
        today=clock.today(),
    )


@blueprint.route("/meetings/<int:meeting_id>/sitting/times", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def times(meeting_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    meeting, items = asked.meeting, asked.items
    form = _times_form(meeting)
    undecided = closing.undecided_items(meeting.id)
    page = FormPage(
        "meetings/sitting/times.html",
        heading="When it began and closed",
        submit="Keep the times",
        action=url_for(".times", meeting_id=meeting.id),
        back=url_for(".show", meeting_id=meeting.id, _anchor="closing"),
        back_text="At the meeting",
        more={
            "meeting": meeting,
            "undecided": [item for item in items if item.row.id in undecided],
        },
    )

    def deed() -> str:
        began, closed = form.times
        closing.write_times(
            record.meeting_to_change(meeting.id),
            began=began,
            closed=closed,
            version=form.seen,
            by=asked.viewer,
        )
        flash("The meeting is closed." if closed else "The time is kept.")
        return page.back

    now = {"began_at": form.began_at.object_data, "closed_at": form.closed_at.object_data}
    return answer(form, page, deed, now=now, version=meeting.version)


def _forms(items: list[SittingItem], coming: NextBoard | None) -> dict[str, object]:
    """The forms of each item that can be written about, their lists read once for all."""
    today = clock.today()
    notes, resolves, actions = {}, {}, {}
    for item in items:
        if item.is_taken:
            row = item.row
            notes[row.id] = NoteForm(
                about=row.id,
                discussion=row.discussion,
                version=str(row.discussion_version),
                public_note=row.public_note,
                public_base=row.public_note,
            )
            resolves[row.id] = ResolveForm(about=row.id)
            actions[row.id] = SittingActionForm(about=row.id)
    return {
        "note": notes,
        "resolve": resolves,
        "action": actions,
        "mark": MarkForm(),
        "posts": choices.post_choices() if actions else [],
        "plans": choices.plan_choices(today=today) if actions else [],
        "coming": coming,
    }


def _quorum(meeting: MeetingRow, lines: list[Line]) -> str:
    return quorum_words(present_now(lines), quorum_on(meeting.body_id, meeting.held_on))


def _times_form(meeting: MeetingRow) -> TimesForm:
    at = queries.times_of(meeting.id)
    return TimesForm(
        began_at=said_as(at.began_at), closed_at=said_as(at.closed_at), version=str(meeting.version)
    )
