"""The pages of scorecards: all of them, and one of a quarter."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.downloads import download
from tracker.core.errors import NotAllowed
from tracker.core.periods import quarter_of
from tracker.people.identity import signed_in
from tracker.scorecards import policy
from tracker.scorecards.downloads import FORMATS, scorecard_file
from tracker.scorecards.forms import FilterForm
from tracker.scorecards.listing import listing
from tracker.scorecards.page import scorecard_page

blueprint = Blueprint("scorecards", __name__, url_prefix="/scorecards")
RESTRICTED = "restricted"


@blueprint.get("")
@requires(Permission.SCORECARD_VIEW)
def index() -> ResponseReturnValue:
    ended = quarter_of(clock.today()).previous
    return render_template(
        "scorecards/index.html", listed=listing(ended, viewer=signed_in()), ended=ended
    )


@blueprint.get("/<string:slug>")
@requires(Permission.SCORECARD_VIEW)
def show(slug: str) -> ResponseReturnValue:
    viewer = signed_in()
    is_restricted = request.args.get("view") == RESTRICTED
    if is_restricted and not policy.sees_small(viewer):
        raise NotAllowed("The view with small numbers is for people who are cleared for it.")
    page = scorecard_page(slug, request.args, viewer=viewer, sees_small=is_restricted)
    if page.frame and (shape := request.args.get("format")) in FORMATS:
        return download(*scorecard_file(page, str(shape)))
    return render_template(
        "scorecards/show.html",
        page=page,
        filter_form=FilterForm(page.asked, quarters=page.quarters, priorities=page.priorities),
        ended=quarter_of(clock.today()).previous,
        may_see_small=policy.sees_small(viewer),
    )
