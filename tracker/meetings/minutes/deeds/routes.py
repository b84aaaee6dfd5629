"""The forms that move minutes on, one page each."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotAllowed, NotFound
from tracker.core.forms import Form, typed
from tracker.core.transaction import writes
from tracker.meetings import record
from tracker.meetings.minutes import queries, service
from tracker.meetings.minutes.deeds.page import NO, form_about, sight_of
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.forms import AgreeForm, ApproveForm, CirculateForm
from tracker.people.identity import signed_in

blueprint = Blueprint("minute_deeds", __name__, url_prefix="/meetings/<int:meeting_id>")


@blueprint.route("/decisions/send", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def send_decisions(meeting_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    return form_about(
        seen,
        Form(),
        lambda: service.send_decisions(record.meeting_to_change(meeting_id), by=signed_in()),
        heading="Send out the decisions and actions?",
        submit="Yes, send them out",
        cancel=NO,
        done="The decisions and actions are out.",
        back=url_for("minutes.decisions", meeting_id=meeting_id),
        back_text="Decisions and actions",
        say=[
            "From now on whoever may see this meeting reads what was decided and who does what "
            "by when, before the minutes.",
        ],
    )


@blueprint.route("/minutes/circulate", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def circulate(meeting_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    number = seen.standing.first_number or queries.number_to_begin(seen.meeting)
    form = CirculateForm(first_number=number)
    if not seen.undecided:
        del form.although_undecided
    return form_about(
        seen,
        form,
        lambda: service.circulate(
            record.meeting_to_change(meeting_id),
            first_number=form.first_number.data or 0,
            although_undecided=bool(seen.undecided and form.although_undecided.data),
            by=signed_in(),
        ),
        heading="Send the minutes to those who were there",
        submit="Send them",
        done="The minutes are with those who were there. They can ask for corrections.",
        say=[
            "Everybody on the attendance who has an account here can read them and say what "
            "should be corrected. The items get their numbers now, and keep them.",
        ],
        undecided=seen.undecided,
    )


@blueprint.route("/minutes/take-back", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def take_back(meeting_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    is_agreed = seen.standing.state is MinutesState.AGREED
    return form_about(
        seen,
        Form(),
        lambda: service.take_back(record.meeting_to_change(meeting_id), by=signed_in()),
        heading="Open the minutes for correction again?" if is_agreed else "Take the minutes back?",
        submit="Yes, take a step back",
        kind="warning",
        cancel=NO,
        done="Taken back.",
        say=[
            "They go back to those who were there, and the chair agrees them again."
            if is_agreed
            else "They are a draft again, which only those who keep the meetings read. "
            "Corrections that were asked for are kept."
        ],
    )


@blueprint.route("/minutes/agree", methods=["GET", "POST"])
@requires(Permission.MEETING_VIEW)
@writes
def agree(meeting_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    if seen.text is None:
        raise NotFound
    if not (seen.is_chair or seen.eyes.manages):
        raise NotAllowed("Minutes are agreed by the chair of the meeting.")
    form = AgreeForm(agreed_as=f"Chair of the {seen.meeting.body_name}")
    return form_about(
        seen,
        form,
        lambda: service.agree(
            record.meeting_to_change(meeting_id), agreed_as=typed(form.agreed_as), by=signed_in()
        ),
        heading="Do you agree these minutes?" if seen.is_chair else "Has the chair agreed?",
        submit="I agree them" if seen.is_chair else "The chair has agreed",
        cancel=NO,
        done="The minutes are agreed by the chair. The next meeting approves them.",
        say=[
            "From now on whoever may see this meeting reads them, marked as a draft until the "
            "next meeting has approved them.",
        ],
    )


@blueprint.route("/minutes/approve", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def approve(meeting_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    later = queries.meetings_to_approve_at(seen.meeting, today=clock.today())
    if not later:
        raise DomainError(
            "No later meeting of this body has taken place yet. The next one approves the minutes."
        )
    form = ApproveForm(at=request.args.get("at", ""))
    form.offer([(str(each), long_date(held_on)) for each, held_on in later])

    def deed() -> None:
        meeting = record.meeting_to_change(meeting_id)
        at = record.meeting_to_change(int(form.at.data))
        service.approve(meeting, at, subject_to=typed(form.subject_to), by=signed_in())

    return form_about(
        seen,
        form,
        deed,
        heading="Record that the minutes were approved",
        submit="Approve and lock them",
        kind="warning",
        done="The minutes are approved and locked.",
        say=[
            "All that they say is then kept as it is today. Nothing of it can be changed any more."
        ],
    )
