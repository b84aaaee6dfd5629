"""Pages about absences: one's own, and a person's for the administrator."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotFound
from tracker.core.forms import typed
from tracker.core.transaction import refuse, writes
from tracker.people import queries
from tracker.people.away import service
from tracker.people.away.forms import NOBODY, AwayForm, BackForm
from tracker.people.away.queries import absences_of, may_have_stand_in, stand_in_choices
from tracker.people.identity import signed_in
from tracker.people.queries import PersonRow

blueprint = Blueprint("away", __name__)


@blueprint.route("/account/away", methods=["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@writes
def own() -> ResponseReturnValue:
    return _page(queries.own_page(signed_in().id), url_for("away.own"), is_own=True)


@blueprint.route("/people/<int:user_id>/away", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def of_person(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    return _page(person, url_for("away.of_person", user_id=user_id), is_own=False)


@blueprint.post("/account/away/<int:absence_id>/end")
@requires(Permission.PROFILE_OWN)
@writes
def end_own(absence_id: int) -> ResponseReturnValue:
    return _end(absence_id, signed_in().id, url_for("away.own"))


@blueprint.post("/people/<int:user_id>/away/<int:absence_id>/end")
@requires(Permission.PEOPLE_MANAGE)
@writes
def end(user_id: int, absence_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    return _end(absence_id, person.id, url_for("away.of_person", user_id=user_id))


def _page(person: PersonRow, address: str, *, is_own: bool) -> ResponseReturnValue:
    form, has_stand_in = AwayForm(), may_have_stand_in(frozenset(person.roles))
    form.stand_in.choices = [("", NOBODY)]
    if has_stand_in:
        form.stand_in.choices += stand_in_choices(person.id)
    if form.validate_on_submit() and _was_saved(form, person.id):
        flash("It is written down. Nothing else is to be done.")
        return redirect(address, 303)
    page: dict[str, Any] = {
        "form": form,
        "back_form": BackForm(),
        "person": person,
        "is_own": is_own,
        "address": address,
        "has_stand_in": has_stand_in,
        "absences": absences_of(person.id),
    }
    if form.is_submitted():
        return refuse("people/away.html", **page)
    return render_template("people/away.html", **page)


def _was_saved(form: AwayForm, user_id: int) -> bool:
    first_on, last_on = form.first_on.data, form.last_on.data
    if first_on is None or last_on is None:
        return False
    stand_in = typed(form.stand_in)
    try:
        service.be_away(
            user_id,
            by=signed_in(),
            first_on=first_on,
            last_on=last_on,
            stand_in_id=int(stand_in) if stand_in else None,
        )
    except service.CannotStandIn as error:
        form.refuse(form.stand_in, str(error))
        return False
    except DomainError as error:
        form.refuse(form.last_on, str(error))
        return False
    return True


def _end(absence_id: int, user_id: int, address: str) -> ResponseReturnValue:
    if not BackForm().validate_on_submit():
        raise NotFound
    last_on = service.be_back(absence_id, user_id=user_id, by=signed_in())
    flash(f"The last day away is {long_date(last_on)} now." if last_on else "It is taken back.")
    return redirect(address, 303)
