"""Pages of small numbers: what is hidden, what was let through, and by which rule."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotAllowed, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.scorecards import policy
from tracker.scorecards.small import queries, service
from tracker.scorecards.small.forms import EndForm, LargestForm, ShowForm

blueprint = Blueprint("small", __name__, url_prefix="/scorecards/small-numbers")


@blueprint.get("")
@requires(Permission.SCORECARD_VIEW)
def index() -> ResponseReturnValue:
    _expect_cleared()
    return render_template(
        "scorecards/small/index.html",
        hidden=queries.hidden(),
        through=queries.let_through(),
        largest=queries.largest_on(clock.today()),
    )


@blueprint.route("/<int:figure_id>/show", methods=["GET", "POST"])
@requires(Permission.FIGURE_PUBLISH)
@writes
def show(figure_id: int) -> ResponseReturnValue:
    _expect_cleared()
    hidden = next((each for each in queries.hidden() if each.figure_id == figure_id), None)
    if hidden is None:
        raise NotFound
    page = _page("show", f"Let everybody see a figure of “{hidden.name}”", "Let it be seen",
                 url_for(".show", figure_id=figure_id), hidden=hidden)  # fmt: skip

    def deed() -> str:
        service.let_through(figure_id, typed(form.reason), by=signed_in())
        flash("Everybody sees it now.")
        return page.back

    form = ShowForm(about=figure_id)
    return answer(form, page, deed)


@blueprint.route("/exemptions/<int:shown_id>/end", methods=["GET", "POST"])
@requires(Permission.FIGURE_PUBLISH)
@writes
def end(shown_id: int) -> ResponseReturnValue:
    _expect_cleared()
    if shown_id not in {each.id for each in queries.let_through() if each.ended_at is None}:
        raise NotFound
    page = _page("end", "Hide this figure again", "Hide it", url_for(".end", shown_id=shown_id))

    def deed() -> str:
        service.end(shown_id, by=signed_in())
        flash("It is hidden again.")
        return page.back

    return answer(EndForm(about=shown_id), page, deed)


@blueprint.route("/rule", methods=["GET", "POST"])
@requires(Permission.FIGURE_PUBLISH)
@writes
def rule() -> ResponseReturnValue:
    _expect_cleared()
    form = LargestForm(largest=str(queries.largest_on(clock.today())))
    page = _page("rule", "How small is small", "Use this rule", url_for(".rule"))

    def deed() -> str:
        changed = service.set_largest(int(form.largest.data), by=signed_in())
        flash(f"From today on. {changed} figure{'s' if changed != 1 else ''} changed.")
        return page.back

    return answer(form, page, deed)


def _expect_cleared() -> None:
    if not policy.sees_small(signed_in()):
        raise NotAllowed("Small numbers are for people who are cleared for them.")


def _page(name: str, heading: str, submit: str, action: str, **more: object) -> FormPage:
    return FormPage(
        f"scorecards/small/{name}.html",
        heading=heading,
        submit=submit,
        action=action,
        back=url_for(".index"),
        back_text="Small numbers",
        more=more,
    )
