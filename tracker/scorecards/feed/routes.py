"""The published figures for a person's own Excel or Power BI: the page about it, and the file."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.core import clock
from tracker.core.csv_files import MIMETYPE
from tracker.core.transaction import refuse, writes
from tracker.people.identity import signed_in
from tracker.people.private_addresses import answers
from tracker.people.private_addresses.queries import address_of, asked_for
from tracker.scorecards.feed import service
from tracker.scorecards.feed.file import figures_file
from tracker.scorecards.feed.forms import EndFeedForm, MakeFeedForm
from tracker.scorecards.feed.models import FigureFeed

blueprint = Blueprint("figure_feed", __name__)
TEMPLATE = "scorecards/feed.html"


@blueprint.route("/figure-feed", methods=["GET", "POST"])
@requires(Permission.SCORECARD_VIEW)
@writes
def own() -> ResponseReturnValue:
    """Making an address answers with the page that shows it, as with a private calendar."""
    form = MakeFeedForm()
    if not form.is_submitted():
        return render_template(TEMPLATE, **_page())
    if not form.validate():
        return refuse(TEMPLATE, **_page())
    secret = service.make(by=signed_in())
    return render_template(TEMPLATE, **_page(address=answers.whole_address(".feed", token=secret)))


@blueprint.post("/figure-feed/end")
@requires(Permission.SCORECARD_VIEW)
@writes
def end() -> ResponseReturnValue:
    if not EndFeedForm().validate():
        return refuse(TEMPLATE, **_page())
    service.end(by=signed_in())
    flash("The address has ended. A workbook that asks there keeps what it had.")
    return redirect(url_for(".own"), 303)


@blueprint.get("/feeds/figures.csv")
@allow_anonymous
def feed() -> ResponseReturnValue:
    """What a program asks for by itself; never a small number, whoever its owner is."""
    asked = asked_for(FigureFeed, request.args.get("token", ""), today=clock.today())
    if asked is None or Permission.SCORECARD_VIEW not in permissions_of(asked.owner.roles):
        raise answers.no_such("figures")
    return answers.answer(asked.address, figures_file(), name="figures.csv", content_type=MIMETYPE)


def _page(address: str = "") -> dict[str, Any]:
    """The page; with an address it shows no forms."""
    return {
        "feed": address_of(FigureFeed, signed_in().id),
        "make_form": MakeFeedForm(),
        "end_form": EndFeedForm(),
        "address": address,
    }
