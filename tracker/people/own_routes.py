"""A person's own page: their name, password and sessions, and text that was kept for them."""

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotFound
from tracker.core.forms import typed
from tracker.core.transaction import let_go, refuse, unit_of_work, writes, writes_in_units
from tracker.people import drafts, passwords, queries, rescue, service, sessions, sign_in, throttle
from tracker.people.forms import ChangePasswordForm, EndForm, KnownAsForm, NewPasswordForm
from tracker.people.identity import COOKIE_KEY, signed_in

blueprint = Blueprint("own", __name__)

WRONG = "This is not the password that you have now"


@blueprint.route("/account", methods=["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@writes
def account() -> ResponseReturnValue:
    me = signed_in()
    form = KnownAsForm(known_as=me.known_as)
    if form.validate_on_submit():
        service.call_me(typed(form.known_as), by=me)
        flash(f"We will call you {form.known_as.data}.")
        return redirect(url_for("own.account"), 303)
    page: dict[str, Any] = {
        "form": form,
        "end_form": EndForm(),
        "me": queries.own_page(me.id),
        "sessions": sessions.own(me.id, this=me.session_id),
        "kept": rescue.waiting() is not None,
    }
    if form.is_submitted():
        return refuse("people/account.html", **page)
    return render_template("people/account.html", **page)


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@writes_in_units
def password() -> ResponseReturnValue:
    me = signed_in()
    stored = queries.password_hash(me.id)
    form = ChangePasswordForm() if stored else NewPasswordForm()
    form.own = (me.name, me.email, current_app.extensions["tracker"].council)
    if not form.is_submitted():
        return render_template("people/password.html", form=form)
    let_go()
    if not form.validate() or not _knows(form, stored):
        return refuse("people/password.html", form=form)
    password_hash = passwords.hash_password(typed(form.password))
    with unit_of_work():
        entry = sign_in.choose_password(me.id, password_hash, instead_of=session[COOKIE_KEY])
    session[COOKIE_KEY] = entry.session_token
    flash("Your password is changed. Everywhere else you are signed out.")
    return redirect(url_for("own.account"), 303)


def _knows(form: NewPasswordForm, stored: str | None) -> bool:
    """Whether the person knows the password they have; each wrong guess counts as a try."""
    if not isinstance(form, ChangePasswordForm):
        return True
    with unit_of_work():
        throttle.count_try(throttle.account_key(signed_in().email))
    if passwords.matches(stored, typed(form.current_password)):
        return True
    form.refuse(form.current_password, WRONG)
    return False


@blueprint.post("/account/sessions/<int:session_id>/end")
@requires(Permission.PROFILE_OWN)
@writes
def end_session(session_id: int) -> ResponseReturnValue:
    form = EndForm()
    if not form.validate_on_submit() or not sessions.end_one(session_id, user_id=signed_in().id):
        raise NotFound
    flash("That session is ended.")
    return redirect(url_for("own.account"), 303)


@blueprint.get("/kept")
@requires(Permission.PROFILE_OWN)
def kept() -> ResponseReturnValue:
    return render_template("people/kept.html", kept=rescue.waiting(), form=EndForm())


@blueprint.post("/kept/throw-away")
@requires(Permission.PROFILE_OWN)
@writes
def throw_away() -> ResponseReturnValue:
    text = rescue.waiting()
    if text is None or not EndForm().validate_on_submit():
        raise NotFound("There is no text that was kept for you in this browser.")
    drafts.throw_away(text.id)
    flash("The text is thrown away.")
    return redirect(url_for("own.account"), 303)
