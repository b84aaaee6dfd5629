"""Pages of replies: one’s own answer, and for those who keep a meeting everybody’s."""

from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotAllowed, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings import listing, record
from tracker.meetings.diary.replies import queries, service
from tracker.meetings.diary.replies.forms import GuestForm, RecordForm, ReplyForm, TakeOffForm
from tracker.meetings.diary.replies.queries import ReplyRow
from tracker.meetings.listing import MeetingRow
from tracker.people.identity import signed_in

blueprint = Blueprint("replies", __name__)
NOT_INVITED = "You are not on the list of this meeting, so nobody waits for your answer."


@blueprint.get("/meetings/<int:meeting_id>/replies")
@requires(Permission.MEETING_MANAGE)
def index(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    return render_template(
        "meetings/replies/index.html",
        meeting=row,
        replies=queries.all_replies(row),
        closed=queries.why_closed(row),
    )


@blueprint.route("/meetings/<int:meeting_id>/reply", methods=["GET", "POST"])
@requires(Permission.MEETING_VIEW)
@writes
def own(meeting_id: int) -> ResponseReturnValue:
    row, me = _meeting(meeting_id), signed_in()
    asked = queries.own_invitation(row, me)
    if asked is None:
        raise NotAllowed(NOT_INVITED)
    _expect_open(row)
    form = ReplyForm(asked.stand_in, data=_begun(asked.reply))
    page = _page(
        row,
        "own",
        heading="Are you coming?",
        submit="Send my answer",
        back=url_for("meetings.show", meeting_id=row.id),
        back_text="The meeting",
    )

    def deed() -> str:
        service.give(record.meeting_to_change(row.id), me.id, form.said, by=me)
        flash("Your answer is kept. You can change it until the meeting is over.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/meetings/<int:meeting_id>/replies/people/<int:user_id>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def person(meeting_id: int, user_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    found = queries.all_replies(row).invited
    asked = next((each for each in found if each.user_id == user_id), None)
    if asked is None:
        raise NotFound
    _expect_open(row)
    form = RecordForm(asked.stand_in, data=_begun(asked.reply))
    page = _page(row, "person", heading=f"What did {asked.name} answer?", submit="Keep the answer")

    def deed() -> str:
        service.give(record.meeting_to_change(row.id), user_id, form.said, by=signed_in())
        flash(f"The answer of {asked.name} is kept.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/meetings/<int:meeting_id>/replies/guests/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add_guest(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    _expect_open(row)
    form = GuestForm()
    page = _page(row, "guest", heading="Add a guest", submit="Add the guest")

    def deed() -> str:
        meeting = record.meeting_to_change(row.id)
        service.add_guest(meeting, typed(form.guest), form.said, by=signed_in())
        flash("The guest is on the list.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(
    "/meetings/<int:meeting_id>/replies/<int:reply_id>/take-off", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def take_off(meeting_id: int, reply_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    found = next((each for each in queries.replies_of(row.id) if each.id == reply_id), None)
    if found is None:
        raise NotFound
    _expect_open(row)
    page = _page(
        row,
        "take_off",
        heading=f"Take the answer of {found.name} off?",
        submit="Take it off",
        kind="warning",
        cancel="No, go back",
        more={"meeting": row, "reply": found},
    )

    def deed() -> str:
        service.take_off(record.meeting_to_change(row.id), reply_id, by=signed_in())
        flash("The answer is taken off.")
        return page.back

    return answer(TakeOffForm(), page, deed)


def _page(row: MeetingRow, template: str, **facts: Any) -> FormPage:
    """A form about a meeting’s replies; where nothing else is said it leads back to them."""
    usual = {
        "action": request.script_root + request.path,
        "back": url_for(".index", meeting_id=row.id),
        "back_text": "Replies",
        "caption": row.body_name,
        "more": {"meeting": row},
    }
    return FormPage(f"meetings/replies/{template}.html", **(usual | facts))


def _begun(reply: ReplyRow | None) -> dict[str, str]:
    if reply is None:
        return {}
    return {"kind": reply.kind.value, "substitute": reply.substitute, "remark": reply.note}


def _meeting(meeting_id: int) -> MeetingRow:
    row = listing.meeting_row(meeting_id, signed_in(), today=clock.today())
    if row is None:
        raise NotFound
    return row


def _expect_open(row: MeetingRow) -> None:
    if closed := queries.why_closed(row):
        raise DomainError(closed)
