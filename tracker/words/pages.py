"""Every page explains its short forms, and every check of words knows what young people say."""

from flask import Flask, Response, request

from tracker.core.explaining import may_hold_any
from tracker.core.reading_forms import COUNCIL_WORDS
from tracker.core.short_forms import KEPT_BY, explained_html
from tracker.words.queries import agreed_words, short_forms

PAGES = frozenset({200, 409, 422})  # the others say that something broke, and ask nobody anything
EXPLAIN_THEMSELVES = "words."


def prepare(app: Flask) -> None:
    """Bring what the council and young people call things."""
    app.extensions[KEPT_BY] = short_forms
    app.extensions[COUNCIL_WORDS] = agreed_words
    app.after_request(_explain)


def _explain(response: Response) -> Response:
    """A page alone: no file, no download, nothing that is streamed."""
    if (
        response.mimetype != "text/html"
        or response.is_streamed
        or response.status_code not in PAGES
    ):
        return response
    if (request.endpoint or "").startswith(EXPLAIN_THEMSELVES):
        return response
    html = response.get_data(as_text=True)
    if may_hold_any(html):
        response.set_data(explained_html(html))
    return response
