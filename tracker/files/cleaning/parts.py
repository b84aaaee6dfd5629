"""The parts of a Word or Excel file that say who wrote it, and what is left of them."""

import re

from tracker.files.refusals import ODD, FileRefused

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = b"http://schemas.openxmlformats.org/officeDocument/2006/"
ANEW = {
    "docProps/core.xml": _HEAD
    + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>',
    "docProps/app.xml": _HEAD
    + b'<Properties xmlns="' + _PROPERTIES + b'extended-properties"/>',
    "docProps/custom.xml": _HEAD
    + b'<Properties xmlns="' + _PROPERTIES + b'custom-properties"/>',
}  # fmt: skip
# A small picture of how the first page once looked.
GONE = re.compile(r"^docProps/thumbnail\.[a-z]+$")
SOMEBODY = b"Author"

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_THUMBNAIL = re.compile(rb"<Relationship\b[^<>]*/thumbnail\"[^<>]*(?:/>|></Relationship>)")
_TEMPLATE = re.compile(rb"<Relationship\b[^<>]*/attachedTemplate\"[^<>]*>")
_TARGET = re.compile(rb'\bTarget="[^"]*"')
_WHO = re.compile(
    rb"(?<=[\s:])(author|initials|lastEdited[Bb]y|displayName|userId|userName|providerId)"
    rb'=("[^"]*"|\'[^\']*\')'
)
_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_AUTHORS = re.compile(rb"(<(?:\w+:)?author>)[^<>]*(</(?:\w+:)?author>)")
_PATH = re.compile(rb'(<(?:\w+:)?absPath\b[^<>]*?\burl=)"[^"]*"')
_SAYS_WHO = re.compile(
    r"word/(?:document|comments\w*|people|footnotes|endnotes|header\d*|footer\d*|settings)\.xml"
    r"|xl/(?:comments/?\w*|persons/\w+|threadedComments/\w+|workbook)\.xml"
    r"|xl/revisions/\w+\.xml",
    re.IGNORECASE,
)


def cleaned(name: str, content: bytes) -> bytes:
    """A part without names of people and machines; every other part stays as it is."""
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return content
    _expect_plain(content)
    if name == "_rels/.rels":
        return _THUMBNAIL.sub(b"", content)
    if name.endswith(".rels"):
        return _TEMPLATE.sub(lambda tag: _TARGET.sub(b'Target="Normal.dotm"', tag[0]), content)
    if not _SAYS_WHO.fullmatch(name):
        return content
    content = _AUTHORS.sub(rb"\1" + SOMEBODY + rb"\2", content)
    content = _PATH.sub(rb'\1""', content)
    return _TAG.sub(lambda tag: _WHO.sub(rb'\1="' + SOMEBODY + b'"', tag[0]), content)


def _expect_plain(content: bytes) -> None:
    """UTF-8, as Word and Excel write it, and no type of document that another could hide in."""
    if b"\0" in content[:400] or _DECLARATION.search(content):
        raise FileRefused(ODD)
