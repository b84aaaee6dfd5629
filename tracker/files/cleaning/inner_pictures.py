"""Pictures inside documents: their dots stay as they are, what a camera wrote beside them goes.

A photograph in a paper can tell in which house it was taken. It is not drawn anew here, so that
nothing of how it looks is lost; only how it is turned is kept of its notes.
"""

import struct
import zlib

from PIL import Image

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN = 0xDA
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xDA)})
_KEPT = frozenset({0xE0, 0xEE})  # what decoding needs: JFIF and Adobe's transform
_COLOURS = b"ICC_PROFILE\0"
_EXIF = b"Exif\0\0"
_TURNED = 0x0112
_PNG_NOTES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})


def bare(content: bytes) -> bytes:
    """A JPEG or PNG without its notes; what is neither, or is broken, stays as it is."""
    try:
        if content.startswith(_JPEG):
            return _bare_jpeg(content)
        if content.startswith(_PNG):
            return _bare_png(content)
    except (IndexError, struct.error, ValueError):
        return content
    return content


def _bare_jpeg(content: bytes) -> bytes:
    kept, place = [_JPEG], 2
    while True:
        if content[place] != 0xFF:
            return content
        mark = content[place + 1]
        if mark == 0xFF:  # fills a gap
            place += 1
            continue
        if mark == _START_OF_SCAN:
            return b"".join([*kept, content[place:]])
        size = 0 if mark in _WITHOUT_LENGTH else int.from_bytes(content[place + 2 : place + 4])
        kept.append(_segment(mark, content[place : place + 2 + size]))
        place += 2 + size


def _segment(mark: int, segment: bytes) -> bytes:
    """A part of a JPEG before its dots, if it may stay."""
    is_note = mark == 0xFE or (0xE0 <= mark <= 0xEF and mark not in _KEPT)
    words = segment[4:]
    if not is_note or (mark == 0xE2 and words.startswith(_COLOURS)):
        return segment
    if mark == 0xE1 and words.startswith(_EXIF):
        return _turned(words)
    return b""


def _turned(words: bytes) -> bytes:
    """The one note that says how a picture is turned."""
    notes = Image.Exif()
    try:
        notes.load(words)
        way = notes.get(_TURNED)
    except Exception:  # Pillow raises whatever broken notes make it raise
        return b""
    if not isinstance(way, int) or not 2 <= way <= 8:
        return b""
    only = Image.Exif()
    only[_TURNED] = way
    said = only.tobytes()
    said = said if said.startswith(_EXIF) else _EXIF + said
    return b"\xff\xe1" + (len(said) + 2).to_bytes(2) + said


def _bare_png(content: bytes) -> bytes:
    kept, place = [_PNG], len(_PNG)
    while place < len(content):
        (size,) = struct.unpack(">I", content[place : place + 4])
        kind = content[place + 4 : place + 8]
        chunk = content[place : place + 12 + size]
        if len(chunk) != 12 + size or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            return content
        if kind not in _PNG_NOTES:
            kept.append(chunk)
        place += 12 + size
        if kind == b"IEND":
            break
    return b"".join(kept)
