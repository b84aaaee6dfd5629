"""A kept file as an answer: a download (reliability 2.15), or a picture or recording in a page."""

from collections.abc import Iterator
from typing import BinaryIO

from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import FileWrapper

from tracker.files import service
from tracker.files.enums import SEEN_OR_HEARD
from tracker.files.models import StoredFile
from tracker.files.names import disposition

_PIECE = 64 * 1024
# Were it opened in place all the same, it could run nothing, load nothing and be framed nowhere.
ALONE = "default-src 'none'; sandbox; frame-ancestors 'none'"


def file_response(stored: StoredFile) -> Response:
    """The file, for somebody of whom it was asked that they may have it."""
    file = service.open_file(stored)
    response = Response(_pieces(file), content_type=stored.kind.mimetype)
    response.call_on_close(file.close)
    response.content_length = stored.size
    response.headers["Content-Disposition"] = disposition(stored.name)
    return _alone(response)


def shown_response(stored: StoredFile) -> Response:
    """What is seen or heard in a page, whole or the part that a player asks for (RFC 9110, 14)."""
    if stored.kind not in SEEN_OR_HEARD:
        return file_response(stored)
    file = service.open_file(stored)
    response = Response(FileWrapper(file, _PIECE), content_type=stored.kind.mimetype)
    response.call_on_close(file.close)
    response.content_length = stored.size
    response.set_etag(stored.sha256)
    try:
        response.make_conditional(request, accept_ranges=True, complete_length=stored.size)
    except RequestedRangeNotSatisfiable:
        file.close()
        return Response(status=416, headers={"Content-Range": f"bytes */{stored.size}"})
    response.headers["Content-Disposition"] = disposition(stored.name, "inline")
    return _alone(response)


def _alone(response: Response) -> Response:
    """Were it opened by itself, it could do nothing."""
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
