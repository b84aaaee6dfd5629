"""People: the administrator's list, and what is done to one person; clearance by the secretary."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.core.forms import typed
from tracker.core.transaction import refuse, writes
from tracker.outbox import suppression
from tracker.people import policy, queries, service
from tracker.people.away.queries import absences_of
from tracker.people.forms import (
    ChangePersonForm,
    ConfirmForm,
    HoldPostForm,
    InviteForm,
    LeavePostForm,
    PeopleFilter,
    RolesForm,
    SearchForm,
)
from tracker.people.identity import signed_in
from tracker.reminders.choices.queries import is_stopped

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("")
@requires(Permission.PEOPLE_MANAGE)
def index() -> ResponseReturnValue:
    form = PeopleFilter(request.args)
    found = queries.list_people(
        signed_in(),
        words=typed(form.q),
        role=typed(form.role),
        state=typed(form.state),
        page=request.args.get("page", 1, type=int),
    )
    return render_template("people/index.html", filters=form, found=found, size=queries.PAGE)


@blueprint.route("/invite", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def invite() -> ResponseReturnValue:
    form = InviteForm()
    if form.validate_on_submit():
        try:
            user = service.add_person(
                typed(form.email),
                typed(form.name),
                [Role(value) for value in form.roles.data or []],
                known_as=typed(form.known_as),
                by=signed_in(),
            )
        except DomainError as error:
            form.refuse(form.email, str(error))
        else:
            flash(f"{user.name} is invited. The link in their letter works for two days.")
            return redirect(url_for("people.show", user_id=user.id), 303)
    if form.is_submitted():
        return refuse("people/invite.html", form=form)
    return render_template("people/invite.html", form=form)


@blueprint.get("/<int:user_id>")
@requires(Permission.PEOPLE_MANAGE)
def show(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    return render_template(
        "people/show.html",
        person=person,
        form=None,
        press=ConfirmForm(),
        absences=absences_of(user_id),
        comes_back=suppression.comes_back(user_id),
        is_stopped=person.is_active and person.is_shared_address and is_stopped(user_id),
        may_deactivate=policy.may_deactivate(signed_in(), person),
    )


@blueprint.route("/<int:user_id>/change", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def change(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    form = ChangePersonForm(
        name=person.name,
        known_as=person.known_as,
        email=person.email,
        is_shared_address=person.is_shared_address,
    )
    if form.validate_on_submit():
        try:
            service.change_person(
                user_id,
                by=signed_in(),
                name=typed(form.name),
                known_as=typed(form.known_as),
                email=typed(form.email),
            )
        except DomainError as error:
            form.refuse(form.email, str(error))
            return _page("people/change.html", form, person=person)
        try:
            service.set_shared_address(
                user_id, is_shared=bool(form.is_shared_address.data), by=signed_in()
            )
        except DomainError as error:
            form.refuse(form.is_shared_address, str(error))
        else:
            flash(f"{form.name.data} is changed.")
            return redirect(url_for("people.show", user_id=user_id), 303)
    return _page("people/change.html", form, person=person)


@blueprint.route("/<int:user_id>/roles", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def roles(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    form = RolesForm(roles=[role.value for role in person.roles])
    if form.validate_on_submit():
        wanted = {Role(value) for value in form.roles.data or []}
        try:
            service.set_roles(user_id, wanted, by=signed_in())
        except DomainError as error:
            form.refuse(form.roles, str(error))
        else:
            flash(f"The roles of {person.name} are saved. They are told by e-mail.")
            return redirect(url_for("people.show", user_id=user_id), 303)
    hints = {role.value: role.does for role in Role}
    is_own = bool(policy.must_keep(signed_in(), person))
    return _page("people/roles.html", form, person=person, hints=hints, is_own=is_own)


@blueprint.route("/<int:user_id>/posts", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def hold_post(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    form = HoldPostForm(started_on=clock.today())
    form.post.choices = [("", "Choose a post"), *queries.post_choices()]
    if form.validate_on_submit() and form.started_on.data:
        try:
            service.hold_post(
                user_id,
                int(typed(form.post)),
                by=signed_in(),
                started_on=form.started_on.data,
            )
        except DomainError as error:
            form.refuse(form.post, str(error))
        else:
            flash(f"{person.name} holds the post.")
            return redirect(url_for("people.show", user_id=user_id), 303)
    return _page("people/hold_post.html", form, person=person)


@blueprint.route("/<int:user_id>/posts/<int:holding_id>/leave", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def leave_post(user_id: int, holding_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    holding = next((each for each in person.holdings if each.id == holding_id), None)
    if holding is None:
        raise NotFound
    form = LeavePostForm(ended_on=holding.ended_on or clock.today())
    if form.validate_on_submit() and form.ended_on.data:
        try:
            service.leave_post(
                holding_id, user_id=user_id, by=signed_in(), ended_on=form.ended_on.data
            )
        except DomainError as error:
            form.refuse(form.ended_on, str(error))
        else:
            flash(f"{holding.post}: the last day of {person.name} is saved.")
            return redirect(url_for("people.show", user_id=user_id), 303)
    return _page("people/leave_post.html", form, person=person, holding=holding)


@blueprint.route("/<int:user_id>/deactivate", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def deactivate(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    form = ConfirmForm()
    if form.validate_on_submit():
        service.deactivate(user_id, by=signed_in())
        flash(f"{person.name} cannot sign in any more.")
        return redirect(url_for("people.show", user_id=user_id), 303)
    return _page("people/deactivate.html", form, person=person)


@blueprint.route("/<int:user_id>/reactivate", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def reactivate(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    form = ConfirmForm()
    if form.validate_on_submit():
        service.reactivate(user_id, by=signed_in())
        flash(f"{person.name} can sign in again.")
        return redirect(url_for("people.show", user_id=user_id), 303)
    return _page("people/reactivate.html", form, person=person)


@blueprint.post("/<int:user_id>/invite-again")
@requires(Permission.PEOPLE_MANAGE)
@writes
def invite_again(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    if not ConfirmForm().validate_on_submit():
        raise NotFound
    service.invite_again(user_id, by=signed_in())
    flash(f"A new invitation goes to {person.name}. The one before it no longer works.")
    return redirect(url_for("people.show", user_id=user_id), 303)


@blueprint.post("/<int:user_id>/sign-out")
@requires(Permission.PEOPLE_MANAGE)
@writes
def sign_out(user_id: int) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    if not ConfirmForm().validate_on_submit():
        raise NotFound
    service.sign_out_everywhere(user_id, by=signed_in())
    flash(f"{person.name} is signed out everywhere.")
    return redirect(url_for("people.show", user_id=user_id), 303)


@blueprint.get("/clearance")
@requires(Permission.CLEARANCE_GIVE)
def clearance() -> ResponseReturnValue:
    form = SearchForm(request.args)
    found = queries.list_people(
        signed_in(), words=typed(form.q), page=request.args.get("page", 1, type=int)
    )
    return render_template(
        "people/clearance.html",
        filters=form,
        found=found,
        size=queries.PAGE,
        press=ConfirmForm(),
    )


@blueprint.post("/<int:user_id>/clearance/<any(give, take):deed>")
@requires(Permission.CLEARANCE_GIVE)
@writes
def set_clearance(user_id: int, deed: str) -> ResponseReturnValue:
    person = queries.get_person(signed_in(), user_id)
    if not ConfirmForm().validate_on_submit():
        raise NotFound
    service.set_clearance(user_id, is_cleared=deed == "give", by=signed_in())
    may = "may read restricted papers" if deed == "give" else "may no longer read restricted papers"
    flash(f"{person.name} {may}.")
    return redirect(url_for("people.clearance"), 303)


def _page(template: str, form: Any, **context: Any) -> ResponseReturnValue:
    """A form's page, fresh or with what was wrong in it."""
    if form.is_submitted():
        return refuse(template, form=form, **context)
    return render_template(template, form=form, **context)
