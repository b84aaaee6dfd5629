"""Files that a page gives out."""

from collections.abc import Iterable, Sequence

from flask import Response

from tracker.core.csv_files import MIMETYPE, csv_bytes


def download(name: str, content: bytes, mimetype: str) -> Response:
    """The content as a file of this name; a name of ours, so that it needs no quoting."""
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Rows as a CSV file."""
    return download(name, csv_bytes(head, rows), MIMETYPE)
