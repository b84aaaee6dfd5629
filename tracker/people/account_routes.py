"""Signing in and out, by link, password or, in a demonstration, by choosing a person."""

from typing import Any

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotFound
from tracker.core.forms import typed
from tracker.core.transaction import let_go, refuse, unit_of_work, writes, writes_in_units
from tracker.people import links, passwords, queries, rescue, sign_in
from tracker.people.enums import TokenPurpose
from tracker.people.forms import (
    AskLinkForm,
    DemoSignInForm,
    NewPasswordForm,
    SignInForm,
    UseLinkForm,
)
from tracker.people.identity import COOKIE_KEY, signed_in
from tracker.people.next_page import safe_next

blueprint = Blueprint("account", __name__)

NOT_RIGHT = "The e-mail address or the password is not right. Try again, or get a link instead"


@blueprint.route("/sign-in", methods=["GET", "POST"])
@allow_anonymous
@writes_in_units
def enter() -> ResponseReturnValue:
    form = SignInForm()
    if not form.validate_on_submit():
        if form.is_submitted():
            return refuse("people/sign_in.html", **_sign_in_page(form))
        form.next.data = form.next.data or safe_next(request.args.get("next"))
        return render_template("people/sign_in.html", **_sign_in_page(form))
    with unit_of_work():
        candidate = sign_in.knock(typed(form.email), request.remote_addr)
        if not form.password.data:
            sign_in.send_link(candidate, TokenPurpose.SIGN_IN)
    if not form.password.data:
        return redirect(url_for("account.link_sent"), 303)
    if passwords.matches(candidate.password_hash, typed(form.password)):
        with unit_of_work():
            entry = sign_in.enter(candidate, instead_of=session.get(COOKIE_KEY))
        return _welcome(entry, typed(form.next))
    return _password_was_wrong(form, candidate)


def _password_was_wrong(form: SignInForm, candidate: sign_in.Candidate) -> ResponseReturnValue:
    """A browser may have filled the password in by itself: who asked for a link gets one."""
    current_app.logger.info("A password was refused, from %s", request.remote_addr)
    if form.wants_link:
        with unit_of_work():
            sign_in.send_link(candidate, TokenPurpose.SIGN_IN)
        return redirect(url_for("account.link_sent"), 303)
    form.refuse(form.password, NOT_RIGHT)
    return refuse("people/sign_in.html", **_sign_in_page(form))


def _sign_in_page(form: SignInForm) -> dict[str, Any]:
    is_demo = current_app.extensions["tracker"].demo
    return {"form": form, "groups": queries.demonstration_people() if is_demo else []}


@blueprint.get("/sign-in/sent")
@allow_anonymous
def link_sent() -> ResponseReturnValue:
    return render_template("people/link_sent.html")


@blueprint.route("/sign-in/<string:signed>", methods=["GET", "POST"])
@allow_anonymous
@writes
def use_link(signed: str) -> ResponseReturnValue:
    return _by_link(signed, TokenPurpose.SIGN_IN)


@blueprint.route("/invitation/<string:signed>", methods=["GET", "POST"])
@allow_anonymous
@writes
def use_invitation(signed: str) -> ResponseReturnValue:
    return _by_link(signed, TokenPurpose.INVITE)


def _by_link(signed: str, purpose: TokenPurpose) -> ResponseReturnValue:
    """GET shows a button, so that a mail scanner uses nothing up; POST signs in."""
    form = UseLinkForm()
    if form.validate_on_submit():
        entry = sign_in.enter_by_link(
            signed,
            purpose,
            address=request.remote_addr,
            instead_of=session.get(COOKIE_KEY),
        )
        return _welcome(entry, "")
    if links.find(signed, purpose) is None:
        return refuse("people/link_spent.html", status=410)
    return render_template(
        "people/use_link.html", form=form, is_invitation=purpose is TokenPurpose.INVITE
    )


@blueprint.route("/new-password", methods=["GET", "POST"])
@allow_anonymous
@writes
def ask_new_password() -> ResponseReturnValue:
    form = AskLinkForm()
    if form.validate_on_submit():
        candidate = sign_in.knock(typed(form.email), request.remote_addr)
        sign_in.send_link(candidate, TokenPurpose.RESET)
        return redirect(url_for("account.link_sent"), 303)
    if form.is_submitted():
        return refuse("people/ask_new_password.html", form=form)
    return render_template("people/ask_new_password.html", form=form)


@blueprint.route("/new-password/<string:signed>", methods=["GET", "POST"])
@allow_anonymous
@writes_in_units
def new_password(signed: str) -> ResponseReturnValue:
    known = queries.known_of(links.find(signed, TokenPurpose.RESET))
    if known is None:
        return refuse("people/link_spent.html", status=410)
    form = NewPasswordForm()
    form.own = (*known, current_app.extensions["tracker"].council)
    if not form.is_submitted():
        return render_template("people/new_password.html", form=form, signed=signed)
    if not form.validate():
        return refuse("people/new_password.html", form=form, signed=signed)
    let_go()
    password_hash = passwords.hash_password(typed(form.password))
    with unit_of_work():
        entry = sign_in.choose_password_by_link(
            signed, password_hash, instead_of=session.get(COOKIE_KEY)
        )
    flash("Your new password is set, and you are signed in.")
    return _welcome(entry, "")


@blueprint.post("/demo/sign-in")
@allow_anonymous
@writes
def demo_sign_in() -> ResponseReturnValue:
    form = DemoSignInForm()
    if not current_app.extensions["tracker"].demo or not form.validate_on_submit():
        raise NotFound
    entry = sign_in.enter_as_demonstration(typed(form.email), instead_of=session.get(COOKIE_KEY))
    if entry is None:
        raise NotFound("Nobody of this demonstration has that address.")
    return _welcome(entry, "")


@blueprint.post("/sign-out")
@requires(Permission.PROFILE_OWN)
@writes
def leave() -> ResponseReturnValue:
    sign_in.leave(session[COOKIE_KEY], by=signed_in())
    session.clear()
    flash("You are signed out.")
    return redirect(url_for("account.enter"), 303)


def _welcome(entry: sign_in.Entry, wanted: str) -> ResponseReturnValue:
    """A new cookie with nothing of the old one in it, then on to where the person was going."""
    messages = session.get("_flashes")
    session.clear()
    session[COOKIE_KEY] = entry.session_token
    if messages:
        session["_flashes"] = messages
    page = rescue.page_after_sign_in(entry.user_id) or safe_next(wanted) or "/"
    return redirect(page, 303)
