"""The page on which whoever asked says whether the newest answer answers it."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotAccepted
from tracker.core.form_pages import answer as show_or_do
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.voice.deed_pages import asked, page_of
from tracker.voice.rows import CommentRow
from tracker.voice.verdicts import service
from tracker.voice.verdicts.forms import VerdictForm
from tracker.wording import weekday_short

blueprint = Blueprint("verdicts", __name__)


@blueprint.route("/voice/<int:comment_id>/verdict", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes
def say(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    newest = service.answer_to_judge(said, by=signed_in())
    form = VerdictForm(
        row.about.known, data={"number": str(newest.number), "text": newest.verdict_text}
    )
    page = page_of("verdict", row, heading="Does that answer it?", submit="")
    page = replace(page, template="voice/verdicts/say.html")

    def deed() -> str:
        if form.said is None:
            raise NotAccepted({"": "Choose “That answers it” or “Not yet”"})
        text = form.text.data or ""
        given = service.judge(said, form.said, text, by=signed_in(), number=form.seen)
        flash(_told(row, given.owed_again_on))
        return page.back

    return show_or_do(form, page, deed)


def _told(row: CommentRow, owed_on: date | None) -> str:
    if owed_on is None:
        return "Thank you. We wrote down that this answers it."
    who = row.answers_next[:1].upper() + row.answers_next[1:]
    return f"Thank you. {who} owes you another answer by {weekday_short(owed_on)}."
