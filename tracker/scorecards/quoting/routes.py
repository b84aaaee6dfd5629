"""The page on which a writer finds the figure that a text should quote."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.forms import ONE_LINE, typed
from tracker.scorecards.quoting.choosing import find
from tracker.scorecards.quoting.forms import FigureSearch

blueprint = Blueprint("quoting", __name__)


@blueprint.get("/figures")
@requires(Permission.SCORECARD_VIEW)
def index() -> ResponseReturnValue:
    form = FigureSearch(request.args)
    words = typed(form.q)[:ONE_LINE]
    found, total = find(words) if words else ([], 0)
    return render_template(
        "scorecards/figures.html", form=form, words=words, found=found, total=total
    )
