"""Exceptions: the list, one of them, the table of a meeting, and the deeds."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.audit.queries import history_of
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings import listing
from tracker.meetings.choices import plan_choices, post_choices, workstream_choices
from tracker.meetings.forms import chosen
from tracker.meetings.queries import meeting_choices
from tracker.people.identity import signed_in
from tracker.scorecards.choices import indicator_choices
from tracker.scorecards.exceptions import choices, coming, queries, service
from tracker.scorecards.exceptions.enums import ExceptionState, NextStep, Tone
from tracker.scorecards.exceptions.forms import (
    ActionForm,
    ChangeForm,
    CloseForm,
    RaiseForm,
    ReopenForm,
    WordsForm,
)
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.exceptions.queries import Row

blueprint = Blueprint("exceptions", __name__)
PAGE = 20


@blueprint.get("/exceptions")
@requires(Permission.SCORECARD_VIEW)
def index() -> ResponseReturnValue:
    today = clock.today()
    rows = queries.exceptions(signed_in(), today=today)
    rows.sort(key=lambda each: not each.is_open)  # the open ones first, the latest first in each
    wanted = {name: request.args.get(name, "") for name in ("state", "tone", "scorecard")}
    shown = [each for each in rows if _fits(each, wanted)]
    open_ = [each for each in rows if each.is_open]
    late = sum(each.is_late(today) for each in open_)
    page = min(max(request.args.get("page", 1, int), 1), max(-(-len(shown) // PAGE), 1))
    return render_template(
        "scorecards/exceptions/index.html",
        rows=shown[(page - 1) * PAGE : page * PAGE],
        words=_words(rows, open_, late),
        wanted=wanted,
        states=list(ExceptionState),
        tones=list(Tone),
        scorecards=sorted({(each.exception.scorecard.slug, each.scorecard) for each in rows}),
        page=page,
        pages=max(-(-len(shown) // PAGE), 1),
        total=len(shown),
        size=PAGE,
        today=today,
    )


def _fits(row: Row, wanted: dict[str, str]) -> bool:
    """Whether a list asks for it; what is in no list is asked for by nobody."""
    one = row.exception
    has = {"state": one.state.value, "tone": one.tone.value, "scorecard": one.scorecard.slug}
    return all(not value or has[name] == value for name, value in wanted.items())


def _words(rows: list[Row], open_: list[Row], late: int) -> str:
    if not rows:
        return "No exception is written down yet"
    words = f"{len(open_)} of {len(rows)} exceptions {'is' if len(open_) == 1 else 'are'} open"
    return f"{words}, {late} promised for a meeting that is over" if late else words


@blueprint.get("/exceptions/<int:exception_id>")
@requires(Permission.SCORECARD_VIEW)
def show(exception_id: int) -> ResponseReturnValue:
    today = clock.today()
    row = queries.get_exception(exception_id, signed_in(), today=today)
    history = history_of("data_exception", exception_id, signed_in())
    return render_template("scorecards/exceptions/show.html", row=row, today=today, history=history)


@blueprint.get("/meetings/<int:meeting_id>/exceptions")
@requires(Permission.SCORECARD_VIEW)
def meeting(meeting_id: int) -> ResponseReturnValue:
    """What a meeting saw, as the council prints it, and where each got to."""
    viewer, today = signed_in(), clock.today()
    row = listing.meeting_row(meeting_id, viewer, today=today)
    if row is None:
        raise NotFound
    seen = queries.exceptions(viewer, DataException.raised_at_id == meeting_id, today=today)
    due = queries.exceptions(viewer, coming.due_at(row), today=today)
    return render_template(
        "scorecards/exceptions/meeting.html",
        meeting=row,
        seen=queries.grouped(seen),
        due=queries.grouped(due),
        times=coming.carried(row, due),
        today=today,
    )


@blueprint.route("/exceptions/new", methods=["GET", "POST"])
@requires(Permission.EXCEPTION_MANAGE)
@writes
def add() -> ResponseReturnValue:
    indicator = choices.indicator_asked(request.args.get("indicator", type=int))
    form = RaiseForm(
        indicator=str(indicator.id) if indicator else "",
        scorecard=str(indicator.scorecard_id) if indicator else "",
        meeting=request.args.get("meeting", ""),
    )
    form.scorecard.choices = [("", "Choose"), *choices.scorecard_choices()]
    form.indicator.choices = [("", "None of them"), *indicator_choices()]
    form.meeting.choices = _offer(form)
    page = FormPage(
        "scorecards/exceptions/new.html",
        heading="Write an exception down",
        submit="Write it down",
        action=url_for(".add"),
        back=url_for(".index"),
        back_text="Exceptions",
        more={"steps": list(NextStep)},
    )

    def deed() -> str:
        made = service.raise_exception(form.seen_where(), form.words(), by=signed_in())
        flash("The exception is written down.")
        return url_for(".show", exception_id=made.id)

    return answer(form, page, deed)


def _offer(form: WordsForm) -> choices.Choices:
    """Give a form its choices; the meetings again, for another field."""
    meetings = [("", "None"), *meeting_choices(signed_in(), today=clock.today())]
    form.promised_for.choices = meetings
    form.owner.choices = [("", "Nobody yet"), *post_choices()]
    form.step.choices = [("", "Choose"), *((each.value, each.label) for each in NextStep)]
    return meetings


@blueprint.route("/exceptions/<int:exception_id>/change", methods=["GET", "POST"])
@requires(Permission.EXCEPTION_MANAGE)
@writes
def change(exception_id: int) -> ResponseReturnValue:
    row = queries.get_exception(exception_id, signed_in(), today=clock.today())
    one = row.exception
    now = {
        "tone": one.tone.value,
        "heading": one.heading,
        "told": one.told,
        "step": one.step.value,
        "next_step": one.next_step,
        "owner": str(one.owner_post_id or ""),
        "promised_for": str(one.promised_for_id or ""),
        "visibility": one.visibility.value,
    }
    form = ChangeForm(version=one.version, about=exception_id, **now)
    _offer(form)
    page = _page(row, "change", "Change this exception", "Save")

    def deed() -> str:
        held = queries.to_change(exception_id)
        service.change(held, form.words(), by=signed_in(), version=form.seen)
        flash("The exception is changed.")
        return page.back

    return answer(form, page, deed, now=now, version=one.version)


@blueprint.route("/exceptions/<int:exception_id>/action", methods=["GET", "POST"])
@requires(Permission.ACTION_MANAGE)
@writes
def action(exception_id: int) -> ResponseReturnValue:
    today = clock.today()
    row = queries.get_exception(exception_id, signed_in(), today=today)
    form = ActionForm(version=row.exception.version, about=exception_id)
    form.plan.choices = [("", "Choose"), *plan_choices(today=today)]
    form.workstream.choices = [("", "None of them"), *workstream_choices(today=today)]
    page = _page(row, "action", "Make an action of the next step", "Make it an action")

    def deed() -> str:
        made = service.make_action(
            queries.to_change(exception_id),
            chosen(form.plan) or 0,
            chosen(form.workstream),
            by=signed_in(),
            version=form.seen,
        )
        flash("It is an action now.")
        return url_for("actions.show", action_id=made.id)

    return answer(form, page, deed, version=row.exception.version)


@blueprint.route("/exceptions/<int:exception_id>/close", methods=["GET", "POST"])
@requires(Permission.EXCEPTION_MANAGE)
@writes
def close(exception_id: int) -> ResponseReturnValue:
    row = queries.get_exception(exception_id, signed_in(), today=clock.today())
    form = CloseForm(version=row.exception.version, about=exception_id)
    form.meeting.choices = [
        ("", "None"), *meeting_choices(signed_in(), today=clock.today())
    ]  # fmt: skip
    page = _page(row, "close", "Close this exception", "Close it")

    def deed() -> str:
        service.close(
            queries.to_change(exception_id),
            typed(form.what),
            chosen(form.meeting),
            by=signed_in(),
            version=form.seen,
        )
        flash("It is closed. The figure of today is kept beside the old one.")
        return page.back

    return answer(form, page, deed, version=row.exception.version)


@blueprint.route("/exceptions/<int:exception_id>/reopen", methods=["GET", "POST"])
@requires(Permission.EXCEPTION_MANAGE)
@writes
def reopen(exception_id: int) -> ResponseReturnValue:
    row = queries.get_exception(exception_id, signed_in(), today=clock.today())
    form = ReopenForm(version=row.exception.version, about=exception_id)
    page = _page(row, "reopen", "Open this exception again", "Open it again")

    def deed() -> str:
        held = queries.to_change(exception_id)
        service.reopen(held, typed(form.why), by=signed_in(), version=form.seen)
        flash("It is open again.")
        return page.back

    return answer(form, page, deed, version=row.exception.version)


def _page(row: Row, name: str, heading: str, submit: str) -> FormPage:
    number = row.exception.id
    return FormPage(
        f"scorecards/exceptions/{name}.html",
        heading=heading,
        submit=submit,
        action=url_for(f".{name}", exception_id=number),
        back=url_for(".show", exception_id=number),
        back_text=row.exception.heading,
        caption=row.exception.heading,
        more={"row": row, "steps": list(NextStep)},
    )
