"""A person’s private calendar: the page about it, and the file that their program asks for."""

from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.forms import Form
from tracker.core.transaction import refuse, unit_of_work, writes
from tracker.meetings.diary.feeds import queries, rules, service
from tracker.meetings.diary.feeds.forms import ChooseForm, EndFeedForm, MakeFeedForm
from tracker.meetings.diary.feeds.queries import Feed
from tracker.meetings.ics import feed_file, invitation_to
from tracker.people import throttle
from tracker.people.identity import signed_in

blueprint = Blueprint("calendar", __name__)
NAME = "Corporate parenting meetings"
TEMPLATE = "meetings/diary/calendar.html"


@blueprint.route("/account/calendar", methods=["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@writes
def own() -> ResponseReturnValue:
    """Making an address answers with the page that shows it: it stands in no cookie, nowhere else.

    Who sends the form twice is led to the page without it.
    """
    form = MakeFeedForm(data=_begun(queries.feed_of(signed_in().id)))
    if not form.is_submitted():
        return render_template(TEMPLATE, **_page())
    if not form.validate():
        return refuse(TEMPLATE, **_page(form))
    secret = service.make(form.wanted, by=signed_in())
    base = current_app.extensions["tracker"].base_url.rstrip("/")
    address = base + url_for(".feed", secret=secret)
    return render_template(TEMPLATE, **_page(address=address))


@blueprint.post("/account/calendar/choose")
@requires(Permission.PROFILE_OWN)
@writes
def choose() -> ResponseReturnValue:
    form = ChooseForm()
    if not form.validate():
        return refuse(TEMPLATE, **_page(form))
    is_new = service.choose(form.wanted, by=signed_in())
    flash("Kept. Your calendar follows when it asks again." if is_new else "Nothing was changed.")
    return redirect(url_for(".own"), 303)


@blueprint.post("/account/calendar/end")
@requires(Permission.PROFILE_OWN)
@writes
def end() -> ResponseReturnValue:
    form = EndFeedForm()
    if not form.validate():
        return refuse(TEMPLATE, **_page())
    service.end(by=signed_in())
    flash("The address has ended. Take it out of your calendar program as well.")
    return redirect(url_for(".own"), 303)


@blueprint.get("/calendar/<string:secret>.ics")
@allow_anonymous
def feed(secret: str) -> ResponseReturnValue:
    """What a calendar program asks for by itself: it has an address, and no session or cookie."""
    today = clock.today()
    asked = queries.asked_for(secret, today=today)
    if asked is None:
        _count_a_guess()
        raise NotFound
    base = current_app.extensions["tracker"].base_url
    rows = queries.meetings_in(asked.feed.shows, asked.owner, today=today)
    file = feed_file(
        (invitation_to(row, base, url_for("meetings.show", meeting_id=row.id)) for row in rows),
        NAME,
    )
    if rules.is_read_anew(asked.feed.read_at, clock.instant()):
        with unit_of_work():
            service.was_read(asked.feed.id)
    return _answer(file, rules.tag_of(file, asked.token_hash))


def _count_a_guess() -> None:
    """Good addresses are never held up, for a whole council may ask from behind one network
    address; bad ones are, as at every other secret address."""
    with unit_of_work():
        throttle.count_try(throttle.address_key(request.remote_addr, of="calendar"))


def _answer(file: bytes, tag: str) -> ResponseReturnValue:
    """No Last-Modified: a meeting that one may no longer know of leaves without a moment."""
    response = Response(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="meetings.ics"'},
    )
    response.cache_control.private = True
    response.cache_control.no_cache = True
    response.set_etag(tag)
    return response.make_conditional(request)


def _page(form: Form | None = None, **more: Any) -> dict[str, Any]:
    """The page, with the form that was refused, if one was; with an address it shows no forms."""
    feed = queries.feed_of(signed_in().id)
    begun = _begun(feed)
    return {
        "feed": feed,
        "form": form,
        "make_form": form if isinstance(form, MakeFeedForm) else MakeFeedForm(data=begun),
        "choice_form": form if isinstance(form, ChooseForm) else ChooseForm(data=begun),
        "end_form": EndFeedForm(),
        "address": "",
        **more,
    }


def _begun(feed: Feed | None) -> dict[str, str]:
    return {"shows": feed.shows.value} if feed else {}
