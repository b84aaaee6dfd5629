"""Pages before a meeting: what it is about in plain words, and what young people say of it."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import DomainError
from tracker.core.form_pages import FormPage
from tracker.core.transaction import writes_in_units
from tracker.files.forms import takes_media
from tracker.meetings.shadow import queries, rules, service
from tracker.meetings.shadow.box import box_of, may_say
from tracker.people.identity import signed_in
from tracker.voice.deed_pages import sent
from tracker.voice.saying.forms import SayForm
from tracker.voice.sending import answer, begun

blueprint = Blueprint("before", __name__)


@blueprint.get("/meetings/<int:meeting_id>/before")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    found = queries.before(meeting_id, signed_in())
    return render_template(
        "meetings/shadow/show.html",
        found=found,
        can_say=found.can_say and may_say(signed_in()),
        most_words=rules.LONGEST_SUMMARY,
    )


@blueprint.route("/meetings/<int:meeting_id>/before/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.SHADOW_COMMENT)
@writes_in_units
@takes_media
def say(meeting_id: int, item_id: int) -> ResponseReturnValue:
    me = signed_in()
    found = queries.before(meeting_id, me)
    item = queries.item_before(found, item_id)
    box = box_of(found, item, me)
    url = request.script_root + request.path
    form = SayForm(box, data=begun(url))
    if not form.is_submitted() and not found.can_say:
        raise DomainError(found.closed or service.NOT_OUT)
    page = FormPage(
        "voice/saying/say.html",
        heading="Say what you think",
        submit=box.button,
        action=url,
        back=url_for(".show", meeting_id=meeting_id, _anchor=f"item-{item_id}"),
        back_text="Before the meeting",
        more={"box": box},
    )

    def deed() -> str:
        said = service.say(found, item, form.words, by=me)
        flash(sent(box, said, is_unsafe=form.words.is_unsafe))
        return page.back

    return answer(form, page, deed)
