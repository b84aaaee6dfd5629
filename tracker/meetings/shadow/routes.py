"""Pages before a meeting: what it is about in plain words, and what young people say of it."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import DomainError, NotAllowed
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings.shadow import queries, rules, service, speaking
from tracker.meetings.shadow.forms import HideForm, SayForm, TakeBackForm
from tracker.meetings.shadow.queries import Before, ItemBefore, Said
from tracker.people.identity import signed_in

blueprint = Blueprint("before", __name__)


@blueprint.get("/meetings/<int:meeting_id>/before")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    return render_template(
        "meetings/shadow/show.html",
        found=queries.before(meeting_id, signed_in()),
        most_words=rules.LONGEST_SUMMARY,
    )


@blueprint.route("/meetings/<int:meeting_id>/before/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.SHADOW_COMMENT)
@writes
def say(meeting_id: int, item_id: int) -> ResponseReturnValue:
    me = signed_in()
    found = queries.before(meeting_id, me)
    item = queries.item_before(found, item_id)
    form = SayForm(speaking.names_for(me, found.shadow), speaking.known_words(found, item))
    if not form.is_submitted() and not found.may_say:
        raise DomainError(found.closed or service.NOT_OUT)
    page = FormPage(
        "meetings/shadow/say.html",
        heading="Say what you think",
        submit="Send to the meeting",
        action=request.script_root + request.path,
        back=_back(found, item),
        back_text="Before the meeting",
        caption=item.item.title,
        more={"found": found, "item": item, "readers": speaking.readers_of(item)},
    )

    def deed() -> str:
        service.say(found, item, typed(form.text), form.name, by=me)
        flash("Sent. It stands under the item, and is printed with it.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(
    "/meetings/<int:meeting_id>/before/comments/<int:comment_id>/withdraw",
    methods=["GET", "POST"],
)
@requires(Permission.SHADOW_COMMENT)
@writes
def withdraw(meeting_id: int, comment_id: int) -> ResponseReturnValue:
    found, item, said = _asked(meeting_id, comment_id)
    if not said.is_own:
        raise NotAllowed("Only whoever wrote a comment takes it back.")
    if "withdraw" not in said.may:
        raise DomainError(service.GONE)
    page = _page(found, item, said, "withdraw", "Take back what you said?", "Take it back")

    def deed() -> str:
        service.take_back(item, said, by=signed_in())
        flash("Your comment is taken back.")
        return page.back

    return answer(TakeBackForm(), page, deed)


@blueprint.route(
    "/meetings/<int:meeting_id>/before/comments/<int:comment_id>/hide", methods=["GET", "POST"]
)
@requires(Permission.COMMENT_MODERATE)
@writes
def hide(meeting_id: int, comment_id: int) -> ResponseReturnValue:
    found, item, said = _asked(meeting_id, comment_id)
    if "hide" not in said.may:
        raise DomainError(service.GONE)
    form = HideForm()
    page = _page(found, item, said, "hide", "Hide this comment?", "Hide it")

    def deed() -> str:
        service.hide(item, said, typed(form.reason), by=signed_in())
        flash("The comment is hidden. Whoever wrote it sees your reason.")
        return page.back

    return answer(form, page, deed)


def _asked(meeting_id: int, comment_id: int) -> tuple[Before, ItemBefore, Said]:
    found = queries.before(meeting_id, signed_in())
    return found, *queries.said_before(found, comment_id)


def _page(
    found: Before, item: ItemBefore, said: Said, template: str, heading: str, submit: str
) -> FormPage:
    return FormPage(
        f"meetings/shadow/{template}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=_back(found, item),
        back_text="Before the meeting",
        caption=item.item.title,
        kind="warning",
        cancel="No, go back",
        more={"said": said},
    )


def _back(found: Before, item: ItemBefore) -> str:
    return url_for(".show", meeting_id=found.meeting.id, _anchor=f"item-{item.item.id}")
