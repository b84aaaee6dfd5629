"""A form that says something: sent with its files, kept for later, or thrown away.

What is kept is theirs alone, one text a person and page, for thirty days: in no list of anybody
else's, in no audit, in no letter.
"""

from collections.abc import Callable
from datetime import timedelta
from textwrap import shorten

from flask import Response, flash, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as BaseResponse

from tracker.core.form_pages import FormPage
from tracker.core.form_pages import answer as show_or_do
from tracker.core.transaction import in_one_unit
from tracker.form_fields import field_kind
from tracker.people import drafts
from tracker.people.identity import signed_in
from tracker.voice.media.forms import SENDING, taking_files
from tracker.voice.saying.forms import SayForm

KEPT_FOR = timedelta(days=30)
OF_SAYING = "shown_as"  # a box that only the forms of saying have
MOST_SHOWN = 80
LATER, BY_ITSELF, AWAY = "later", "by-itself", "away"
KEPT = "It is kept for you alone, for 30 days. It is not sent yet."
NO_FILES = "Your file is not kept. Choose it again when you send this."
TOO_LONG = "This is too long to be kept. Copy it to a place of your own."


def begun(address: str) -> dict[str, str]:
    """What somebody began to say in the form that is sent to this address, for its `data`."""
    if request.method != "GET":
        return {}
    return dict(drafts.open_on(signed_in().id, address))


def all_begun() -> list[tuple[str, str]]:
    """What somebody began to say and did not send: where they go on, and their first words."""
    found = [(page, dict(fields)) for page, fields in drafts.all_open(signed_in().id)]
    return [(page, _first_words(fields)) for page, fields in found if OF_SAYING in fields]


def answer(form: SayForm, page: FormPage, deed: Callable[[], str]) -> ResponseReturnValue:
    """Show the form, or do what its button says; `deed` sends, and gives where that leads."""
    if not form.is_submitted():
        return show_or_do(form, page, deed)
    wanted = request.form.get("as", "")
    if wanted in (LATER, BY_ITSELF):
        return in_one_unit(lambda: _keep(form, page, is_asked=wanted == LATER))
    if wanted == AWAY:
        return in_one_unit(lambda: _throw_away(page))

    def send() -> str:
        leads_to = deed()
        _change(page.action, [])
        if form.left_behind:
            flash(f"Your words are sent without your file. {form.left_behind}.", "warning")
        return leads_to

    with taking_files(form):
        response = in_one_unit(lambda: show_or_do(form, page, send))
    return _for_a_script(response) if wanted == SENDING else response


def _keep(form: SayForm, page: FormPage, *, is_asked: bool) -> ResponseReturnValue:
    is_kept = _change(page.action, _typed(form))
    if not is_asked:
        return Response(status=204 if is_kept else 413, mimetype="text/plain")
    if not is_kept:
        flash(TOO_LONG, "warning")
        return show_or_do(form, page, lambda: page.action)
    flash(f"{KEPT} {NO_FILES}" if form.has_files else KEPT)
    return redirect(page.action, 303)


def _throw_away(page: FormPage) -> ResponseReturnValue:
    _change(page.action, [])
    flash("It is thrown away.")
    return redirect(page.action, 303)


def _typed(form: SayForm) -> drafts.Fields:
    """What was typed and chosen; nothing where no word was typed yet."""
    kinds = {field.name: field_kind(field) for field in form}
    names = [name for name, kind in kinds.items() if kind not in ("hidden", "file")]
    typed = [(name, request.form[name]) for name in names if name in request.form]
    has_words = any(value.strip() for name, value in typed if kinds[name] == "textarea")
    return [(name, value) for name, value in typed if value] if has_words else []


def _first_words(fields: dict[str, str]) -> str:
    words = [fields.get(name, "") for name in ("text", "says_1", "says_2", "says_3", "says_4")]
    return shorten(next(filter(None, words), ""), MOST_SHOWN, placeholder="…")


def _change(address: str, fields: drafts.Fields) -> bool:
    return drafts.change_open(signed_in().id, address, lambda _: fields, kept_for=KEPT_FOR)


def _for_a_script(response: ResponseReturnValue) -> ResponseReturnValue:
    """A script would follow a redirect by itself, and use up the notice of the page."""
    if isinstance(response, BaseResponse) and response.location:
        return Response(status=201, headers={"Location": response.location}, mimetype="text/plain")
    return response
