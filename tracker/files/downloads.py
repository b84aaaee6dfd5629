"""A kept file as an answer: always a download, never opened in place (reliability 2.15)."""

from collections.abc import Iterator
from typing import BinaryIO

from flask import Response

from tracker.files import service
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
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
