"""Bytes of a text file to text: UTF-8, UTF-16 with or without a mark, else Windows' own."""

import codecs

from tracker.importing.grids import NotReadable
from tracker.importing.readers.kinds import UNKNOWN

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_000
_PRINTED = "\t\n\r\f\v\x1a"
_MOST_ODD = 0.01  # share of characters that do not print: above it, the file is no text


def decoded(content: bytes) -> str:
    """The text, without a mark and without characters that do not print."""
    text = _decoded(content)
    odd = sum(1 for each in text[:_SAMPLE] if each < " " and each not in _PRINTED)
    if odd > _MOST_ODD * min(len(text), _SAMPLE):
        raise NotReadable(UNKNOWN)
    return text.replace("\0", "").replace("\x1a", "").replace("\x1f", "")


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = _wide(content[:_SAMPLE])
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Of 256 bytes Windows leaves five out; they show as a mark of their own.
        return content.decode("cp1252", "replace")


def _wide(start: bytes) -> str:
    """UTF-16 without a mark: English text then has a zero in every other byte."""
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.7 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and start[0::2].count(0) > 0.7 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""
