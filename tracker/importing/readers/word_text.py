"""The text of a Word paragraph as it stands: changes accepted, field results, controls, symbols."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tracker.importing.readers import colours, symbols
from tracker.importing.readers.word_parts import Parts, Style, W, is_on, val, whole

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BREAKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n",
           W + "noBreakHyphen": "-"}  # fmt: skip
_TEXTS = {W + "t", _MATHS_TEXT, W + "sym", W + "fldChar", W + "txbxContent", *_BREAKS}
_LEFT_OUT = {W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "rt"}


@dataclass(slots=True)
class Said:
    """A paragraph: its text, whether all of it is bold, colours behind and in it, text boxes in it.
    `joins_next` says that its end is struck out, so that the next paragraph goes on with it."""

    text: str = ""
    is_bold: bool = False
    shade: str = ""
    ink: str = ""
    boxes: list[Element] = field(default_factory=list)
    joins_next: bool = False


def said_in(paragraph: Element, parts: Parts) -> Said:
    """What a w:p says."""
    properties = paragraph.find(W + "pPr")
    style = style_of(properties, parts)
    said, fields = Said(shade=_shade(properties, parts)), _Fields()
    pieces: list[str] = []
    bolds: list[bool] = []
    for run, leaf in _leaves(paragraph, None):
        if leaf.tag == W + "txbxContent":
            said.boxes.append(leaf)
            continue
        text = fields.pass_on(leaf) if leaf.tag == W + "fldChar" else _text_of(leaf, run)
        if not text or fields.is_inside_code or _is_hidden(run):
            continue
        pieces.append(text)
        if not text.isspace():
            bolds.append(_is_bold(run, style, parts))
            _note_colours(said, run, parts)
    said.text = "".join(pieces)
    said.is_bold = bool(bolds) and all(bolds)
    said.joins_next = properties is not None and any(
        properties.find(f"{W}rPr/{W}{mark}") is not None for mark in ("del", "moveFrom")
    )
    return said


def style_of(properties: Element | None, parts: Parts) -> Style:
    """The style of a paragraph, from its w:pPr."""
    name = val(properties.find(W + "pStyle")) if properties is not None else None
    return parts.styles.get(name or "", parts.default_style)


def current(element: Element) -> Iterator[Element]:
    """An element's children as they stand: of alternatives the first, no placeholders."""
    if element.tag == W + "sdt":
        if is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            return
        yield from element.findall(W + "sdtContent")
    elif element.tag == _COMPATIBLE + "AlternateContent":
        choices = [*element.findall(_COMPATIBLE + "Choice"), *element]
        yield from choices[:1]
    elif element.tag == W + "ruby":
        yield from element.findall(W + "rubyBase")
    else:
        yield from element


def _leaves(element: Element, run: Element | None) -> Iterator[tuple[Element | None, Element]]:
    for child in current(element):
        tag = child.tag
        if tag in _TEXTS:
            yield run, child
        elif tag not in _LEFT_OUT and not tag.endswith("Pr"):
            yield from _leaves(child, child if tag == W + "r" else run)


class _Fields:
    """Whether the text at hand is a field's code or its result; fields stand inside fields."""

    def __init__(self) -> None:
        self._in_code: list[bool] = []

    @property
    def is_inside_code(self) -> bool:
        return any(self._in_code)

    def pass_on(self, mark: Element) -> str:
        """Take note of a w:fldChar; the text that an old form's field shows."""
        kind = val(mark, "fldCharType")
        if kind == "begin":
            shown = "" if self.is_inside_code else _form_field(mark)
            self._in_code.append(not shown)
            return shown
        if kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()
        return ""


def _form_field(mark: Element) -> str:
    """A drop-down's choice or a tick: old forms keep them outside the text."""
    data = mark.find(W + "ffData")
    if data is None:
        return ""
    drop_down, box = data.find(W + "ddList"), data.find(W + "checkBox")
    if drop_down is not None:
        chosen = whole(val(drop_down.find(W + "result")) or val(drop_down.find(W + "default")))
        entries = [val(each) or "" for each in drop_down.findall(W + "listEntry")]
        return entries[chosen or 0] if (chosen or 0) < len(entries) else ""
    if box is not None:
        ticked = is_on(box.find(W + "checked"))
        return "☒" if (is_on(box.find(W + "default")) if ticked is None else ticked) else "☐"
    return ""


def _text_of(leaf: Element, run: Element | None) -> str:
    if leaf.tag in _BREAKS:
        return _BREAKS[leaf.tag]
    if leaf.tag == W + "sym":
        try:
            return symbols.plain(chr(int(val(leaf, "char") or "", 16)), val(leaf, "font") or "")
        except (ValueError, OverflowError):
            return ""
    fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
    return symbols.plain(leaf.text or "", val(fonts, "ascii") or val(fonts, "hAnsi") or "")


def _is_hidden(run: Element | None) -> bool:
    return run is not None and bool(is_on(run.find(f"{W}rPr/{W}vanish")))


def _is_bold(run: Element | None, style: Style, parts: Parts) -> bool:
    own = is_on(run.find(f"{W}rPr/{W}b")) if run is not None else None
    if own is None and run is not None:
        name = val(run.find(f"{W}rPr/{W}rStyle"))
        own = parts.styles.get(name or "", Style()).is_bold
    return bool(style.is_bold if own is None else own)


def _note_colours(said: Said, run: Element | None, parts: Parts) -> None:
    """The first colour behind the text and the first that it is written in."""
    properties = run.find(W + "rPr") if run is not None else None
    if properties is None:
        return
    highlight = colours.HIGHLIGHTS.get(val(properties.find(W + "highlight")) or "", "")
    said.shade = said.shade or highlight or _shade(properties, parts)
    said.ink = said.ink or _ink(properties.find(W + "color"), parts)


def _ink(colour: Element | None, parts: Parts) -> str:
    place = val(colour, "themeColor")
    if place:
        tint, shade = val(colour, "themeTint"), val(colour, "themeShade")
        return colours.word_theme(parts.theme, place, tint, shade)
    return colours.fill(val(colour))


def _shade(properties: Element | None, parts: Parts) -> str:
    shading = properties.find(W + "shd") if properties is not None else None
    return shade(shading, parts)


def shade(shading: Element | None, parts: Parts) -> str:
    """The colour of a w:shd; in a solid pattern it is the pattern's."""
    if shading is None or val(shading) == "nil":
        return ""
    if val(shading) == "solid":
        return colours.fill(val(shading, "color"))
    place = val(shading, "themeFill")
    themed = ""
    if place:
        tint, darker = val(shading, "themeFillTint"), val(shading, "themeFillShade")
        themed = colours.word_theme(parts.theme, place, tint, darker)
    return themed or colours.fill(val(shading, "fill"))
