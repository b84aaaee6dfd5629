"""Papers to put into packs, packs that are bound from them, and all that a finished pack says."""

import hashlib
import secrets
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
from flask import Flask
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.factories.agendas import StoredFileFactory
from tracker.config import Config
from tracker.files import store
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.meetings.pack import inside
from tracker.meetings.pack.book import WHY, Book, Part, note_of, pages_of

CSS = Path("static/css/pack.css").read_text("utf-8")
A4 = (595.28, 841.89)


def pdf_bytes(
    words: str, pages: int = 2, size: tuple[float, float] = A4, turned: int = 0, **encrypt: Any
) -> bytes:
    """A PDF as somebody would hand it in: plain text, no structure, a person in its metadata."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size)
    canvas.setAuthor("Somebody Private")
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 16)
        canvas.drawString(60, size[1] - 90, f"{words}, side {number}")
        canvas.setFont("Helvetica", 10)
        for line in range(int((size[1] - 160) // 16)):
            canvas.drawString(60, size[1] - 120 - 16 * line, f"Line {line} of {words}. " * 3)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(made) as pdf:
        for page in pdf.pages:
            page.rotate(turned, relative=False)
        again = BytesIO()
        pdf.save(again, **encrypt)
    return again.getvalue()


def locked_pdf() -> bytes:
    """A PDF that nobody opens without its password."""
    return pdf_bytes("Locked", encryption=pikepdf.Encryption(owner="one", user="two"))


def picture_bytes(wide: int = 900, high: int = 600, kind: str = "PNG") -> bytes:
    """A picture of one grey."""
    made = BytesIO()
    Image.new("RGB", (wide, high), (120, 120, 120)).save(made, kind)
    return made.getvalue()


def kept_file(
    app: Flask, content: bytes, kind: FileKind = FileKind.PDF, **facts: Any
) -> StoredFile:
    """A file in the store of this app, with its row."""
    token = hashlib.sha256(content + secrets.token_bytes(8)).hexdigest()
    config: Config = app.extensions["tracker"]
    digest = hashlib.sha256(content).hexdigest()
    kept = StoredFileFactory(token=token, kind=kind, size=len(content), sha256=digest, **facts)
    path = store.place_of(token, config.data / store.FOLDER)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return kept


def all_of(path: Path) -> bytes:
    """Everything that a PDF holds, with its streams unpacked: whatever can be found is in it."""
    with pikepdf.open(path) as pdf:
        found = [str(pdf.trailer).encode()]
        for each in pdf.objects:
            found.append(each.unparse(resolved=True))
            found.extend(str(text).encode() for text in _strings(each))
            if isinstance(each, pikepdf.Stream):
                try:
                    found.append(each.read_bytes())
                except pikepdf.PdfError:
                    found.append(each.read_raw_bytes())
    return b"\n".join(found)


def _strings(each: Any, depth: int = 0) -> list[str]:
    if isinstance(each, pikepdf.String):
        return [str(each)]
    if depth > 6:
        return []
    if isinstance(each, pikepdf.Array):
        return [text for part in each for text in _strings(part, depth + 1)]
    if isinstance(each, pikepdf.Dictionary):
        return [text for part in each.values() for text in _strings(part, depth + 1)]
    return []


def kids(element: Any) -> list[Any]:
    """What stands below an element of the structure, be it one or several."""
    below = element.get("/K")
    below = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [each for each in below if isinstance(each, pikepdf.Dictionary) and "/S" in each]


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Every element of the structure in the order of reading."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        for each in kids(element):
            found.append(each)
            walk(each)

    walk(pdf.Root.StructTreeRoot)
    return found


def tags_of(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every tag with its words for a picture."""
    return [(str(each.S), str(each.get("/Alt", ""))) for each in elements(pdf)]


def own(key, title, words=""):
    html = f'<section id="{key}" data-foot="Foot"><h1>{title}</h1><p>{words}</p></section>'
    return Part(key, title, 0, html=html)


def agenda(*keys):
    rows = "".join(
        f'<tr><th scope="row"><a href="pack:{key}">{key}</a> {note_of(key)}</th>'
        f"<td>{pages_of(key)}</td></tr>"
        for key in keys
    )
    table = (
        "<table><caption>Part 1</caption><thead><tr><th scope=col>What</th>"
        f"<th scope=col>Pages</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    return own("agenda", "Agenda", table)


def paper(folder, key, content, kind="pdf", **more):
    path = folder / f"{key}.{kind}"
    path.write_bytes(content)
    missing = f'<section id="{key}"><h1>{key}</h1><p>Could not be put in: {WHY}.</p></section>'
    picture = f'<section id="{key}"><figure><img src="paper:{key}" alt="A grey"></figure></section>'
    return Part(
        key, f"Title of {key}", 1, html=picture, missing=missing, path=str(path), kind=kind,
        band=f"Item 1: {key}", **more,
    )  # fmt: skip


def made(folder, *parts):
    work, target = folder / "work", folder / "pack.pdf"
    work.mkdir()
    book = Book("Board: public pack", "A council", "Board, 26 September 2025", CSS, parts)
    said = []
    request = {"book": book.as_json(), "work": str(work), "target": str(target)}
    answer = inside.make(request, lambda kind, value: said.append((kind, value)))
    assert said[0][1][0] == 0
    assert said == sorted(said, key=lambda each: each[1][0]), "progress never goes back"
    return target, answer


def texts(path):
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]
