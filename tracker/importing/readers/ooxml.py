"""How the parts of a Word or Excel file refer to each other."""

import posixpath
from contextlib import suppress
from dataclasses import dataclass

from tracker.importing.grids import NotReadable
from tracker.importing.readers.archive import Archive

_REFERENCE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL_NAMES = ("word/document.xml", "xl/workbook.xml", "xl/workbook.bin")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class Reference:
    """A part that another refers to: `kind` is the last word of the reference's type."""

    id: str
    kind: str
    part: str


def references(archive: Archive, part: str) -> list[Reference]:
    """The parts inside the file that `part` refers to ("" for the file itself), if they exist."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    found = []
    for each in archive.xml(source).iter(_REFERENCE) if source in archive.names else ():
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
        if target in archive.names:
            kind = each.get("Type", "").rpartition("/")[2]
            found.append(Reference(each.get("Id", ""), kind, target))
    return found


def main_part(archive: Archive) -> str:
    """The part that the file is about: not every program gives it the usual name."""
    with suppress(NotReadable):
        for each in references(archive, ""):
            if each.kind == "officeDocument":
                return each.part
    return next((name for name in _USUAL_NAMES if name in archive.names), "")


def title_of(archive: Archive) -> str:
    """The title in the file's properties, "" if it has none."""
    return title_in(archive, "docProps/core.xml")


def title_in(archive: Archive, part: str) -> str:
    """The title that a part with properties holds, "" if it has none or cannot be read."""
    with suppress(NotReadable):
        for found in archive.xml(part).iter(_TITLE) if part in archive.names else ():
            return " ".join((found.text or "").split())
    return ""
