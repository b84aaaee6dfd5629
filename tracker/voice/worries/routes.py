"""Pages of worries: hide a comment, see what waits, say what came of it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.core.form_pages import FormPage
from tracker.core.form_pages import answer as show_or_do
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.voice import headlines
from tracker.voice.deed_pages import asked, not_safe, page_of, when_looked_at
from tracker.voice.enums import CommentState
from tracker.voice.hearing import leads_for
from tracker.voice.service import NOT_THERE
from tracker.voice.worries import queries, service
from tracker.voice.worries.forms import FlagForm, ReleaseForm

blueprint = Blueprint("worries", __name__)
_WRITTEN_DOWN = ("Write it down", "It is written down.")
_RELEASED = {
    CommentState.HIDDEN: ("Let others read it again", "Others can read the comment again."),
    CommentState.PRIVATE: ("Keep it for safeguarding only", "It is written down."),
}


@blueprint.route("/voice/<int:comment_id>/flag", methods=["GET", "POST"])
@requires(Permission.COMMENT_FLAG)
@writes
def flag(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    if "flag" not in row.may:
        raise DomainError(NOT_THERE)
    stays = service.stays(said, said.flags, by=signed_in())
    hears = leads_for(comment_id).words
    submit = "Tell them" if stays else "Hide it and tell them"
    page = page_of("flag", row, heading="This worries me", submit=submit, stays=stays, hears=hears)

    def deed() -> str:
        hides = service.flag_comment(said, by=signed_in()).hides
        first = "It is hidden" if hides else "It stays to be read"
        told = "and the safeguarding lead is told now."
        flash(f"{first}, {told} {when_looked_at()} {not_safe()}", "warning")
        return page.back

    return show_or_do(FlagForm(), page, deed)


@blueprint.get("/voice/worries")
@requires(Permission.FLAG_RESOLVE)
def index() -> ResponseReturnValue:
    viewer = signed_in()
    waiting = queries.open_worries(viewer)
    return render_template(
        "voice/worries/index.html",
        headline_words=headlines.worried(len(waiting)),
        waiting=waiting,
        looked_at=queries.looked_at(viewer),
    )


@blueprint.post("/voice/<int:comment_id>/look")
@requires(Permission.FLAG_RESOLVE)
@writes
def look(comment_id: int) -> ResponseReturnValue:
    said, _ = asked(comment_id)
    if not said.flags:
        raise NotFound
    service.look_at(said, by=signed_in())
    flash("Others see that you are looking at it.")
    return redirect(url_for(".index", _anchor=f"comment-{comment_id}"), 303)


@blueprint.get("/voice/<int:comment_id>/record")
@requires(Permission.FLAG_RESOLVE)
def record(comment_id: int) -> ResponseReturnValue:
    """All there is about a comment that worries somebody, to print for the case system."""
    said, row = asked(comment_id)
    if not said.flags or not row.is_readable:
        raise NotFound
    return render_template(
        "voice/worries/record.html",
        row=row,
        read_at=clock.now(),
        worry=queries.worries_of(row),
        earlier=queries.earlier_texts(row),
    )


@blueprint.route("/voice/<int:comment_id>/release", methods=["GET", "POST"])
@requires(Permission.FLAG_RESOLVE)
@writes
def release(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    if not said.flags:
        raise NotFound
    form = ReleaseForm()
    page = FormPage(
        "voice/worries/release.html",
        heading="Say what came of it",
        submit=_RELEASED.get(row.state, _WRITTEN_DOWN)[0],
        action=url_for(".release", comment_id=comment_id),
        back=url_for(".index"),
        back_text="What worries people",
        more={"row": row, "worry": queries.worries_of(row)},
    )

    def deed() -> str:
        service.release_comment(said, by=signed_in(), note=form.note.data or "")
        flash(_RELEASED.get(row.state, _WRITTEN_DOWN)[1])
        return page.back

    return show_or_do(form, page, deed)
