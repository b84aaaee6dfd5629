"""Pages of saying something: on an action, on a pledge, or what nobody asked about."""

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotAllowed
from tracker.core.form_pages import FormPage
from tracker.core.transaction import writes_in_units
from tracker.files.forms import takes_media
from tracker.people.identity import signed_in
from tracker.plan.queries import get_pledge
from tracker.voice.deed_pages import sent
from tracker.voice.saying.box import Box, box_for, box_for_anything, box_for_pledge
from tracker.voice.saying.forms import SayAnythingForm, SayForm
from tracker.voice.saying.service import post_comment
from tracker.voice.sending import answer, begun
from tracker.workstreams.queries import workstream_choices

blueprint = Blueprint("saying", __name__)


@blueprint.route("/actions/<int:action_id>/comment", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes_in_units
@takes_media
def action(action_id: int) -> ResponseReturnValue:
    box = box_for(action_id, signed_in())
    url = url_for(".action", action_id=action_id)
    return _say(SayForm(box, data=begun(url)), box, url, heading="Say what it is really like")


@blueprint.route("/plan/<string:slug>/pledges/<int:number>/comment", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes_in_units
@takes_media
def pledge(slug: str, number: int) -> ResponseReturnValue:
    found = get_pledge(slug, number, viewer=signed_in())
    box = box_for_pledge(found.id, signed_in())
    url = url_for(".pledge", slug=slug, number=number)
    return _say(SayForm(box, data=begun(url)), box, url, heading="Do we keep this promise?")


@blueprint.route("/voice/say", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes_in_units
@takes_media
def anything() -> ResponseReturnValue:
    box = box_for_anything(signed_in())
    if box.closed:
        raise NotAllowed(box.closed)
    url = url_for(".anything")
    form = SayAnythingForm(box, workstream_choices(clock.today()), data=begun(url))
    return _say(form, box, url, heading="Say something nobody asked about")


def _say(form: SayForm, box: Box, url: str, *, heading: str) -> ResponseReturnValue:
    page = FormPage(
        "voice/saying/say.html",
        heading=heading,
        submit=box.button,
        action=url,
        back=box.about.path or url_for("voice.index"),
        back_text=box.about.called or "What I said",
        more={"box": box},
    )

    def deed() -> str:
        chosen = form.workstream_id if isinstance(form, SayAnythingForm) else None
        said = post_comment(box, form.words, by=signed_in(), workstream_id=chosen)
        flash(sent(box, said, is_unsafe=form.words.is_unsafe))
        if not box.about.path:
            return url_for("voice.show", comment_id=said.id)
        return f"{box.about.path}#comment-{said.id}"

    return answer(form, page, deed)
