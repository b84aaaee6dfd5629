"""Pages of voices: say something, be answered, take it back; worry, look, release."""

from dataclasses import replace

from flask import Blueprint, current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import DomainError, NotAllowed, NotFound
from tracker.core.form_pages import FormPage
from tracker.core.form_pages import answer as show_or_do
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.voice import headlines, policy, queries, service
from tracker.voice import worries as worried
from tracker.voice.box import Box, box_for
from tracker.voice.enums import AnswerKind
from tracker.voice.forms import (
    AnswerForm,
    ChangeCommentForm,
    CommentForm,
    FlagForm,
    ReleaseForm,
    RemoveForm,
    VoiceFilter,
    WithdrawForm,
)
from tracker.voice.models import Comment
from tracker.voice.rows import CommentRow
from tracker.wording import weekday_short

blueprint = Blueprint("voice", __name__)
FURTHEST = 10_000
LONGEST_ID = 9


@blueprint.get("/voice")
@requires(Permission.COMMENT_VIEW)
def index() -> ResponseReturnValue:
    viewer = signed_in()
    shows = policy.shows(viewer)
    wanted = request.args.get("show", "")
    show = next((each for each in shows if each.value == wanted), policy.first_show(viewer))
    streams = queries.workstream_choices()
    stream = next((slug for slug, _ in streams if slug == request.args.get("workstream")), "")
    action_id = _action_asked()
    scope = queries.scope(viewer, show, workstream=stream, action_id=action_id)
    page = _page()
    rows, total = queries.said(viewer, show, workstream=stream, action_id=action_id, page=page)
    form = VoiceFilter(data={"show": show.value, "workstream": stream})
    form.show.choices = [(each.value, each.label) for each in shows]
    form.workstream.choices = [("", "All workstreams"), *streams]
    return render_template(
        "voice/index.html",
        headline_words=headlines.finding(show, scope),
        also=headlines.also(show, scope),
        rows=rows,
        total=total,
        page=page,
        pages=_pages(total),
        size=queries.PAGE,
        show=show,
        filter_form=form,
        is_filtered=bool(stream or action_id is not None or show is not policy.first_show(viewer)),
        worries=queries.how_many_wait(viewer),
    )


@blueprint.get("/you-said-we-did")
@requires(Permission.COMMENT_VIEW)
def you_said_we_did() -> ResponseReturnValue:
    page = _page()
    rows, total = queries.you_said_we_did(signed_in(), page)
    return render_template(
        "voice/you_said_we_did.html",
        rows=rows,
        total=total,
        page=page,
        pages=_pages(total),
        size=queries.PAGE,
    )


@blueprint.route("/actions/<int:action_id>/comment", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes
def comment(action_id: int) -> ResponseReturnValue:
    box = box_for(action_id, signed_in())
    form = CommentForm(box.names, box.known)
    page = FormPage(
        "voice/comment.html",
        heading="Say what it is really like",
        submit=box.button,
        action=url_for("voice.comment", action_id=action_id),
        back=url_for("actions.show", action_id=action_id),
        back_text=f"Action {box.action.ref}",
        more={"box": box},
    )

    def deed() -> str:
        said = service.post_comment(action_id, form.words, by=signed_in())
        flash(_sent(box, said, is_unsafe=form.words.is_unsafe))
        return url_for("actions.show", action_id=action_id, _anchor=f"comment-{said.id}")

    return show_or_do(form, page, deed)


@blueprint.route("/voice/<int:comment_id>/edit", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes
def edit(comment_id: int) -> ResponseReturnValue:
    said, row = _asked(comment_id)
    if not row.is_own:
        raise NotAllowed("Only whoever wrote a comment changes it.")
    form = ChangeCommentForm(data={"text": row.text, "version": str(row.version)})
    form.known = (row.action.text, row.action.workstream_name, row.action.answerer)
    page = _form_page("edit", row, heading="Change what you said", submit="Save the change")

    def deed() -> str:
        text = form.text.data or ""
        service.change_comment(said, text, by=signed_in(), version=form.seen)
        flash("Your comment is changed.")
        return page.back

    return show_or_do(form, page, deed, now={"text": row.text}, version=row.version)


@blueprint.route("/voice/<int:comment_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes
def withdraw(comment_id: int) -> ResponseReturnValue:
    said, row = _asked(comment_id)
    if not row.is_own:
        raise NotAllowed("Only whoever wrote a comment takes it back.")
    if "withdraw" not in row.may:
        raise DomainError(service.NOT_THERE)
    page = _form_page("withdraw", row, heading="Take back what you said", submit="Take it back")

    def deed() -> str:
        service.withdraw_comment(said, by=signed_in())
        flash("Your comment is taken back.")
        return page.back

    return show_or_do(WithdrawForm(), page, deed)


@blueprint.route("/voice/<int:comment_id>/remove", methods=["GET", "POST"])
@requires(Permission.COMMENT_MODERATE)
@writes
def remove(comment_id: int) -> ResponseReturnValue:
    said, row = _asked(comment_id)
    if "remove" not in row.may:
        raise DomainError(service.NOT_THERE)
    form = RemoveForm()
    page = _form_page("remove", row, heading="Remove this comment", submit="Remove it")

    def deed() -> str:
        service.remove_comment(said, by=signed_in(), reason=form.reason.data or "")
        flash("The comment is removed. Whoever wrote it sees your reason.")
        return page.back

    return show_or_do(form, page, deed)


@blueprint.route("/voice/<int:comment_id>/answer", methods=["GET", "POST"])
@requires(Permission.COMMENT_ANSWER)
@writes
def answer(comment_id: int) -> ResponseReturnValue:
    said, row = _asked(comment_id)
    if not policy.may_answer(signed_in(), policy.facts_of(said)):
        raise NotAllowed(service.NOT_YOURS_TO_ANSWER)
    known = (row.action.text, row.action.workstream_name, row.action.answerer, row.who)
    form = AnswerForm(known, data={"version": str(row.version)})
    page = _form_page("answer", row, heading="Answer this comment", submit="Send the answer")
    page = replace(page, more={**page.more, "hints": {k.value: k.hint for k in AnswerKind}})

    def deed() -> str:
        service.answer_comment(said, form.reply, by=signed_in(), version=form.seen)
        flash("Your answer stands under the comment. Whoever wrote it is told.")
        return page.back

    return show_or_do(form, page, deed, version=row.version)


@blueprint.route("/voice/<int:comment_id>/flag", methods=["GET", "POST"])
@requires(Permission.COMMENT_FLAG)
@writes
def flag(comment_id: int) -> ResponseReturnValue:
    said, row = _asked(comment_id)
    if "flag" not in row.may:
        raise DomainError(service.NOT_THERE)
    page = _form_page("flag", row, heading="This worries me", submit="Hide it and tell them")

    def deed() -> str:
        service.flag_comment(said, by=signed_in())
        flash(f"It is hidden, and the safeguarding lead is told. {_not_safe()}", "warning")
        return page.back

    return show_or_do(FlagForm(), page, deed)


@blueprint.get("/voice/worries")
@requires(Permission.FLAG_RESOLVE)
def worries() -> ResponseReturnValue:
    viewer = signed_in()
    waiting = worried.open_worries(viewer)
    return render_template(
        "voice/worries.html",
        headline_words=headlines.worried(len(waiting)),
        waiting=waiting,
        looked_at=worried.looked_at(viewer),
    )


@blueprint.route("/voice/<int:comment_id>/release", methods=["GET", "POST"])
@requires(Permission.FLAG_RESOLVE)
@writes
def release(comment_id: int) -> ResponseReturnValue:
    said, row = _asked(comment_id)
    if not said.flags:
        raise NotFound
    form = ReleaseForm()
    page = FormPage(
        "voice/release.html",
        heading="Say what came of it",
        submit="Keep it for safeguarding only" if row.is_private else "Let others read it again",
        action=url_for("voice.release", comment_id=comment_id),
        back=url_for("voice.worries"),
        back_text="What worries people",
        more={"row": row, "worry": worried.worries_of(row)},
    )

    def deed() -> str:
        service.release_comment(said, by=signed_in(), note=form.note.data or "")
        flash("It is written down." if row.is_private else "Others can read the comment again.")
        return page.back

    return show_or_do(form, page, deed)


def _asked(comment_id: int) -> tuple[Comment, CommentRow]:
    """The comment for a deed, and as its page shows it."""
    viewer = signed_in()
    return queries.get_comment(comment_id, viewer), queries.get_row(comment_id, viewer)


def _form_page(deed: str, row: CommentRow, *, heading: str, submit: str) -> FormPage:
    back = url_for("voice.index")
    if row.action.is_visible:
        back = url_for("actions.show", action_id=row.action.id, _anchor=f"comment-{row.id}")
    return FormPage(
        f"voice/{deed}.html",
        heading=heading,
        submit=submit,
        action=url_for(f"voice.{deed}", comment_id=row.id),
        back=back,
        back_text=f"Action {row.action.ref}" if row.action.is_visible else "Voices",
        more={"row": row},
    )


def _sent(box: Box, said: Comment, *, is_unsafe: bool) -> str:
    if is_unsafe:
        return f"Only the safeguarding lead can read what you sent. {_not_safe()}"
    if said.answer_due_on is None:
        return "Your comment is sent."
    answerer = box.action.answerer[:1].upper() + box.action.answerer[1:]
    return f"Sent. {answerer} owes you an answer by {weekday_short(said.answer_due_on)}."


def _not_safe() -> str:
    return (
        "Nobody watches this page day and night. "
        f"{current_app.extensions['tracker'].safeguarding_text}"
    )


def _action_asked() -> int | None:
    asked = request.args.get("action", "")
    is_id = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID
    return int(asked) if is_id else None


def _page() -> int:
    return min(max(request.args.get("page", 1, int), 1), FURTHEST)


def _pages(total: int) -> int:
    return max(1, -(-total // queries.PAGE))
