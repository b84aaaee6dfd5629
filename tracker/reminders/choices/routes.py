"""A person's choices about their letters, and the link in a letter that switches them off."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.transaction import refuse, writes
from tracker.extensions import csrf
from tracker.people.identity import signed_in
from tracker.people.queries import get_person
from tracker.reminders.choices import service
from tracker.reminders.choices.forms import choices_form
from tracker.reminders.choices.kinds import ACCOUNT_LETTERS, is_only_ambassador, kinds_for
from tracker.reminders.choices.queries import choices_of
from tracker.reminders.choices.stop_links import Broken, whose
from tracker.reminders.ladder_queries import ladder_on

blueprint = Blueprint("letters", __name__)

ONE_CLICK = ("List-Unsubscribe", "One-Click")  # what RFC 8058 has a mail program send
BUTTON = ("stop", "yes")


@blueprint.route("/account/letters", methods=["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@writes
def choices() -> ResponseReturnValue:
    me = signed_in()
    kinds = kinds_for(me, ladder_on(clock.today()))
    form = choices_form(kinds, choices_of(me.id))
    if form.validate_on_submit():
        is_new = service.choose(me.id, form.wanted, by=me)
        flash("Your choices are saved." if is_new else "Nothing was changed.")
        return redirect(url_for("letters.choices"), 303)
    page: dict[str, Any] = {
        "form": form,
        "kinds": kinds,
        "account_letters": ACCOUNT_LETTERS,
        "is_ambassador": is_only_ambassador(me),
    }
    if form.is_submitted():
        return refuse("letters/choices.html", **page)
    return render_template("letters/choices.html", **page)


@blueprint.post("/people/<int:user_id>/write-again")
@requires(Permission.PEOPLE_MANAGE)
@writes
def write_again(user_id: int) -> ResponseReturnValue:
    person = get_person(signed_in(), user_id)
    service.write_again(person.id, by=signed_in())
    flash(f"Letters go to {person.name} again. What is still open is in the next one.")
    return redirect(url_for("people.show", user_id=person.id), 303)


@blueprint.route("/letters/stop/<string:signed>", methods=["GET", "POST"])
@allow_anonymous
@writes
def stop(signed: str) -> ResponseReturnValue:
    """GET shows a button, so that a mail scanner changes nothing."""
    found = whose(signed)
    if isinstance(found, Broken):
        status = 404 if found is Broken.NOT_OURS else 410
        return refuse("letters/stop_broken.html", status=status, why=found.value)
    if request.method != "POST":
        return render_template("letters/stop.html", answer=BUTTON, is_missing=False)
    if not any(request.form.get(name) == value for name, value in (ONE_CLICK, BUTTON)):
        return refuse("letters/stop.html", answer=BUTTON, is_missing=True)
    service.stop_all(found)
    return render_template("letters/stopped.html")


# A mail program has no token of ours: the link is what allows this, and it allows nothing else.
csrf.exempt(stop)
