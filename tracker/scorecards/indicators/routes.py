"""The page of one indicator."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.audit.queries import history_of
from tracker.core import clock
from tracker.core.errors import NotAllowed
from tracker.people.identity import signed_in
from tracker.scorecards import policy
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.exceptions.queries import exceptions
from tracker.scorecards.indicators.page import indicator_page
from tracker.scorecards.indicators.telling import aim_words, description
from tracker.scorecards.meanings.queries import correctable

blueprint = Blueprint("indicators", __name__)
SHOWN = 12


@blueprint.get("/indicators/<int:indicator_id>")
@requires(Permission.SCORECARD_VIEW)
def show(indicator_id: int) -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    is_restricted = request.args.get("view") == "restricted"
    if is_restricted and not policy.sees_small(viewer):
        raise NotAllowed("The view with small numbers is for people who are cleared for it.")
    manages = Permission.SCORECARD_MANAGE in permissions_of(viewer.roles)
    page = indicator_page(indicator_id, viewer=viewer, sees_small=is_restricted)
    return render_template(
        "scorecards/indicators/show.html",
        page=page,
        description=description(page.periods[::-1]),
        aim=aim_words(page.meaning),
        shown=len(page.listed) if request.args.get("all") else SHOWN,
        may_see_small=policy.sees_small(viewer),
        exceptions=exceptions(viewer, DataException.indicator_id == indicator_id, today=today),
        today=today,
        history=history_of("indicator", indicator_id, viewer),
        correctable=correctable(indicator_id) if manages else set(),
    )
