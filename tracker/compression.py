"""What is sent is compressed, where a browser says that it can read it (decision 0029)."""

import gzip
from mimetypes import guess_type
from pathlib import Path

import brotli
from flask import Flask, Response, current_app, request, send_from_directory
from werkzeug.security import safe_join

from tracker.asset_packing import ENDINGS, is_fresh, packed

KINDS = frozenset({"text/html", "text/css"})
SMALLEST = 500  # bytes; under this it does not pay
BROTLI_EFFORT = 5  # of 11: a page waits for it
GZIP_EFFORT = 6


def prepare(app: Flask) -> None:
    """Compress pages, after all that writes in them; so prepare it first."""
    app.after_request(_compress)
    app.view_functions["static"] = _static


def wanted() -> str | None:
    """The coding that this browser reads and we would rather send, or none."""
    return next((each for each in ENDINGS if request.accept_encodings.quality(each) > 0), None)


def _compress(response: Response) -> Response:
    if response.mimetype not in KINDS or response.is_streamed or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    coding = wanted()
    if coding is None or response.status_code in (204, 206, 304) or response.content_encoding:
        return response
    plain = response.get_data()
    if len(plain) >= SMALLEST:
        small = (
            brotli.compress(plain, quality=BROTLI_EFFORT)
            if coding == "br"
            else gzip.compress(plain, GZIP_EFFORT, mtime=0)
        )
        response.set_data(small)
        response.content_encoding = coding
    return response


def _static(filename: str) -> Response:
    """A file as it was compressed at set-up; as it is where it was not, or a part is asked for."""
    folder = str(current_app.static_folder)
    age = current_app.get_send_file_max_age(filename)
    path, coding = safe_join(folder, filename), wanted()
    if path and coding and "Range" not in request.headers:
        other = packed(Path(path), coding)
        if is_fresh(Path(path), other):
            response = send_from_directory(
                folder,
                filename + ENDINGS[coding],
                mimetype=guess_type(filename)[0],
                download_name=Path(filename).name,
                max_age=age,
            )
            response.content_encoding = coding
            response.vary.add("Accept-Encoding")
            return response
    response = send_from_directory(folder, filename, max_age=age)
    response.vary.add("Accept-Encoding")
    return response
