"""A form whose token or session is gone: its text comes back to its writer, never lost.

Signed in: the page shows again with what was typed. Signed out: after signing in.
"""

from typing import cast
from urllib.parse import urlsplit

from flask import (
    Flask,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask import Response as FlaskResponse
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from tracker.core.errors import TooMany
from tracker.core.forms import once_owner
from tracker.core.intent import expect
from tracker.core.transaction import SAFE_METHODS, unit_of_work
from tracker.people import drafts, sessions, throttle
from tracker.people.identity import COOKIE_KEY
from tracker.people.next_page import safe_next

DAY = 24 * 60 * 60
NOT_DONE = "This page had been open for too long, so nothing was done. Look at it, then try again."
SIGNED_OUT = "You were signed out, because nobody used this page for a while. Sign in again."
KEPT = "You were signed out before this was sent. Nothing is lost: sign in, and your text is there."
NOT_YOURS = (
    "That page belonged to somebody else who had signed in here. Nothing was sent. What was typed "
    "is kept for a day, for them only."
)
COMES_BACK = (
    "This is what you typed before the page stopped working. It is not saved yet: look it over and "
    'send it. <a class="govuk-link" href="{kept}">See the text by itself, or throw it away</a>'
)


def prepare(app: Flask, login_manager: LoginManager) -> None:
    """Let no expired page eat text."""
    app.register_error_handler(CSRFError, _token_refused)
    login_manager.unauthorized_handler(_sign_in_first)
    app.before_request(_offer)
    app.after_request(_tidy)


def cookie_name() -> str:
    """The cookie that holds the key of a kept form."""
    is_https = current_app.config["SESSION_COOKIE_SECURE"]
    return "__Host-tracker_draft" if is_https else "tracker_draft"


def waiting() -> drafts.Kept | None:
    """The kept form of whoever is signed in, if this browser has one."""
    key = request.cookies.get(cookie_name())
    if not key or not current_user.is_authenticated:
        return None
    return drafts.find(key, user_id=current_user.id)


def page_after_sign_in(user_id: int) -> str:
    """The page whose text waits for this person, if any."""
    key = request.cookies.get(cookie_name())
    kept = drafts.find(key, user_id=user_id) if key else None
    return kept.page if kept else ""


def _sign_in_first() -> ResponseReturnValue:
    """A signed-out person wants a page, or sends a form."""
    if request.method not in SAFE_METHODS:
        return _rescue(None)
    if session.pop(COOKIE_KEY, None):
        flash(SIGNED_OUT, "warning")
    wanted = safe_next(request.full_path.rstrip("?"))
    going_home = wanted in ("", "/")
    return redirect(url_for("account.enter", next=None if going_home else wanted))


def _token_refused(_error: CSRFError) -> ResponseReturnValue:
    """A form came with a token that is missing, old, or another session's."""
    if _is_for_all() and request.endpoint is not None and _came_from_here():
        return _show_again(request.endpoint)
    return _rescue(current_user.id if current_user.is_authenticated else None)


def _is_for_all() -> bool:
    """A page that the signed-out may use, such as the sign-in page."""
    view = current_app.view_functions.get(request.endpoint or "")
    return hasattr(view, "allow_anonymous") and _can_be_opened(request.path)


def _show_again(endpoint: str) -> ResponseReturnValue:
    """The same page at once, with what was typed but for a password, and a new token."""
    g.draft_fields = MultiDict(drafts.worth_keeping(request.form))
    request.method = "GET"
    expect(writing=False)
    flash(NOT_DONE, "warning")
    view = current_app.view_functions[endpoint]
    return cast("ResponseReturnValue", view(**request.view_args or {}))


def _rescue(user_id: int | None) -> ResponseReturnValue:
    """Keep what was typed, and show the way back to it."""
    fields = drafts.worth_keeping(request.form)
    if not _came_from_here():
        return render_template("errors/expired.html"), 400
    owner = _owner(user_id)
    page = _page()
    typed = any(value.strip() for name, value in fields if name != "once")
    if owner is None or not typed:
        return _way_back(user_id, page, NOT_DONE if user_id else SIGNED_OUT)
    try:
        with unit_of_work():
            throttle.count_try(throttle.address_key(request.remote_addr, of="draft"))
            key = drafts.keep(owner, page=page, path=request.path, fields=fields)
    except TooMany as error:
        return render_template("errors/429.html", message=str(error)), error.status
    if key is None:
        return render_template("errors/expired.html"), 400
    if user_id is None:
        answer = _way_back(None, page, KEPT)
    elif user_id == owner:
        answer = redirect(page, 303)
    else:
        answer = _way_back(user_id, "/", NOT_YOURS)
    g.draft_was_kept = True
    answer.set_cookie(
        cookie_name(),
        key,
        max_age=DAY,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return answer


def _way_back(user_id: int | None, page: str, sentence: str) -> Response:
    flash(sentence, "warning")
    if user_id is not None:
        return redirect(page, 303)
    session.pop(COOKIE_KEY, None)
    wanted = safe_next(page)
    is_home = wanted in ("", "/")
    return redirect(url_for("account.enter", next=None if is_home else wanted), 303)


def _owner(user_id: int | None) -> int | None:
    """Whose page it was: as the page says, else whose session it is or was."""
    for name, value in request.form.items():
        if name.rpartition("-")[2] == "once" and (owner := once_owner(value)):
            return owner
    if user_id is not None:
        return user_id
    token = session.get(COOKIE_KEY)
    return sessions.whose(token) if isinstance(token, str) else None


def _came_from_here() -> bool:
    """Whether our own page sent the form, and not another site in this person's name."""
    if request.headers.get("Sec-Fetch-Site") not in (None, "same-origin", "none"):
        return False
    senders = [each for each in (request.headers.get("Origin"), request.referrer) if each]
    return not senders or _is_ours(senders[0])


def _is_ours(address: str) -> bool:
    ours = {request.host, urlsplit(current_app.extensions["tracker"].base_url).netloc}
    return urlsplit(address).netloc in ours


def _page() -> str:
    """The page that the form stood on; where nothing can be shown there, the text by itself."""
    parts = urlsplit(request.referrer or "")
    came_from = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for address in (came_from, request.path):
        if safe_next(address) and _can_be_opened(urlsplit(address).path):
            return address
    return url_for("own.kept")


def _can_be_opened(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return False
    return True


def _offer() -> None:
    """Before a page is made, give its forms what was typed into them."""
    if request.endpoint in (None, "static", "theme") or not request.cookies.get(cookie_name()):
        return
    kept = waiting()
    if kept is None:
        return
    if request.method == "GET" and urlsplit(kept.page).path == request.path:
        g.draft_fields = kept.fields
        if request.endpoint != "own.kept":
            flash(Markup(COMES_BACK).format(kept=url_for("own.kept")), "warning")
    elif request.method == "POST" and request.path == kept.path:
        g.draft_is_sent = kept.id


def _tidy(response: FlaskResponse) -> FlaskResponse:
    """After the form was sent, nothing of it is kept."""
    sent = g.get("draft_is_sent")
    if sent is not None and response.status_code < 400 and not g.get("draft_was_kept"):
        with unit_of_work():
            drafts.throw_away(sent)
        response.delete_cookie(
            cookie_name(), secure=current_app.config["SESSION_COOKIE_SECURE"], samesite="Lax"
        )
    return response
