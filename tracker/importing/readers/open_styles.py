"""How an OpenDocument sheet says what cells look like, and what text it shows."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tracker.importing.readers import colours

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE = _SPACE % "office", _SPACE % "table"
_TEXT, _STYLE, _LOOK = _SPACE % "text", _SPACE % "style", _SPACE % "xsl-fo-compatible"
_DEEPEST = 20
_BREAKS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_LEFT_OUT = {OFFICE + "annotation", _TEXT + "note", _TEXT + "ruby-text"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's style says: its colour, and bold or not; none says nothing of it."""

    fill: str = ""
    is_bold: bool | None = None


class Looks:
    """The styles of a file by their family and name."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._known: dict[str, Look] = {}
        for root in roots:
            for each in root.iter(_STYLE + "style") if root is not None else ():
                family, name = each.get(_STYLE + "family", ""), each.get(_STYLE + "name", "")
                self._styles.setdefault((family, name), each)

    def of(self, cell: Element) -> Look | None:
        """The look of a cell that names a style of its own."""
        name = cell.get(TABLE + "style-name")
        return self._look(name) if name else None

    def default_of(self, column: Element) -> Look:
        """The look of a column's cells that name none."""
        return self._look(column.get(TABLE + "default-cell-style-name", ""))

    def hides_sheet(self, sheet: Element) -> bool:
        """The sheet is not shown."""
        style = self._styles.get(("table", sheet.get(TABLE + "style-name", "")))
        shown = style.find(_STYLE + "table-properties") if style is not None else None
        return shown is not None and shown.get(TABLE + "display") == "false"

    def _look(self, name: str) -> Look:
        if name not in self._known:
            self._known[name] = self._worked_out(name)
        return self._known[name]

    def _worked_out(self, name: str) -> Look:
        """A style's look, with what it takes from those that it is based on."""
        painted, weight = None, None
        for _ in range(_DEEPEST):
            style = self._styles.get(("table-cell", name))
            if style is None:
                break
            painted = painted or _property(style, "table-cell-properties", "background-color")
            weight = weight or _property(style, "text-properties", "font-weight")
            name = style.get(_STYLE + "parent-style-name", "")
        return Look(colours.fill(painted), weight == "bold" if weight else None)


def _property(style: Element, kind: str, name: str) -> str | None:
    properties = style.find(_STYLE + kind)
    return properties.get(_LOOK + name) if properties is not None else None


def text_of(cell: Element) -> str:
    """The paragraphs of a cell as lines, without its notes."""
    return "\n".join(_said(each) for each in cell.findall(_TEXT + "p"))


def _said(element: Element) -> str:
    if element.tag in _LEFT_OUT:
        return ""
    if element.tag == _TEXT + "s":
        times = element.get(_TEXT + "c", "1")
        return " " * (int(times) if times.isdecimal() and len(times) < 4 else 1)
    said = _BREAKS.get(element.tag, "") + (element.text or "")
    return said + "".join(_said(child) + (child.tail or "") for child in element)
