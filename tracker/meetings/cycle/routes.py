"""Pages of a meeting’s cycle: where it stands, its ticks, key messages, and the notice."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings import listing, record
from tracker.meetings.cycle import policy, queries, service
from tracker.meetings.cycle.enums import Counting
from tracker.meetings.cycle.forms import KeyMessagesForm, NoticeForm, TickForm
from tracker.meetings.cycle.queries import Cycle
from tracker.meetings.cycle.standing import Line
from tracker.meetings.enums import BodyKind
from tracker.meetings.forms import day_of
from tracker.meetings.listing import MeetingRow
from tracker.people.identity import signed_in

blueprint = Blueprint("cycles", __name__)


@blueprint.get("/meetings/<int:meeting_id>/cycle")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    row, today = _meeting(meeting_id), clock.today()
    return render_template(
        "meetings/cycle/show.html",
        meeting=row,
        cycle=queries.cycle(row, signed_in(), today=today),
        form=TickForm(),
        today=today,
        alarm=listing.board_alarm(today) if row.is_board else None,
    )


@blueprint.post("/meetings/<int:meeting_id>/cycle/<string:step>/tick")
@requires(Permission.MEETING_MANAGE)
@writes
def tick(meeting_id: int, step: str) -> ResponseReturnValue:
    row, line = _step(meeting_id, step)
    service.tick(record.meeting_to_change(row.id), line, by=signed_in())
    flash(f"{line.kind.label}: ticked.")
    return redirect(url_for(".show", meeting_id=row.id, _anchor=line.key), 303)


@blueprint.post("/meetings/<int:meeting_id>/cycle/<string:step>/take-back")
@requires(Permission.MEETING_MANAGE)
@writes
def take_back(meeting_id: int, step: str) -> ResponseReturnValue:
    row, line = _step(meeting_id, step)
    service.take_back(record.meeting_to_change(row.id), line, by=signed_in())
    flash(f"{line.kind.label}: the tick is taken back.")
    return redirect(url_for(".show", meeting_id=row.id, _anchor=line.key), 303)


@blueprint.route("/meetings/<int:meeting_id>/key-messages", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def key_messages(meeting_id: int) -> ResponseReturnValue:
    row = _meeting(meeting_id)
    told = {"key_messages": row.key_messages, "version": str(row.version)}
    form = KeyMessagesForm(**told)
    page = FormPage(
        "meetings/cycle/key_messages.html",
        heading="Key messages",
        submit="Keep the key messages",
        action=url_for(".key_messages", meeting_id=row.id),
        back=url_for("meetings.show", meeting_id=row.id),
        back_text="The meeting",
        more={"meeting": row, "above": queries.above(row)},
    )

    def deed() -> str:
        service.write_key_messages(
            record.meeting_to_change(row.id),
            typed(form.key_messages),
            by=signed_in(),
            version=form.seen,
        )
        flash("The key messages are kept.")
        return url_for("meetings.show", meeting_id=row.id, _anchor="key-messages")

    return answer(form, page, deed, now=told, version=row.version)


@blueprint.get("/meetings/notice")
@requires(Permission.MEETING_MANAGE)
def notices() -> ResponseReturnValue:
    today = clock.today()
    return render_template(
        "meetings/cycle/notices.html", rows=queries.notices(today), form=TickForm(), today=today
    )


@blueprint.route("/meetings/notice/<string:body_kind>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def notice(body_kind: str) -> ResponseReturnValue:
    which = _kind(body_kind)
    now = queries.notice_now(which, clock.today())
    form = NoticeForm(days=now.days, counting=now.counting.value, from_on=clock.today())
    page = FormPage(
        "meetings/cycle/notice.html",
        heading=f"When papers go out: {which.label.lower()}",
        submit="Keep the change",
        action=url_for(".notice", body_kind=which.value),
        back=url_for(".notices"),
        back_text="When papers go out",
        more={"now": now, "countings": {each.value: each.says for each in Counting}},
    )

    def deed() -> str:
        service.set_notice(which, form.notice, from_on=day_of(form.from_on), by=signed_in())
        flash("The change is kept. The dates of coming meetings follow it.")
        return url_for(".notices")

    return answer(form, page, deed)


@blueprint.post("/meetings/notice/changes/<int:notice_id>/take-back")
@requires(Permission.MEETING_MANAGE)
@writes
def take_notice_back(notice_id: int) -> ResponseReturnValue:
    service.take_notice_back(queries.notice_change(notice_id), by=signed_in())
    flash("The change is taken back.")
    return redirect(url_for(".notices"), 303)


def _meeting(meeting_id: int) -> MeetingRow:
    """A meeting whose cycle the reader may read."""
    row = listing.meeting_row(meeting_id, signed_in(), today=clock.today())
    if row is None or not policy.may_read(signed_in(), row.body_id):
        raise NotFound
    return row


def _step(meeting_id: int, step: str) -> tuple[MeetingRow, Line]:
    row = _meeting(meeting_id)
    found: Cycle | None = queries.cycle(row, signed_in(), today=clock.today())
    if found is None:
        raise DomainError("This meeting was cancelled, so its cycle has ended.")
    line = next((each for each in found.lines if each.key == step), None)
    if line is None:
        raise NotFound
    return row, line


def _kind(kind: str) -> BodyKind:
    try:
        return BodyKind(kind)
    except ValueError as error:
        raise NotFound from error
