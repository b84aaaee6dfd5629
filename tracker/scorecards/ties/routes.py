"""Pages of what an indicator is tied to."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings.forms import chosen
from tracker.people.identity import signed_in
from tracker.scorecards.book import definitions_of
from tracker.scorecards.choices import indicator_choices
from tracker.scorecards.indicators.queries import get_indicator
from tracker.scorecards.models import Indicator
from tracker.scorecards.queries import actions_measured_by
from tracker.scorecards.ties import queries, service
from tracker.scorecards.ties.forms import PartForm, SearchForm

blueprint = Blueprint("ties", __name__, url_prefix="/indicators/<int:indicator_id>")


@blueprint.route("/parts", methods=["GET", "POST"])
@requires(Permission.SCORECARD_MANAGE)
@writes
def parts(indicator_id: int) -> ResponseReturnValue:
    """The parts of its number, and the form that adds one."""
    get_indicator(indicator_id)
    its, wholes = queries.parts_of(indicator_id)
    name = definitions_of([indicator_id])[indicator_id][-1].name
    form = PartForm(about=indicator_id)
    form.part.choices = [("", "Choose"), *indicator_choices(Indicator.id != indicator_id)]
    page = FormPage(
        "scorecards/ties/parts.html",
        heading="Parts of its number",
        submit="Add this part",
        action=url_for(".parts", indicator_id=indicator_id),
        back=url_for("indicators.show", indicator_id=indicator_id),
        back_text=name,
        caption=name,
        more={"parts": its, "wholes": wholes, "indicator_id": indicator_id},
    )

    def deed() -> str:
        part_id, is_complete = chosen(form.part) or 0, form.is_complete.data
        service.add_part(indicator_id, part_id, is_complete=is_complete, by=signed_in())
        flash("It is a part from now on. What is hidden is worked out anew.")
        return page.action

    return answer(form, page, deed)


@blueprint.post("/parts/<int:part_id>/remove")
@requires(Permission.SCORECARD_MANAGE)
@writes
def remove_part(indicator_id: int, part_id: int) -> ResponseReturnValue:
    service.remove_part(indicator_id, part_id, by=signed_in())
    flash("It is no part any more. What is hidden is worked out anew.")
    return redirect(url_for(".parts", indicator_id=indicator_id), 303)


@blueprint.get("/actions")
@requires(Permission.SCORECARD_MANAGE)
def actions(indicator_id: int) -> ResponseReturnValue:
    """The actions that it measures, and a search for more."""
    get_indicator(indicator_id)
    viewer = signed_in()
    form = SearchForm(request.args)
    words = typed(form.q).strip() if form.validate() else ""
    tied = actions_measured_by([indicator_id], viewer).get(indicator_id, [])
    return render_template(
        "scorecards/ties/actions.html",
        indicator_id=indicator_id,
        name=definitions_of([indicator_id])[indicator_id][-1].name,
        form=form,
        tied=tied,
        found=queries.actions_found(words, viewer, but={each.id for each in tied}),
        most=queries.MOST,
    )


@blueprint.post("/actions/<int:action_id>/tie")
@requires(Permission.SCORECARD_MANAGE)
@writes
def tie(indicator_id: int, action_id: int) -> ResponseReturnValue:
    indicator = get_indicator(indicator_id)
    action = queries.action_seen(action_id, signed_in())
    service.tie(indicator.id, action, by=signed_in())
    flash(f"It measures {action.ref} from now on.")
    return redirect(url_for(".actions", indicator_id=indicator_id), 303)


@blueprint.post("/actions/<int:action_id>/untie")
@requires(Permission.SCORECARD_MANAGE)
@writes
def untie(indicator_id: int, action_id: int) -> ResponseReturnValue:
    indicator = get_indicator(indicator_id)
    action = queries.action_seen(action_id, signed_in())
    service.untie(indicator.id, action, by=signed_in())
    flash(f"It measures {action.ref} no longer.")
    return redirect(url_for(".actions", indicator_id=indicator_id), 303)
