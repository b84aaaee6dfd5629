"""Deeds on an action: say how it stands, move its date, close it, open it again."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions import closing, moving, policy, progress, queries, service
from tracker.actions.action_row import ActionRow
from tracker.actions.deeds import forms
from tracker.actions.deeds.allowed import NOT_THEIRS, expect_live, expect_open, expect_theirs
from tracker.actions.deeds.shown import WORDS, closure_words, last_words, move_words
from tracker.actions.enums import Outcome
from tracker.actions.models import Action, Closure, DueMove
from tracker.actions.rules import is_chairs_to_agree
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.errors import NotAccepted, NotAllowed
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form
from tracker.core.transaction import writes
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import meeting_choices
from tracker.people.identity import signed_in
from tracker.voice.difference.queries import asked_of

blueprint = Blueprint("action_deeds", __name__, url_prefix="/actions/<int:action_id>")


@blueprint.route("/update", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def update(action_id: int) -> ResponseReturnValue:
    action, row = _to_update(action_id, is_open=True)
    form = forms.UpdateForm(about=action_id, version=row.version, data=last_words(row))
    form.only_what_fits(row, waiting=moving.waiting_move(action))
    return _page(
        form,
        row,
        lambda: _say(action, form),
        done=f"How {row.ref} stands is kept. The board sees it from now on.",
        now=last_words(row) | {"progress": row.progress},
    )


@blueprint.route("/new-date", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def new_date(action_id: int) -> ResponseReturnValue:
    action, row = _to_update(action_id, is_open=True)
    form = forms.NewDateForm(about=action_id)
    agrees = policy.may_agree_first_move(signed_in(), row) and is_chairs_to_agree(row.moves)
    who = "the chair of its workstream" if is_chairs_to_agree(row.moves) else "the board"
    done = (
        "The date is moved."
        if agrees
        else f"The new date is asked for. It counts when {who} agrees."
    )
    return _page(form, row, lambda: _ask(action, form), done=done, agrees=agrees, who=who)


@blueprint.route("/new-date/<int:move_id>/agree", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def agree_new_date(action_id: int, move_id: int) -> ResponseReturnValue:
    action, row, move = _to_answer_move(action_id, move_id)
    first = is_chairs_to_agree(row.moves)
    form = forms.AgreeMoveForm(about=move_id) if first else _at_meeting(move_id)
    asked = long_date(move.to_on)
    return _page(
        form,
        row,
        lambda: moving.agree_move(action, move, by=signed_in(), meeting_id=_meeting(form)),
        done=f"{row.ref} is due on {asked} from now on.",
        move=move_words(move),
        first=first,
    )


@blueprint.route("/new-date/<int:move_id>/refuse", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def refuse_new_date(action_id: int, move_id: int) -> ResponseReturnValue:
    action, row, move = _to_answer_move(action_id, move_id)
    form = forms.RefuseForm(about=move_id)
    return _page(
        form,
        row,
        lambda: moving.refuse_move(action, move, by=signed_in(), note=form.note.data or ""),
        done=f"The date of {row.ref} stays.",
        move=move_words(move),
    )


@blueprint.route("/closure", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def propose_closure(action_id: int) -> ResponseReturnValue:
    action, row = _to_update(action_id, is_open=True)
    form = forms.ProposeClosureForm(about=action_id)
    return _page(
        form,
        row,
        lambda: closing.propose_closure(
            action,
            outcome=Outcome(form.outcome.data),
            reason=form.reason.data or "",
            by=signed_in(),
            evidence_label=form.evidence_label.data or "",
            evidence_url=form.evidence_url.data or "",
        ),
        done=f"{row.ref} is proposed for closure. The board has the last word.",
    )


@blueprint.route("/closure/<int:closure_id>/agree", methods=["GET", "POST"])
@requires(Permission.ACTION_AGREE)
@writes
def agree_closure(action_id: int, closure_id: int) -> ResponseReturnValue:
    action, row = _to_record(action_id)
    closure = queries.get_part(Closure, closure_id, action)
    closing.expect_waiting(closure)
    form = _at_meeting(closure_id)
    return _page(
        form,
        row,
        lambda: closing.agree_closure(action, closure, by=signed_in(), meeting_id=_meeting(form)),
        done=f"{row.ref} is closed.",
        closure=closure_words(closure),
        asked=asked_of([action_id], clock.today()).get(action_id),
    )


@blueprint.route("/closure/<int:closure_id>/refuse", methods=["GET", "POST"])
@requires(Permission.ACTION_AGREE)
@writes
def refuse_closure(action_id: int, closure_id: int) -> ResponseReturnValue:
    action, row = _to_record(action_id)
    closure = queries.get_part(Closure, closure_id, action)
    closing.expect_waiting(closure)
    form = forms.RefuseForm(about=closure_id)
    return _page(
        form,
        row,
        lambda: closing.refuse_closure(action, closure, by=signed_in(), note=form.note.data or ""),
        done=f"{row.ref} stays open.",
        closure=closure_words(closure),
    )


@blueprint.route("/closure/<int:closure_id>/reopen", methods=["GET", "POST"])
@requires(Permission.ACTION_AGREE)
@writes
def reopen(action_id: int, closure_id: int) -> ResponseReturnValue:
    action, row = _to_record(action_id)
    closure = queries.get_part(Closure, closure_id, action)
    closing.expect_closed(closure)
    form = forms.RefuseForm(about=closure_id)
    return _page(
        form,
        row,
        lambda: closing.reopen(action, closure, by=signed_in(), note=form.note.data or ""),
        done=f"{row.ref} is open again.",
        closure=closure_words(closure),
    )


def _to_update(action_id: int, *, is_open: bool = False) -> tuple[Action, ActionRow]:
    """The action, locked where it may be written, if this person brings it up to date."""
    action = queries.get_action(action_id, viewer=signed_in())
    row = queries.get_row(action_id, moment_on(), viewer=signed_in())
    expect_theirs(signed_in(), row, today=clock.today())
    if is_open:
        expect_open(row)
    return action, row


def _to_answer_move(action_id: int, move_id: int) -> tuple[Action, ActionRow, DueMove]:
    action = queries.get_action(action_id, viewer=signed_in())
    row = queries.get_row(action_id, moment_on(), viewer=signed_in())
    if not policy.may_answer_move(signed_in(), row, moves=row.moves):
        raise NotAllowed("The chair answers the first move of a date, the board every later one.")
    expect_live(row, today=clock.today())
    move = queries.get_part(DueMove, move_id, action)
    moving.expect_waiting(move)
    return action, row, move


def _to_record(action_id: int) -> tuple[Action, ActionRow]:
    action = queries.get_action(action_id, viewer=signed_in())
    row = queries.get_row(action_id, moment_on(), viewer=signed_in())
    if not policy.may_record_board(signed_in(), row):
        raise NotAllowed(NOT_THEIRS)
    expect_live(row, today=clock.today())
    return action, row


def _page(
    form: Form,
    row: ActionRow,
    deed: Callable[[], object],
    *,
    done: str,
    now: Mapping[str, Any] | None = None,
    **shown: Any,
) -> ResponseReturnValue:
    """The page of a deed is named after its view; done, it leads back to the action."""
    view = (request.endpoint or "").rpartition(".")[2]
    heading, submit = WORDS[view]
    page = FormPage(
        f"actions/{view}.html",
        heading=heading.format(row.ref),
        submit=submit,
        action=request.path,
        back=url_for("actions.show", action_id=row.id),
        back_text=f"Action {row.ref}",
        more={"row": row, "day": clock.today(), **shown},
    )

    def do() -> str:
        deed()
        flash(done)
        return page.back

    return answer(form, page, do, now=now, version=row.version)


def _say(action: Action, form: forms.UpdateForm) -> None:
    """Both deeds are tried, so that everything that is wrong is said at once."""
    service.expect_version(action, form.seen)
    wrong: dict[str, str] = {}
    try:
        progress.say(action, form.said, by=signed_in())
    except NotAccepted as refusal:
        wrong |= refusal.by_field
    if form.said.asks_new_date:
        try:
            _ask(action, form)
        except NotAccepted as refusal:
            wrong |= refusal.by_field
    if wrong:
        raise NotAccepted(wrong)


def _ask(action: Action, form: forms.UpdateForm | forms.NewDateForm) -> None:
    to = form.new_date.data
    if to is None:
        raise NotAccepted({"new_date": "Enter the new date"})
    moving.ask_new_date(
        action,
        to=to,
        reason=form.move_reason.data or "",
        by=signed_in(),
        may_agree_first=policy.may_agree_first_move(signed_in(), action),
    )


def _at_meeting(about: int) -> forms.AgreeAtMeetingForm:
    form = forms.AgreeAtMeetingForm(about=about)
    past = meeting_choices(signed_in(), today=clock.today(), coming=False)
    form.meeting.choices = [("", "Choose a meeting"), *past]
    return form


def _meeting(form: Form) -> int | None:
    return int(form.meeting.data) if "meeting" in form else None
