"""Addresses whose letters come back: the administrator's list, and one's own page."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires, signed_in_user
from tracker.access.permissions import Permission
from tracker.core.errors import DomainError
from tracker.core.transaction import writes
from tracker.outbox import suppression
from tracker.outbox.forms import SendAgainForm
from tracker.people import queries as people
from tracker.people.identity import signed_in

blueprint = Blueprint("addresses", __name__)

AGAIN = "Letters go there again. What is still open is in the next one."
NOT_NEEDED = "Letters to this address do not come back, so there is nothing to try again."


@blueprint.get("/outbox/addresses")
@requires(Permission.OUTBOX_VIEW)
def index() -> ResponseReturnValue:
    return render_template(
        "addresses/index.html", people=suppression.in_trouble(), form=SendAgainForm()
    )


@blueprint.post("/outbox/addresses/<int:user_id>/try-again")
@requires(Permission.OUTBOX_MANAGE)
@writes
def try_again(user_id: int) -> ResponseReturnValue:
    _lift(people.get_person(signed_in(), user_id).id)
    return redirect(url_for("addresses.index"), 303)


@blueprint.get("/account/address")
@requires(Permission.PROFILE_OWN)
def own() -> ResponseReturnValue:
    return render_template("addresses/own.html", me=signed_in(), form=SendAgainForm())


@blueprint.post("/account/address/try-again")
@requires(Permission.PROFILE_OWN)
@writes
def try_own_again() -> ResponseReturnValue:
    _lift(signed_in().id)
    return redirect(url_for("addresses.own"), 303)


def _lift(user_id: int) -> None:
    if not suppression.lift(user_id, by=signed_in_user()):
        raise DomainError(NOT_NEEDED)
    flash(AGAIN)
