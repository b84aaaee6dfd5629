"""Security headers on every answer, with a script nonce of the request's own."""

from flask import Flask, Response, request

from tracker.rendering import csp_nonce

YEAR = 31_536_000
FEEDS = frozenset({"calendar.feed", "figure_feed.feed"})  # they say themselves how long they last


def prepare_headers(app: Flask, *, is_https: bool) -> None:
    """Send the headers of reliability.md 1.5 (V3, 14.3.2) with every answer."""

    @app.after_request
    def add(response: Response) -> Response:
        headers = response.headers
        headers.setdefault(
            "Content-Security-Policy",
            f"default-src 'self'; script-src 'nonce-{csp_nonce()}'; style-src 'self'; "
            "img-src 'self' data:; media-src 'self'; object-src 'none'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'",
        )
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if is_https:
            headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
        is_feed = request.endpoint in FEEDS and response.cache_control.private
        if request.endpoint not in {"static", "theme"} and not is_feed:
            headers["Cache-Control"] = "no-store"
            response.vary.add("Cookie")
        return response
