"""The update round of a workstream."""

from collections.abc import Sequence
from math import ceil

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions.standing import Moment
from tracker.actions.update_round import queries, service
from tracker.actions.update_round.forms import UpdateRoundForm
from tracker.actions.update_round.last_words import get_rows
from tracker.actions.update_round.page import build_page, settled_words, status
from tracker.actions.update_round.rows import Sent
from tracker.core.periods import quarter_ahead
from tracker.core.transaction import keep_what_is_right, writes
from tracker.meetings.moment import moment_on
from tracker.meetings.rounds import current_round
from tracker.people.identity import signed_in

blueprint = Blueprint("update_round", __name__)


@blueprint.route("/workstreams/<string:slug>/update", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
@writes
def show(slug: str) -> ResponseReturnValue:
    moment = moment_on()
    stream = queries.get_stream(slug, moment, viewer=signed_in())
    form = UpdateRoundForm()
    if not form.validate_on_submit():
        return _page(stream, moment, form, sent=form.touched), 422 if form.errors else 200
    answers = service.save_rows(form.touched, stream, moment, by=signed_in())
    if all(answer.is_settled for answer in answers):
        flash(settled_words(answers))
        return redirect(url_for(".show", slug=slug, page=request.args.get("page")), 303)
    keep_what_is_right()
    return _page(stream, moment, form, answers=answers), status(answers)


def _page(
    stream: queries.Stream,
    moment: Moment,
    form: UpdateRoundForm,
    *,
    sent: Sequence[Sent] = (),
    answers: Sequence[service.Answer] = (),
) -> str:
    viewer, coming = signed_in(), current_round(moment)
    totals = queries.get_totals(stream, moment, viewer=viewer, since=coming.since)
    pages = max(1, ceil(totals.listed / queries.PAGE_SIZE))
    number = min(max(request.args.get("page", 1, int), 1), pages)
    bases = {answer.sent.base for answer in answers if answer.fate is service.Fate.CONFLICT}
    page = build_page(
        stream,
        totals,
        get_rows(stream, moment, viewer=viewer, page=number),
        sent=sent,
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
