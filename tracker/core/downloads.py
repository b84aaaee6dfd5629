"""Files that a page gives out."""

from flask import Response


def download(name: str, content: bytes, mimetype: str) -> Response:
    """The content as a file of this name; a name of ours, so that it needs no quoting."""
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
