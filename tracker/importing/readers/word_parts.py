"""The parts of a Word file beside its text: where they are, styles, theme, title."""

from contextlib import suppress
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tracker.importing.grids import NotReadable
from tracker.importing.readers import colours
from tracker.importing.readers.archive import Archive
from tracker.importing.readers.ooxml import main_part, references

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DEEPEST = 20


def val(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word's own, such as w:val; none where the element is missing."""
    return element.get(W + name) if element is not None else None


def is_on(element: Element | None) -> bool | None:
    """A switch such as w:b: on if it is there, unless it says off; none where it is missing."""
    if element is None:
        return None
    return (val(element) or "true").lower() not in ("0", "false", "off", "none")


def whole(printed: str | None) -> int | None:
    """A number as an attribute prints it; none for what is no such number."""
    is_number = printed is not None and printed.isdecimal() and len(printed) < 9
    return int(printed) if printed is not None and is_number else None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives to its text: a heading's level (0 for none), bold, a numbered list."""

    level: int = 0
    is_bold: bool | None = None
    list_id: str | None = None
    list_level: int | None = None


@dataclass(slots=True)
class Parts:
    """All that reading the text needs to look up."""

    archive: Archive
    main: str
    related: dict[str, list[str]] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    default_style: Style = Style()
    theme: dict[str, str] = field(default_factory=dict)

    def part(self, kind: str) -> Element | None:
        """The first part of a kind (styles, numbering, footnotes …) that can be read."""
        return next(iter(self.all_parts(kind)), None)

    def all_parts(self, kind: str) -> list[Element]:
        """Every part of a kind (header, footer …) that can be read."""
        found = []
        for name in dict.fromkeys(self.related.get(kind, [])):
            with suppress(NotReadable):
                found.append(word_xml(self.archive, name))
        return found


def find_parts(archive: Archive) -> Parts:
    """Follow the file's own references; a part that is missing or broken is done without."""
    main = main_part(archive)
    parts = Parts(archive, main)
    for each in references(archive, main):
        parts.related.setdefault(each.kind, []).append(each.part)
    parts.theme = colours.theme_of(parts.part("theme"))
    _read_styles(parts)
    return parts


def word_xml(archive: Archive, name: str) -> Element:
    """A part's XML; the strict dialect's names are told as the usual ones."""
    root = archive.xml(name)
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = element.tag.replace(_STRICT, W)
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.set(key.replace(_STRICT, W), element.attrib.pop(key))
    return root


def _read_styles(parts: Parts) -> None:
    root = parts.part("styles")
    found = root.iter(W + "style") if root is not None else ()
    elements = {val(each, "styleId"): each for each in found}
    for name, element in elements.items():
        if name is not None:
            parts.styles[name] = _style(element, elements)
            if val(element, "type") == "paragraph" and val(element, "default") in ("1", "true"):
                parts.default_style = parts.styles[name]


def _style(element: Element, elements: dict[str | None, Element]) -> Style:
    """A style with what it takes from the styles that it is based on."""
    level, is_bold, list_id, list_level = 0, None, None, None
    for _ in range(_DEEPEST):
        level = level or _heading_level(element)
        if is_bold is None:
            is_bold = is_on(element.find(f"{W}rPr/{W}b"))
        list_id = list_id or val(element.find(f"{W}pPr/{W}numPr/{W}numId"))
        if list_level is None:
            list_level = whole(val(element.find(f"{W}pPr/{W}numPr/{W}ilvl")))
        base = elements.get(val(element.find(W + "basedOn")))
        if base is None:
            break
        element = base
    return Style(level, is_bold, list_id, list_level)


def _heading_level(element: Element) -> int:
    name = (val(element.find(W + "name")) or "").casefold()
    if name == "title":
        return 1
    if name.startswith("heading "):
        return min(whole(name.removeprefix("heading ")) or 0, 9)
    outline = whole(val(element.find(f"{W}pPr/{W}outlineLvl")))
    return outline + 1 if outline is not None and outline < 9 else 0
