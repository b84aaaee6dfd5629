"""The update round of a workstream."""

from collections.abc import Sequence
from math import ceil

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions.standing import Moment
from tracker.actions.update_round import queries, service
from tracker.actions.update_round.forms import UpdateRoundForm
from tracker.actions.update_round.kept import keep_rows, kept_rows
from tracker.actions.update_round.last_words import RoundRow, get_rows
from tracker.actions.update_round.page import build_page, settled_words, status
from tracker.actions.update_round.rows import Sent
from tracker.core.errors import NotAccepted
from tracker.core.periods import quarter_ahead
from tracker.core.transaction import keep_what_is_right, writes
from tracker.meetings.moment import moment_on
from tracker.meetings.rounds import current_round
from tracker.people.identity import signed_in

blueprint = Blueprint("update_round", __name__)

FOR_THE_BUTTON = "Closing an action, a review and a new date are saved by the button of the round."


@blueprint.route("/workstreams/<string:slug>/update", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def show(slug: str) -> ResponseReturnValue:
    moment = moment_on()
    stream = queries.get_stream(slug, moment, viewer=signed_in())
    form = UpdateRoundForm()
    if not form.validate_on_submit():
        return _page(stream, moment, form, sent=form.touched), 422 if form.errors else 200
    if request.form.get("as") == "draft":
        is_kept = keep_rows(slug, form.touched, instead_of=form.ids, by=signed_in())
        return Response(status=204 if is_kept else 413, mimetype="text/plain")
    return _save(stream, moment, form)


def _save(stream: queries.Stream, moment: Moment, form: UpdateRoundForm) -> ResponseReturnValue:
    """Save what was sent: the round, or `row` alone as its writer goes on to another."""
    sent, one = form.touched, request.form.get("row", None, int)
    if one is not None and any(row.is_for_the_button for row in sent):
        raise NotAccepted({"": FOR_THE_BUTTON})
    answers = service.save_rows(sent, stream, moment, by=signed_in())
    back = [answer.sent for answer in answers if answer.may_be_sent_again]
    keep_rows(stream.slug, back, instead_of=form.ids, by=signed_in())
    if not all(answer.is_settled for answer in answers):
        keep_what_is_right()
        return _page(stream, moment, form, answers=answers, one=one), status(answers)
    if one is None:
        flash(settled_words(answers))
    page = request.args.get("page")
    return redirect(url_for(".show", slug=stream.slug, page=page, row=one), 303)


def _page(
    stream: queries.Stream,
    moment: Moment,
    form: UpdateRoundForm,
    *,
    sent: Sequence[Sent] = (),
    answers: Sequence[service.Answer] = (),
    one: int | None = None,
) -> str:
    viewer, coming = signed_in(), current_round(moment)
    totals = queries.get_totals(stream, moment, viewer=viewer, since=coming.since)
    pages = max(1, ceil(totals.listed / queries.PAGE_SIZE))
    number = min(max(request.args.get("page", 1, int), 1), pages)
    bases = {answer.sent.base for answer in answers if answer.fate is service.Fate.CONFLICT}
    only = request.args.get("row", one, int)
    rows = get_rows(stream, moment, viewer=viewer, page=1 if only else number, only=only)
    page = build_page(
        stream,
        totals,
        rows,
        sent=sent,
        kept=[] if answers else _kept(stream.slug, rows, is_all=only is None and pages == 1),
        answers=answers,
        bases=queries.updates_by_id(bases),
    )
    return render_template(
        "update_round/show.html",
        page=page,
        round_form=form,
        coming=coming,
        today=moment.day,
        number=number,
        pages=pages,
        page_size=queries.PAGE_SIZE,
        errors=page.errors,
        review_by=quarter_ahead(moment.day),
    )


def _kept(slug: str, rows: Sequence[RoundRow], *, is_all: bool) -> list[Sent]:
    """What its reader typed before into these rows; where these are all, into any."""
    here = {row.action.id for row in rows}
    return [row for row in kept_rows(slug, by=signed_in()) if is_all or row.action_id in here]
