"""What a file is, from its bytes. A name can be wrong: it is asked only where bytes say both."""

from tracker.importing.grids import NotReadable
from tracker.importing.readers.archive import LOCKED, Archive
from tracker.importing.readers.ooxml import main_part

TAKEN = "Word (.docx), Excel (.xlsx, .xls), OpenDocument (.ods), CSV and PDF files can be read"
AS_DOCX = "Open it in Word and save it as a Word document (.docx), then try again"

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_PICTURE = (
    "The file is a picture, so there is no text in it to read. "
    "Ask for the document that it was made from"
)
_ARCHIVE = "The file is a packed folder. Unpack it and choose the file with the plan"
_WEB_PAGE = f"The file is a saved web page. {AS_DOCX}"
UNKNOWN = f"The file is of a kind that cannot be read. {TAKEN}"
_OTHER_KINDS = {
    "application/vnd.oasis.opendocument.text": f"The file is an OpenDocument text. {AS_DOCX}",
    "ppt/presentation.xml": "The file is a presentation. Copy its table into a Word document",
    "Index/Document.iwa": "The file is an Apple document. Export it to Word or Excel and try again",
}


def kind_of(name: str, content: bytes) -> tuple[str, Archive | None]:
    """docx, xlsx, xlsb, xls, ods, pdf or text; and the looked-through zip if it is one."""
    if not content.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise NotReadable("The file is empty. Check that you chose the right one")
    if content.startswith(b"PK\x03\x04"):
        archive = Archive(content)
        return _kind_of_archive(archive), archive
    if content.startswith(_OLE2):
        return _kind_of_ole2(name, content), None
    if b"%PDF-" in content[:1024]:
        return "pdf", None
    refuse_other_kinds(content)
    return "text", None


def refuse_other_kinds(content: bytes) -> None:
    """A sentence for each kind that people send and that is no table of text."""
    start = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        raise NotReadable(f"The file is in Rich Text Format. {AS_DOCX}")
    if start.startswith((b"<!doctype html", b"<html")):
        raise NotReadable(_WEB_PAGE)
    if start.startswith(b"mime-version:") or b"\ncontent-type: multipart/" in start:
        raise NotReadable(_WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise NotReadable(f"The file is in an XML format of its own. {AS_DOCX}")
    if content.startswith(_PICTURES) or content[4:12] in (b"ftypheic", b"ftypmif1"):
        raise NotReadable(_PICTURE)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        raise NotReadable(_PICTURE)
    if content.startswith(_PACKED) or content.startswith(b"PK"):
        raise NotReadable(_ARCHIVE)


def _kind_of_archive(archive: Archive) -> str:
    names = archive.names
    if "mimetype" in names:
        printed = archive.read("mimetype").decode("latin-1").strip()
        if printed.startswith("application/vnd.oasis.opendocument.spreadsheet"):
            return "ods"
        raise NotReadable(_OTHER_KINDS.get(printed, UNKNOWN))
    main = main_part(archive)
    for start, kind in (("xl/workbook.bin", "xlsb"), ("xl/", "xlsx"), ("word/", "docx")):
        if main.startswith(start):
            return kind
    for part, sentence in _OTHER_KINDS.items():
        if part in names:
            raise NotReadable(sentence)
    raise NotReadable(_ARCHIVE)


def _kind_of_ole2(name: str, content: bytes) -> str:
    """An old office file holds a folder of streams, whose names tell the programs apart."""
    streams = {each for each in _STREAMS if _has_stream(content, each)}
    if "EncryptedPackage" in streams:
        raise NotReadable(LOCKED)
    is_sheet = bool(streams & {"Workbook", "Book"})
    if is_sheet and ("WordDocument" not in streams or name.lower().endswith(".xls")):
        return "xls"
    if "WordDocument" in streams:
        raise NotReadable(f"The file is an old Word document (.doc). {AS_DOCX}")
    if "PowerPoint Document" in streams:
        raise NotReadable(_OTHER_KINDS["ppt/presentation.xml"])
    raise NotReadable(UNKNOWN)


def _has_stream(content: bytes, name: str) -> bool:
    """Entries of the folder are 128 bytes long and begin with the name; text may hold it too."""
    entry = name.encode("utf-16-le") + b"\0\0"
    place = content.find(entry)
    while place >= 0 and place % 128:
        place = content.find(entry, place + 1)
    return place >= 0


_STREAMS = ("EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document")
