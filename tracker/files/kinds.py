"""What a file is, by its first bytes. Neither its name nor what a browser says of it counts."""

from typing import BinaryIO

from tracker.files.enums import FileKind
from tracker.files.refusals import EMPTY, UNKNOWN, FileRefused

PACKED = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPG,
}
_OLD = (
    "The file is in an old Word or Excel format, or protected by a password. Save it as .docx or "
    ".xlsx without a password and choose that"
)


def first_kind(file: BinaryIO) -> FileKind | None:
    """The kind that the first bytes name; none for the zip that a Word or Excel file is.

    Raises FileRefused for everything else.
    """
    file.seek(0)
    start = file.read(16)
    file.seek(0)
    if not start:
        raise FileRefused(EMPTY)
    for first, kind in _FIRST.items():
        if start.startswith(first):
            return kind
    if start.startswith(PACKED):
        return None
    if start.startswith(_OLE2):
        raise FileRefused(_OLD)
    raise FileRefused(UNKNOWN)
