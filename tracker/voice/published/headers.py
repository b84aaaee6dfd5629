"""How what is printed is sent: to everybody, and into no search engine."""

from flask import Response, make_response


def quietly(page: str | Response) -> Response:
    """No search engine keeps a copy: whoever said it can take back their yes (decision 0030)."""
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response
