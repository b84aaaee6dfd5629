"""Word and Excel files: packed anew without who wrote them, and without what acts by itself."""

import re
import stat
import zipfile
import zlib
from io import BytesIO
from typing import BinaryIO

from tracker.files.cleaning.inner_pictures import bare
from tracker.files.cleaning.limits import MEMBER, MEMBERS, RATIO, SMALL, TOTAL
from tracker.files.cleaning.parts import ANEW, GONE, cleaned
from tracker.files.enums import FileKind
from tracker.files.refusals import DAMAGED, LOCKED, MACROS, ODD, TOO_MUCH, UNKNOWN, FileRefused

_TYPES = "[Content_Types].xml"
_MAIN = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": (
        FileKind.DOCX
    ),
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
_ACTS = re.compile(r"vbaProject|vbaData|activeX/|macrosheets/|xl/customUI|\.(?:exe|js|vbs|hta)$")
_INSIDE = re.compile(r"(?:word|xl)/embeddings/[^/]+\.(?:docx|xlsx)", re.IGNORECASE)
LONGEST_NAME = 250
_PICTURE = re.compile(r"(?:word|xl)/media/[^/]+\.(?:jpe?g|png)", re.IGNORECASE)
_DAY_OF_NO_YEAR = (1980, 1, 1, 0, 0, 0)


def clean_office(source: BinaryIO, target: BinaryIO, *, depth: int = 0) -> FileKind:
    """Write every part of a Word or Excel file anew; gives which of both it is."""
    try:
        with zipfile.ZipFile(source) as old:
            members = old.infolist()
            _check(members)
            kind = _kind(old)
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
                for member in members:
                    if not member.is_dir() and not GONE.search(member.filename):
                        content = _content(old, member, depth)
                        new.writestr(
                            zipfile.ZipInfo(member.filename, _DAY_OF_NO_YEAR),
                            content,
                            zipfile.ZIP_DEFLATED,
                        )
    except RuntimeError as error:  # zipfile's way of asking for a password
        raise FileRefused(LOCKED) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise FileRefused(DAMAGED) from error
    return kind


def _content(old: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int) -> bytes:
    """A part without its metadata; never more than the archive said that it holds."""
    name = member.filename
    if name in ANEW:
        return ANEW[name]
    with old.open(member) as part:
        content = part.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise FileRefused(DAMAGED)
    if _INSIDE.fullmatch(name):
        if depth:
            raise FileRefused(ODD)
        packed = BytesIO()
        clean_office(BytesIO(content), packed, depth=depth + 1)
        return packed.getvalue()
    return bare(content) if _PICTURE.fullmatch(name) else cleaned(name, content)


def _check(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.replace("\\", "/") for member in members]
    if len(members) > MEMBERS:
        raise FileRefused(TOO_MUCH)
    if len({name.casefold() for name in names}) != len(names):
        raise FileRefused(ODD)
    sizes = [member.file_size for member in members]
    if max(sizes, default=0) > MEMBER or sum(sizes) > TOTAL:
        raise FileRefused(TOO_MUCH)
    for member, name in zip(members, names, strict=True):
        _check_member(member, name)


def _check_member(member: zipfile.ZipInfo, name: str) -> None:
    if member.flag_bits & 0x1:
        raise FileRefused(LOCKED)
    if member.file_size > max(RATIO * member.compress_size, SMALL):
        raise FileRefused(TOO_MUCH)
    is_outside = name.startswith("/") or ":" in name or ".." in name.split("/")
    is_odd = is_outside or "\0" in member.orig_filename or len(name) > LONGEST_NAME
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    is_packed = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if is_odd or is_link or not is_packed:
        raise FileRefused(ODD)
    if _ACTS.search(name):
        raise FileRefused(MACROS)


def _kind(old: zipfile.ZipFile) -> FileKind:
    """Which of both it is, by the type of its main part; nothing else is taken."""
    if _TYPES not in old.namelist():
        raise FileRefused(UNKNOWN)
    types = old.read(_TYPES)
    if b"macroEnabled" in types:
        raise FileRefused(MACROS)
    found = {kind for main, kind in _MAIN.items() if b'"' + main + b'"' in types}
    if len(found) != 1:
        raise FileRefused(UNKNOWN)
    kind = found.pop()
    part = "word/document.xml" if kind is FileKind.DOCX else "xl/workbook.xml"
    if part not in old.namelist():
        raise FileRefused(UNKNOWN)
    return kind
