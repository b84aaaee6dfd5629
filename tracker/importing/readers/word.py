"""A Word document: its paragraphs and tables in their order, as the text stands."""

from xml.etree.ElementTree import Element

from tracker.importing.grids import Document, NotReadable, Paragraph, Table
from tracker.importing.readers.archive import DAMAGED, Archive
from tracker.importing.readers.ooxml import title_of
from tracker.importing.readers.word_body import Body
from tracker.importing.readers.word_parts import Parts, W, find_parts, val, word_xml

_NOTES = (("footnotes", W + "footnote"), ("endnotes", W + "endnote"))
_MACROS = "The file holds macros. They were neither read nor run"
_EMBEDDED = "A file embedded in this one was not read"


def read_word(name: str, archive: Archive) -> Document:
    """The document with changes accepted. Pictures, comments and macros are left out; footnotes
    come last; a header gives at most a title."""
    parts = find_parts(archive)
    root = word_xml(archive, parts.main).find(W + "body")
    if root is None:
        raise NotReadable(DAMAGED)
    body = Body(parts)
    blocks = body.blocks_in(root)
    for kind, tag in _NOTES:
        notes = parts.part(kind)
        for note in notes.iter(tag) if notes is not None else ():
            if val(note, "type") in (None, "normal"):
                blocks += body.blocks_in(note)
    title = title_of(archive) or _title_from_header(parts, blocks)
    return Document(name, "docx", tuple(blocks), title, _warnings(parts, root))


def _title_from_header(parts: Parts, blocks: list[Paragraph | Table]) -> str:
    """The header's first line, for a document that says nothing above its first table."""
    if not blocks or isinstance(blocks[0], Paragraph):
        return ""
    for header in parts.all_parts("header"):
        for block in Body(parts).blocks_in(header):
            if isinstance(block, Paragraph):
                return block.text.split("\n")[0]
    return ""


def _warnings(parts: Parts, root: Element) -> tuple[str, ...]:
    found = []
    if any(name.endswith("vbaProject.bin") for name in parts.archive.names):
        found.append(_MACROS)
    if next(root.iter(W + "altChunk"), None) is not None:
        found.append(_EMBEDDED)
    return tuple(found)
