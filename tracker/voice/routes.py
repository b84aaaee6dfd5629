"""Pages of voices: say something, be answered, take it back; worry, look, release."""

from dataclasses import replace

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotAllowed
from tracker.core.form_pages import answer as show_or_do
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.voice import headlines, offers, policy, queries, service
from tracker.voice.deed_pages import asked, page_of
from tracker.voice.enums import AnswerKind, Show
from tracker.voice.figures.queries import tally
from tracker.voice.forms import (
    AnswerForm,
    ChangeCommentForm,
    RemoveForm,
    VoiceFilter,
    WithdrawForm,
)
from tracker.voice.published import queries as published
from tracker.voice.sending import all_begun

blueprint = Blueprint("voice", __name__)
FURTHEST = 10_000
LONGEST_ID = 9


@blueprint.get("/voice")
@requires(Permission.COMMENT_VIEW)
def index() -> ResponseReturnValue:
    viewer = signed_in()
    shows = offers.shows(viewer)
    wanted = request.args.get("show", "")
    show = next((each for each in shows if each.value == wanted), offers.first_show(viewer))
    streams = queries.workstream_choices()
    stream = next((slug for slug, _ in streams if slug == request.args.get("workstream")), "")
    of = queries.about_one(_id_asked("action"), _id_asked("pledge"))
    scope = queries.scope(viewer, show, workstream=stream, of=of)
    page = _page()
    rows, total = queries.said(viewer, show, workstream=stream, of=of, page=page)
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
        is_filtered=bool(stream or of or show is not offers.first_show(viewer)),
        worries=queries.how_many_wait(viewer),
        begun=all_begun() if show is Show.MINE else [],
        yes_or_no=published.yes_or_no(viewer) if show is Show.MINE else None,
        figures=None if of else tally(viewer, clock.today(), workstream=stream),
    )


@blueprint.get("/voice/<int:comment_id>")
@requires(Permission.COMMENT_VIEW)
def show(comment_id: int) -> ResponseReturnValue:
    """One comment with all that came of it."""
    return render_template(
        "voice/show.html", row=queries.get_row(comment_id, signed_in()), back=url_for(".index")
    )


@blueprint.route("/voice/<int:comment_id>/edit", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes
def edit(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    if not row.is_own:
        raise NotAllowed("Only whoever wrote a comment changes it.")
    form = ChangeCommentForm(data={"text": row.text, "version": str(row.version)})
    form.known = row.about.known
    page = page_of("edit", row, heading="Change what you said", submit="Save the change")

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
    said, row = asked(comment_id)
    if not row.is_own:
        raise NotAllowed("Only whoever wrote a comment takes it back.")
    if "withdraw" not in row.may:
        raise DomainError(service.NOT_THERE)
    page = page_of("withdraw", row, heading="Take back what you said", submit="Take it back")

    def deed() -> str:
        service.withdraw_comment(said, by=signed_in())
        flash("Your comment is taken back.")
        return page.back

    return show_or_do(WithdrawForm(), page, deed)


@blueprint.route("/voice/<int:comment_id>/let-through", methods=["GET", "POST"])
@requires(Permission.COMMENT_MODERATE)
@writes
def let_through(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    if "let-through" not in row.may:
        raise DomainError(service.NOT_THERE)
    page = page_of("let-through", row, heading="Let others read it?", submit="Let others read it")

    def deed() -> str:
        service.let_through(said, by=signed_in())
        flash("Others can read it now, and the days to answer it begin.")
        return page.back

    return show_or_do(WithdrawForm(), page, deed)


@blueprint.route("/voice/<int:comment_id>/remove", methods=["GET", "POST"])
@requires(Permission.COMMENT_MODERATE)
@writes
def remove(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    if "remove" not in row.may:
        raise DomainError(service.NOT_THERE)
    form = RemoveForm()
    page = page_of("remove", row, heading="Remove this comment", submit="Remove it")

    def deed() -> str:
        service.remove_comment(said, by=signed_in(), reason=form.reason.data or "")
        flash("The comment is removed. Whoever wrote it sees your reason.")
        return page.back

    return show_or_do(form, page, deed)


@blueprint.route("/voice/<int:comment_id>/answer", methods=["GET", "POST"])
@requires(Permission.COMMENT_ANSWER)
@writes
def answer(comment_id: int) -> ResponseReturnValue:
    said, row = asked(comment_id)
    service.expect_answerer(policy.facts_of(said), signed_in())
    known = (*row.about.known, row.who)
    form = AnswerForm(known, data={"version": str(row.version)})
    page = page_of("answer", row, heading="Answer this comment", submit="Send the answer")
    page = replace(page, more={**page.more, "hints": {k.value: k.hint for k in AnswerKind}})

    def deed() -> str:
        service.answer_comment(said, form.reply, by=signed_in(), version=form.seen)
        flash("Your answer stands under the comment. Whoever wrote it is told.")
        return page.back

    return show_or_do(form, page, deed, version=row.version)


def _id_asked(name: str) -> int | None:
    asked = request.args.get(name, "")
    is_id = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID
    return int(asked) if is_id else None


def _page() -> int:
    return min(max(request.args.get("page", 1, int), 1), FURTHEST)


def _pages(total: int) -> int:
    return max(1, -(-total // queries.PAGE))
