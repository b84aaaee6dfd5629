"""What a file is, by its first bytes. Neither its name nor what a browser says of it counts."""

from collections.abc import Set as AbstractSet
from typing import BinaryIO

from tracker.files.enums import PAPERS, FileKind
from tracker.files.refusals import EMPTY, HEIC, MOV, SEEN_OR_HEARD, UNKNOWN, FileRefused

PACKED = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPG,
    b"ID3": FileKind.MP3,
}
_OLD = (
    "The file is in an old Word or Excel format, or protected by a password. Save it as .docx or "
    ".xlsx without a password and choose that"
)
# What stands in the first box of an ISO file (ISO/IEC 14496-12, 4.3): its "brand".
_APPLE_VIDEO = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip"})  # before there were brands
_APPLE_PICTURES = frozenset({
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
})  # fmt: skip
_OTHER_PICTURES = frozenset({b"avif", b"avis", b"crx ", b"jp2 "})
_SOUND = frozenset({b"M4A ", b"M4B "})


def first_kind(
    file: BinaryIO, kinds: AbstractSet[FileKind] = frozenset(FileKind)
) -> FileKind | None:
    """The kind that the first bytes name; none for the zip that a Word or Excel file is.

    An MP4, which a phone's MOV is in all but name, may turn out to hold nothing but sound. Raises
    FileRefused for all but `kinds`.
    """
    file.seek(0)
    start = file.read(16)
    file.seek(0)
    if not start:
        raise FileRefused(EMPTY)
    kind = next((kind for first, kind in _FIRST.items() if start.startswith(first)), None)
    kind = kind or _played(start)
    if (kind or FileKind.DOCX) in kinds and (kind or start.startswith(PACKED)):
        return kind
    if start.startswith(_OLE2) and FileKind.DOCX in kinds:
        raise FileRefused(_OLD)
    raise FileRefused(_why_not(start, kinds))


def _played(start: bytes) -> FileKind | None:
    """Sound, or a video: MPEG's third layer by the head of its first frame, ISO files by brand."""
    if start[4:8] == b"ftyp":
        brand = start[8:12]
        if brand in _APPLE_PICTURES | _OTHER_PICTURES:
            return None
        return FileKind.M4A if brand in _SOUND else FileKind.MP4
    is_frame = len(start) > 2 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2
    return FileKind.MP3 if is_frame and start[2] >> 4 != 15 and start[2] & 12 != 12 else None


def _why_not(start: bytes, kinds: AbstractSet[FileKind]) -> str:
    """What to do with a file that is not taken, as far as its first bytes tell."""
    is_iso, brand = start[4:8] == b"ftyp", start[8:12]
    if is_iso and brand in _APPLE_PICTURES:
        return HEIC
    if kinds >= PAPERS:
        return UNKNOWN
    return MOV if start[4:8] in _APPLE_VIDEO else SEEN_OR_HEARD
