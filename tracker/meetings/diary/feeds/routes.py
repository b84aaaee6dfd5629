"""A person’s private calendar: the page about it, and the file that their program asks for."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.forms import Form
from tracker.core.transaction import refuse, writes
from tracker.meetings.diary.feeds import queries, service
from tracker.meetings.diary.feeds.forms import ChooseForm, EndFeedForm, MakeFeedForm
from tracker.meetings.diary.models import CalendarFeed
from tracker.meetings.held import board_seats
from tracker.meetings.ics import feed_file, invitation_to
from tracker.people.identity import signed_in
from tracker.people.private_addresses import answers
from tracker.people.private_addresses.queries import address_of, asked_for

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
    form = MakeFeedForm(data=_begun(address_of(CalendarFeed, signed_in().id)))
    if not form.is_submitted():
        return render_template(TEMPLATE, **_page())
    if not form.validate():
        return refuse(TEMPLATE, **_page(form))
    secret = service.make(form.wanted, by=signed_in())
    address = answers.whole_address(".feed", secret=secret)
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
    asked = asked_for(CalendarFeed, secret, board_seats, today=today)
    if asked is None:
        raise answers.no_such("calendar")
    base = answers.base_url()
    rows = queries.meetings_in(asked.address.shows, asked.owner, today=today)
    file = feed_file(
        (invitation_to(row, base, url_for("meetings.show", meeting_id=row.id)) for row in rows),
        NAME,
    )
    content_type = "text/calendar; charset=utf-8"
    return answers.answer(asked.address, file, name="meetings.ics", content_type=content_type)


def _page(form: Form | None = None, **more: Any) -> dict[str, Any]:
    """The page, with the form that was refused, if one was; with an address it shows no forms."""
    feed = address_of(CalendarFeed, signed_in().id)
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


def _begun(feed: CalendarFeed | None) -> dict[str, str]:
    return {"shows": feed.shows.value} if feed else {}
