"""Pages of a board's update round: where it stands, and signing a workstream off."""

from typing import Any

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotAllowed, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form
from tracker.core.transaction import writes
from tracker.meetings import policy, queries, record, round_service
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.forms import SignOffForm
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.round_page import RoundPage, StreamLine, round_page
from tracker.people.identity import signed_in
from tracker.workstreams.models import Workstream
from tracker.workstreams.queries import get_workstream

blueprint = Blueprint("rounds", __name__)


@blueprint.get("/meetings/<int:meeting_id>/round")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    board = _board(meeting_id)
    page = None
    if board.status is not MeetingStatus.CANCELLED:
        page = round_page(board, viewer=signed_in(), today=clock.today())
    return render_template("meetings/round.html", board=board, page=page)


@blueprint.route("/meetings/<int:meeting_id>/round/<string:slug>/sign-off", methods=["GET", "POST"])
@requires(Permission.ROUND_SIGN)
@writes
def sign_off(meeting_id: int, slug: str) -> ResponseReturnValue:
    board, stream, round_now, line = _to_sign(meeting_id, slug)
    form = SignOffForm()
    page = _form_page(
        "sign_off",
        board,
        stream,
        heading=f"Sign off {stream.name}",
        submit="Sign it off",
        line=line,
        state=round_now.state,
        closes_on=round_now.round.days.last,
    )

    def deed() -> str:
        round_service.sign_off(
            record.meeting_to_change(board.id),
            stream,
            round_now.round,
            note=form.note.data or "",
            by=signed_in(),
        )
        flash(f"{stream.name} is signed off for the board.")
        return page.back

    if not form.is_submitted():
        _expect_open(round_now, line)
    return answer(form, page, deed)


@blueprint.route(
    "/meetings/<int:meeting_id>/round/<string:slug>/take-back", methods=["GET", "POST"]
)
@requires(Permission.ROUND_SIGN)
@writes
def take_back(meeting_id: int, slug: str) -> ResponseReturnValue:
    board, stream, round_now, line = _to_sign(meeting_id, slug)
    page = _form_page(
        "take_back",
        board,
        stream,
        heading=f"Take back the sign-off of {stream.name}?",
        submit="Take it back",
        line=line,
    )

    def deed() -> str:
        meeting = record.meeting_to_change(board.id)
        round_service.take_back(meeting, stream, round_now.round, by=signed_in())
        flash(f"{stream.name} is no longer signed off.")
        return page.back

    form = Form()
    if not form.is_submitted():
        round_service.to_take_back(stream, round_now.round)
    return answer(form, page, deed)


def _form_page(
    view: str, board: BoardMeeting, stream: Workstream, *, heading: str, submit: str, **more: Any
) -> FormPage:
    return FormPage(
        f"meetings/round_{view}.html",
        heading=heading,
        submit=submit,
        action=url_for(f".{view}", meeting_id=board.id, slug=stream.slug),
        back=url_for(".show", meeting_id=board.id),
        back_text="The update round",
        kind="warning" if view == "take_back" else "",
        cancel="No, go back" if view == "take_back" else "Cancel",
        more={"board": board, "stream": stream, **more},
    )


def _board(meeting_id: int) -> BoardMeeting:
    found = queries.asked_meeting(meeting_id, viewer=signed_in(), today=clock.today())
    if found is None or not found.is_board:
        raise NotFound
    return found.meeting


def _to_sign(meeting_id: int, slug: str) -> tuple[BoardMeeting, Workstream, RoundPage, StreamLine]:
    board, stream, viewer = _board(meeting_id), get_workstream(slug), signed_in()
    if board.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so there is nothing to sign off.")
    if not policy.may_sign(viewer, stream.id):
        raise NotAllowed(
            f"{stream.name} is signed off by its chair, or by the board secretary for them."
        )
    page = round_page(board, viewer=viewer, today=clock.today())
    line = next((each for each in page.lines if each.slug == slug), None)
    if line is None:
        raise DomainError(f"{stream.name} had ended before this round, so it has no part in it.")
    return board, stream, page, line


def _expect_open(page: RoundPage, line: StreamLine) -> None:
    """Say at once, not after the note is written, that it cannot be signed off."""
    if page.refusal:
        raise DomainError(page.refusal)
    if line.signed is not None:
        raise DomainError(f"{line.name} is signed off for this board already.")
