"""“Has this made a difference?”: one question, four buttons."""

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions import queries
from tracker.actions.models import Closure
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings.moment import moment_on
from tracker.people.identity import signed_in
from tracker.voice.difference import service
from tracker.voice.difference.enums import Difference
from tracker.voice.difference.forms import DifferenceForm

blueprint = Blueprint("difference", __name__)


@blueprint.route(
    "/actions/<int:action_id>/closure/<int:closure_id>/difference", methods=["GET", "POST"]
)
@requires(Permission.COMMENT_ADD)
@writes
def say(action_id: int, closure_id: int) -> ResponseReturnValue:
    viewer = signed_in()
    action = queries.get_action(action_id, viewer=viewer)
    closure = queries.get_part(Closure, closure_id, action)
    service.expect_asked(action, closure, by=viewer)
    row = queries.get_row(action_id, moment_on(), viewer=viewer)
    page = FormPage(
        "voice/difference/say.html",
        heading="Has this made a difference?",
        submit="",
        action=request.path,
        back=url_for("reports.home"),
        back_text="Home",
        more={"row": row, "before": service.last_said(closure, viewer)},
    )
    form = DifferenceForm(about=closure_id)

    def deed() -> str:
        said = Difference(form.said.data)
        service.say(action, closure, said, by=viewer)
        flash(f"You said: {said.label}. You can change it until the board has agreed.")
        return page.back

    return answer(form, page, deed)
