"""Files that are two things at once, or another than they say, or made to hurt who opens them."""

import gzip
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from PIL import Image

from tests.support.uploads import SECRET, excel, pdf, picture, plain_pdf, word

SCRIPT = f"<script>alert('{SECRET}')</script>".encode()
HTML = b"<!doctype html><html><body>" + SCRIPT
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
PHP = f"<?php system('{SECRET}'); ?>".encode()
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def changed(
    content: bytes,
    add: dict[str, bytes] | None = None,
    replaced: dict[bytes, bytes] | None = None,
) -> bytes:
    """An office file with parts added, and texts in its list of types replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                for before, after in (replaced or {}).items():
                    part = part.replace(before, after)
            new.writestr(name, part)
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return made.getvalue()


def zipped(**members: bytes) -> bytes:
    """A plain zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in members.items():
            archive.writestr(name.replace("__", "/"), part)
    return made.getvalue()


def with_link() -> bytes:
    """A Word file of which one part is a link to a file of the machine."""
    made = io.BytesIO(word())
    with zipfile.ZipFile(made, "a") as archive:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return made.getvalue()


def locked_word() -> bytes:
    """A Word file whose first part says that it is encrypted."""
    content = bytearray(word())
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def locked_pdf() -> bytes:
    """A PDF that opens with a password."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf())) as found:
        found.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def huge_png() -> bytes:
    """A picture of 25,000 million dots in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 500_000, 50_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 900_000))
        + chunk(b"IEND", b"")
    )


def other_picture(kind: str) -> bytes:
    """A picture of a kind that is not taken."""
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, kind)
    return made.getvalue()


XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'
MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# Refused, whatever their names say.
REFUSED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "nothing but zeros": lambda: b"\0" * 4096,
    "web page": lambda: HTML,
    "web page after a byte order mark": lambda: b"\xef\xbb\xbf" + HTML,
    "picture of SVG": lambda: SVG,
    "SVG as XML": lambda: b'<?xml version="1.0"?>' + SVG,
    "script": lambda: b"alert(1)",
    "shell script": lambda: b"#!/bin/sh\nrm -rf ~\n",
    "PHP": lambda: PHP,
    "PHP that begins as a GIF": lambda: b"GIF89a" + PHP,
    "Windows program": lambda: b"MZ\x90\0" + b"\0" * 200,
    "Linux program": lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 200,
    "Java class": lambda: b"\xca\xfe\xba\xbe" + b"\0" * 200,
    "rich text": lambda: b"{\\rtf1 hello}",
    "old Word": lambda: OLE2,
    "letter": lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + HTML,
    "GIF": lambda: other_picture("GIF"),
    "WebP": lambda: other_picture("WEBP"),
    "BMP": lambda: other_picture("BMP"),
    "TIFF": lambda: other_picture("TIFF"),
    "gzip": lambda: gzip.compress(pdf()),
    "zip": lambda: zipped(a=HTML),
    "Java archive": lambda: zipped(**{"META-INF__MANIFEST.MF": b"Main-Class: x"}),
    "OpenDocument": lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
    "zip that only says Word": lambda: zipped(**{"[Content_Types].xml": TYPE}),
    "Word with macros by its type": lambda: changed(word(), replaced={TYPE: MACRO}),
    "Word with a macro inside": lambda: changed(word(), {"word/vbaProject.bin": OLE2}),
    "Excel with a macro sheet": lambda: changed(excel(), {"xl/macrosheets/sheet1.xml": b"<x/>"}),
    "Word with a program inside": lambda: changed(word(), {"word/embeddings/run.exe": b"MZ"}),
    "Word that reaches out of its folder": lambda: changed(word(), {"../../evil.xml": b"<x/>"}),
    "Word from the root": lambda: changed(word(), {"/etc/cron.d/evil": b"x"}),
    "Word on a drive": lambda: changed(word(), {"C:\\evil.xml": b"<x/>"}),
    "Word with a part twice": lambda: changed(word(), {"WORD/document.xml": HTML}),
    "Word with a link to a file": with_link,
    "Word with a password": locked_word,
    "Word that asks for a file": lambda: changed(word(), {"word/extra.xml": XXE}),
    "Word bomb": lambda: changed(word(), {"word/extra.xml": b"<x>" + b" " * 60_000_000}),
    "web page before a Word file": lambda: HTML + word(),
    "web page before a PDF": lambda: HTML + pdf(),
    "zip before a PDF": lambda: zipped(a=b"x") + pdf(),
    "PDF with a password": locked_pdf,
    "PDF that is only a head": lambda: b"%PDF-1.7\n",
    "web page that begins as a PDF": lambda: b"%PDF-1.7\n" + HTML,
    "web page that begins as a PNG": lambda: b"\x89PNG\r\n\x1a\n" + HTML,
    "PHP that begins as a JPEG": lambda: b"\xff\xd8\xff\xe0" + PHP,
    "half a PNG": lambda: picture("png")[:80],
    "picture of a wall": huge_png,
}

# Taken; what is kept is only the one thing that it says it is.
TAKEN: dict[str, Callable[[], bytes]] = {
    "PDF that acts, with files inside": lambda: pdf(2),
    "PDF before a web page": lambda: pdf() + HTML,
    "PDF before a zip": lambda: pdf() + zipped(a=HTML),
    "PNG that says where it was taken": lambda: picture("png"),
    "PNG before a web page": lambda: picture("png") + HTML,
    "PNG before a zip": lambda: picture("png") + zipped(a=HTML),
    "PNG with a script as its words": lambda: picture("png", secret=SCRIPT.decode()),
    "JPEG that says where it was taken": lambda: picture("jpg"),
    "JPEG before PHP": lambda: picture("jpg") + PHP,
    "JPEG before a zip": lambda: picture("jpg") + zipped(a=HTML),
    "JPEG with PHP as its comment": lambda: picture("jpg", secret=PHP.decode()),
    "Word before a web page": lambda: word() + HTML,
    "Word with its author": word,
    "Excel with its author": excel,
}
