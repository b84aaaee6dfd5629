"""The page that shows which pledges have blanks."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.people.identity import signed_in
from tracker.plan.queries import get_plan, list_plans, live_plans
from tracker.scorecards.coverage.queries import Covered, coverage

blueprint = Blueprint("coverage", __name__)


@blueprint.get("/coverage")
@requires(Permission.SCORECARD_VIEW)
def index() -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    plans = list_plans(viewer)
    asked = request.args.get("plan", "")
    live = live_plans(today)
    slug = asked if asked in {each.slug for each in plans} else (live[0].slug if live else "")
    plan = get_plan(slug, viewer=viewer) if slug else None
    found = coverage(plan, viewer, today=today) if plan else []
    return render_template(
        "scorecards/coverage.html", plan=plan, plans=plans, found=found, words=_words(found)
    )


def _words(found: list[Covered]) -> str:
    """The finding: how many pledges lack something."""
    lacking = [each for each in found if each.blanks]
    if not found:
        return "There is no plan to look at"
    if not lacking:
        return "Every pledge is measured, worked on and spoken for"
    if len(lacking) == 1:
        return f"Pledge {lacking[0].pledge.number} has {_and(lacking[0].blanks)}"
    return f"{len(lacking)} of {len(found)} pledges lack something"


def _and(blanks: list[str]) -> str:
    *first, last = blanks
    return f"{', '.join(first)} and {last}" if first else last
