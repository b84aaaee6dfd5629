"""Every page prints what its texts refer to, wherever they stand in it and whoever made it."""

from flask import Flask, Response

from tracker.core.references import BEGINS, printed_html
from tracker.scorecards.quoting.printing import AS_WRITTEN, Figures


def prepare(app: Flask) -> None:
    """Let forms keep references to figures, and pages print them."""
    app.extensions["references"] = Figures()
    app.after_request(_print)


def _print(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    if BEGINS.encode() in response.get_data():  # most pages refer to nothing
        html = response.get_data(as_text=True)
        response.set_data(printed_html(html, as_written=AS_WRITTEN in html))
    return response
