"""The forms of corrections: ask for one, change the words, answer."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotAllowed, NotFound
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.core.visibility import Visibility
from tracker.meetings import record
from tracker.meetings.minutes import queries, service
from tracker.meetings.minutes.deeds.page import form_about, sight_of
from tracker.meetings.minutes.enums import CorrectionState
from tracker.meetings.minutes.forms import (
    AnswerForm,
    CorrectionForm,
    ItemWordsForm,
    PrivateItemWordsForm,
)
from tracker.meetings.minutes.policy import expect_unlocked
from tracker.people.identity import signed_in

blueprint = Blueprint("corrections", __name__, url_prefix="/meetings/<int:meeting_id>")


@blueprint.route("/minutes/correct", methods=["GET", "POST"])
@requires(Permission.MEETING_VIEW)
@writes
def ask(meeting_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    if seen.text is None:
        raise NotFound
    if not seen.was_there:
        raise NotAllowed("Minutes are corrected by those who were at the meeting.")
    form = CorrectionForm(item=request.args.get("item", ""))
    form.offer(seen)
    return form_about(
        seen,
        form,
        lambda: service.ask_correction(
            record.meeting_to_change(meeting_id),
            item_id=form.item_id,
            text=typed(form.text),
            by=signed_in(),
        ),
        heading="Ask for a correction",
        submit="Send it",
        done="Sent. You see here what becomes of it.",
        anchor="corrections",
        say=["Whoever keeps the minutes answers. Others who were at the meeting see it too."],
    )


@blueprint.route("/minutes/corrections/<int:correction_id>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def reply(meeting_id: int, correction_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    asked = next((each for each in seen.corrections if each.id == correction_id), None)
    if asked is None:
        raise NotFound
    form = AnswerForm()
    return form_about(
        seen,
        form,
        lambda: service.answer_correction(
            record.meeting_to_change(meeting_id),
            correction_id,
            made=form.made.data == CorrectionState.MADE.value,
            answer=typed(form.answer),
            by=signed_in(),
        ),
        heading="Answer a correction",
        submit="Keep the answer",
        done="Answered.",
        anchor="corrections",
        say=["Change the words first, then say here that it is made."],
        asked=asked,
    )


@blueprint.route("/minutes/items/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def item(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen = sight_of(meeting_id)
    found = seen.item(item_id)
    if found is None:
        raise NotFound
    if not seen.standing.is_locked:
        version = queries.version_of(item_id)
    else:
        version = 0
        expect_unlocked(meeting_id)
    is_private = found.visibility == Visibility.RESTRICTED
    now = {"discussion": found.discussion, "version": str(version)}
    now |= {"public_note": found.public_note} if is_private else {}
    form = (PrivateItemWordsForm if is_private else ItemWordsForm)(about=item_id, **now)
    return form_about(
        seen,
        form,
        lambda: service.change_item(
            record.meeting_to_change(meeting_id),
            item_id,
            discussion=typed(form.discussion),
            public_note=typed(form.public_note) if is_private else found.public_note,
            by=signed_in(),
            version=form.seen,
        ),
        heading=f"Change what item {found.shown_number} says",
        submit="Keep the change",
        done="The change is kept.",
        anchor=f"item-{item_id}",
        say=[f"{found.shown_number}. {found.title}"],
        now=now,
        version=version,
    )
