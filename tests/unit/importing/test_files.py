import re
import struct

import pytest

from tests.support.office import ods, p, pdf, pdf_text, word, word_members, zipped
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CELL = "<table:table-cell><text:p>Action</text:p></table:table-cell>"
SHEET = f"<table:table table:name='Plan'><table:table-row>{CELL}</table:table-row></table:table>"


def ole2(*streams):
    """An old office file's folder, with the names of these streams."""
    entries = b"".join(each.encode("utf-16-le").ljust(128, b"\0") for each in streams)
    return OLE2 + entries


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (word(p("Plan")), "docx"),
        (ods(SHEET), "ods"),
        (pdf(pdf_text("Plan", 50, 50)), "pdf"),
        (b"Ref,Action\n1,x\n", "csv"),
    ],
)
@pytest.mark.parametrize("name", ["plan.docx", "plan.exe", "plan", "plan.xls", "plan.csv"])
def test_the_kind_comes_from_the_bytes(content, kind, name):
    assert read_file(name, content).kind == kind


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "The file is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n\0", "The file is empty", id="nothing that shows"),
        pytest.param(b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB", id="too large"),
        pytest.param(ole2("WordDocument"), "old Word document.*save it as", id="doc"),
        pytest.param(ole2("EncryptedPackage"), "protected by a password", id="locked"),
        pytest.param(ole2("PowerPoint Document"), "a presentation", id="ppt"),
        pytest.param(ole2("Contents"), "of a kind that cannot be read", id="another old file"),
        pytest.param(
            OLE2 + b"xx" + "Workbook\0".encode("utf-16-le"), "of a kind", id="a word in it"
        ),
        pytest.param(ole2("Workbook"), "is damaged", id="an xls that is none"),
        pytest.param(b"{\\rtf1 Plan}", "Rich Text Format.*\\.docx", id="rtf"),
        pytest.param(b"\n<!DOCTYPE html><table>", "a saved web page", id="html"),
        pytest.param(b"MIME-Version: 1.0\nx", "a saved web page", id="mht"),
        pytest.param(b"<?xml version='1.0'?><x/>", "an XML format of its own", id="xml"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(9), "is a picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(9), "is a picture", id="jpeg"),
        pytest.param(b"RIFF1234WEBP" + bytes(9), "is a picture", id="webp"),
        pytest.param(b"\x1f\x8b\x08\0" + bytes(9), "a packed folder", id="gzip"),
        pytest.param(zipped({"plan.csv": "a,b"}), "a packed folder", id="zip"),
        pytest.param(zipped({"ppt/presentation.xml": "<x/>"}), "a presentation", id="pptx"),
        pytest.param(zipped({"Index/Document.iwa": "x"}), "an Apple document", id="pages"),
        pytest.param(
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "an OpenDocument text",
            id="odt",
        ),
        pytest.param(b"PK\x03\x04" + bytes(99), "is damaged", id="half a zip"),
        pytest.param(b"%PDF-1.4\n%nothing", "PDF is damaged", id="half a pdf"),
        pytest.param(pdf("0 0 9 9 re f\n"), "pictures of pages", id="a scanned pdf"),
        pytest.param(pdf(*[""] * 61), "more than 60 pages", id="a long pdf"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(NotReadable, match=sentence) as refusal:
        read_file("plan.docx", content)
    assert re.search(r"[.!]$", str(refusal.value)) is None


def test_a_sheet_with_a_document_in_it_is_a_sheet_by_its_name():
    both = ole2("Workbook", "WordDocument")
    with pytest.raises(NotReadable, match="old Word document"):
        read_file("plan.doc", both)
    with pytest.raises(NotReadable, match="is damaged"):  # by the reader of sheets
        read_file("plan.xls", both)


def changed(content, place, what):
    return content[:place] + what + content[place + len(what) :]


def in_directory(content, offset, what):
    """The zip with bytes of its first member's entry in the directory changed."""
    return changed(content, content.index(b"PK\x01\x02") + offset, what)


def declared(size):
    content = word(p("Plan"))
    return in_directory(content, 24, struct.pack("<I", size))


PARTS = word_members(p("Plan"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(
            zipped(PARTS | {f"word/media/{n}.png": "" for n in range(200)}),
            "more than 200 parts",
            id="many members",
        ),
        pytest.param(declared(21 * 1024 * 1024), "unpacks to more", id="a member that is large"),
        pytest.param(
            zipped(PARTS | {"word/a.xml": b"<x>" + b" " * 2_000_000 + b"</x>"}),
            "unpacks to more",
            id="packed a thousandfold",
        ),
        pytest.param(zipped(PARTS | {"../a.xml": "<x/>"}), "not put together", id="up a folder"),
        pytest.param(zipped(PARTS | {"/etc/a.xml": "<x/>"}), "not put together", id="absolute"),
        pytest.param(zipped(PARTS | {"C:\\a.xml": "<x/>"}), "not put together", id="a drive"),
        pytest.param(zipped(PARTS | {"x\\..\\a": "<x/>"}), "not put together", id="backslashes"),
        pytest.param(
            zipped([*PARTS.items(), ("Word/Document.xml", "<x/>")]), "not put together", id="twice"
        ),
        pytest.param(
            in_directory(word(p("Plan")), 8, b"\x01\x00"), "protected by a password", id="encrypted"
        ),
        pytest.param(
            in_directory(word(p("Plan")), 38, struct.pack("<I", 0o120777 << 16)),
            "not put together",
            id="a link",
        ),
        pytest.param(
            in_directory(word(p("Plan")), 10, b"\x0c\x00"), "not put together", id="packed oddly"
        ),
        pytest.param(
            zipped(PARTS | {"word/a.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "not put together",
            id="a document type",
        ),
        pytest.param(
            zipped(PARTS | {"word/a.xml": "<!doctype x><x/>".encode("utf-16")}),
            "not put together",
            id="a document type in two bytes a letter",
        ),
        pytest.param(
            zipped(PARTS | {"word/a.xml": "<?xml version='1.0' encoding='utf-7'?><x/>"}),
            "not put together",
            id="an encoding that hides one",
        ),
    ],
)
def test_a_zip_put_together_with_ill_intent_is_not_opened(content, sentence):
    with pytest.raises(NotReadable, match=sentence):
        read_file("plan.docx", content)


def test_a_member_that_is_longer_than_it_says_is_damaged():
    with pytest.raises(NotReadable, match="damaged"):
        read_file("plan.docx", declared(10))
