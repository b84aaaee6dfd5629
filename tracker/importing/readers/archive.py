"""The zip that a .docx, .xlsx or .ods is: looked through before any reader gets it."""

import re
import stat
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tracker.importing.grids import NotReadable
from tracker.importing.readers.limits import MB, ONLY_THE_PLAN

MEMBERS = 200
MEMBER = 20 * MB
TOTAL = 50 * MB
RATIO = 100
SMALL = 1 * MB  # however well it is packed, this little does no harm

DAMAGED = (
    "The file is damaged and cannot be opened. Open it in Word or Excel, save it under a new name "
    "and try again"
)
LOCKED = (
    "The file is protected by a password. Open it, take the password off, save it and try again"
)
ODD = (
    "The file is not put together the way Word and Excel do it, so it is not opened. Copy the plan "
    "into a new document, save that and try again"
)
TOO_LARGE = f"The file unpacks to more than can be taken. {ONLY_THE_PLAN}"

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


class Archive:
    """The members of a zip that passed every limit: `names`, `read`, `xml`."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise NotReadable(DAMAGED) from error
        _check_sizes(members, len(content))
        for member in members:
            _check_member(member)
        self.names = frozenset(member.filename for member in members)
        if len({name.casefold() for name in self.names}) != len(members):
            raise NotReadable(ODD)
        for name in self.names:
            _check_part(name, self.read(name))

    def read(self, name: str) -> bytes:
        """A member's bytes; never more than it declares, and its checksum holds."""
        try:
            return self._zip.read(name)
        except KeyError as error:
            raise NotReadable(DAMAGED) from error
        except RuntimeError as error:  # zipfile's way of asking for a password
            raise NotReadable(LOCKED if "password" in str(error) else DAMAGED) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise NotReadable(DAMAGED) from error

    def xml(self, name: str) -> Element:
        """A member as XML, without a document type and without entities."""
        return parsed(self.read(name))


def parsed(content: bytes) -> Element:
    """XML from elsewhere, without a document type and without entities."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise NotReadable(ODD) from error
    except (ParseError, ValueError, LookupError) as error:
        raise NotReadable(DAMAGED) from error
    return root


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    if len(members) > MEMBERS:
        raise NotReadable(
            f"The file is made of more than {MEMBERS} parts, perhaps pictures. {ONLY_THE_PLAN}"
        )
    sizes = [member.file_size for member in members]
    if max(sizes, default=0) > MEMBER or sum(sizes) > TOTAL:
        raise NotReadable(TOO_LARGE)
    if sum(sizes) > max(RATIO * packed, SMALL) or any(map(_is_bomb, members)):
        raise NotReadable(TOO_LARGE)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(RATIO * member.compress_size, SMALL)


def _check_member(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 0x1:
        raise NotReadable(LOCKED)
    name = member.filename.replace("\\", "/")
    is_outside = name.startswith("/") or ":" in name or ".." in name.split("/")
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    is_packed_oddly = member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if is_outside or is_link or is_packed_oddly or "\0" in member.orig_filename:
        raise NotReadable(ODD)


def _check_part(name: str, content: bytes) -> None:
    """No part that is, or looks like, XML declares a document type or hides it in an encoding."""
    start = content[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    if not (start.startswith(b"<") or name.lower().endswith((".xml", ".rels", ".vml"))):
        return
    encoding = _ENCODING.match(start)
    if encoding and encoding[1].lower() not in _ENCODINGS:
        raise NotReadable(ODD)
    plain = content.replace(b"\0", b"") if b"\0" in content[:200] else content
    if _DECLARATION.search(plain):
        raise NotReadable(ODD)
