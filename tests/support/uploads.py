"""Files as people bring them: small, whole, and with all the metadata that a program adds."""

from io import BytesIO

import docx
import openpyxl
import pikepdf
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.support.forms import SentFile
from tracker.files.enums import FileKind

SECRET = "Merlinbrook"  # what no cleaned file holds


def pdf(pages: int = 1, *, secret: str = SECRET) -> bytes:
    """A PDF that says who wrote it, holds another file, and would run a script."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        made.docinfo["/Author"] = secret
        with made.open_metadata() as meta:
            meta["dc:creator"] = [secret]
        made.attachments[f"{secret}.txt"] = secret.encode()
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{secret}')")
        made.Root.OpenAction = script
        made.Root.Names.JavaScript = pikepdf.Dictionary(Names=[secret, script])
        made.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        made.pages[0].obj.Annots = pikepdf.Array([
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, T=secret,
                               Rect=[0, 0, 9, 9], Contents="A note"),
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment,
                               Rect=[0, 0, 9, 9], Contents=secret),
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link,
                               Rect=[0, 0, 9, 9], A=script),
        ])  # fmt: skip
        return _saved(made)


def _saved(made: pikepdf.Pdf) -> bytes:
    packed = BytesIO()
    made.save(packed, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return packed.getvalue()


def word(*, secret: str = SECRET) -> bytes:
    """A Word file with its author, the company and somebody's comment."""
    document = docx.Document()
    paragraph = document.add_paragraph("What was decided.")
    document.core_properties.author = document.core_properties.last_modified_by = secret
    document.core_properties.comments = document.core_properties.keywords = secret
    document.add_comment(paragraph.runs, "Is this right?", author=secret, initials=secret[:1])
    return _packed(document)


def excel(*, secret: str = SECRET) -> bytes:
    """A workbook with its author and somebody's comment."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Figures", 0)
    sheet["A1"] = 12
    sheet["A1"].comment = Comment("Is this right?", secret)
    book.properties.creator = book.properties.lastModifiedBy = secret
    return _packed(book)


def picture(kind: str, *, secret: str = SECRET) -> bytes:
    """A PNG or JPEG that says where it was taken, by whom and with what."""
    drawn, packed = Image.new("RGB", (40, 30), "#43335f"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = secret
    exif[0x0112] = 6  # lies on its side
    if kind == "png":
        text = PngInfo()
        text.add_text("Author", secret)
        drawn.save(packed, "PNG", pnginfo=text, exif=exif)
    else:
        drawn.save(packed, "JPEG", exif=exif, comment=secret)
    return packed.getvalue()


def _packed(made: object) -> bytes:
    packed = BytesIO()
    made.save(packed)  # type: ignore[attr-defined]  # both libraries'
    return packed.getvalue()


GOOD = {
    FileKind.PDF: pdf,
    FileKind.DOCX: word,
    FileKind.XLSX: excel,
    FileKind.PNG: lambda: picture("png"),
    FileKind.JPG: lambda: picture("jpg"),
}


def chosen(content: bytes, name: str = "scan.pdf") -> SentFile:
    """A file, to be put into a form’s box."""
    return SentFile(name, content)


def plain_pdf(pages: int = 2) -> bytes:
    """A PDF with nothing in it but pages."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        return _saved(made)
