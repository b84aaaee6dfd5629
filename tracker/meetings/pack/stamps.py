"""What is stamped on every page of a pack: its number, and on a paper’s pages what it is."""

from dataclasses import dataclass
from typing import Any

import pikepdf

from tracker.meetings.pack.lettering import Letters

A4_WIDE = 595.0
SMALL, NUMBER = 8.0, 9.0
EDGE = 28.0  # from the side, in points of an A4 page
FOOT, HEAD = 13.0, 22.0  # of the letters from the page’s edge: printers reach this far
_BETWEEN = 16.0
_NAME = "/CtStamp"
_LEAST, _MOST = 0.45, 8.0
_SMALLEST = 20.0


@dataclass(frozen=True, slots=True)
class Marks:
    """The words for one page."""

    number: str
    band: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is looked at: turned upright, measured as if its short side were that of A4."""

    wide: float
    high: float
    matrix: str


def sheet_of(page: pikepdf.Page) -> Sheet:
    """How to draw upright on a page of any size that is turned any way."""
    x0, y0, x1, y1 = _box(page)
    wide, high = x1 - x0, y1 - y0
    turned = int(page.obj.get("/Rotate", 0)) % 360
    a, b, c, d, e, f = {
        90: (0, 1, -1, 0, x1, y0),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, -1, 1, 0, x0, y1),
    }.get(turned, (1, 0, 0, 1, x0, y0))
    if turned in (90, 270):
        wide, high = high, wide
    scale = min(max(min(wide, high) / A4_WIDE, _LEAST), _MOST)
    parts = (a * scale, b * scale, c * scale, d * scale, e, f)
    matrix = " ".join(f"{part:.4f}" for part in parts)
    return Sheet(wide / scale, high / scale, matrix)


def box_of(page: pikepdf.Page) -> list[float]:
    """The part of a page that is seen."""
    return _box(page)


def has_area(page: pikepdf.Page) -> bool:
    """Whether there is anything to draw on: a damaged page can be of no size."""
    left, low, right, high = _box(page)
    return right - left > _SMALLEST and high - low > _SMALLEST


def _box(page: pikepdf.Page) -> list[float]:
    box = [float(each) for each in page.cropbox]
    left, right = sorted((box[0], box[2]))
    low, high = sorted((box[1], box[3]))
    return [left, low, right, high]


def drawn(sheet: Sheet, marks: Marks, letters: Letters) -> bytes:
    """The stamps of a page as its content: an artifact, which a screen reader leaves out."""
    lines = [f"/Artifact <</Type /Pagination>> BDC q {sheet.matrix} cm 0 g 0 G"]
    width = letters.width(marks.number, NUMBER)
    lines.append(_words(marks.number, sheet.wide - EDGE - width, FOOT, NUMBER, letters))
    if marks.band:
        room = sheet.wide - 2 * EDGE
        top = sheet.high - HEAD
        side = letters.fitted(marks.side, SMALL, room / 2)
        taken = letters.width(side, SMALL) + _BETWEEN if side else 0.0
        band = letters.fitted(marks.band, SMALL, room - taken)
        lines.append(_words(band, EDGE, top, SMALL, letters))
        if side:
            at = sheet.wide - EDGE - letters.width(side, SMALL)
            lines.append(_words(side, at, top, SMALL, letters))
    lines.append("Q EMC")
    return "\n".join(lines).encode("ascii")


def _words(words: str, x: float, y: float, size: float, letters: Letters) -> str:
    """Words on a white ground with a fine edge: legible on whatever the page has there."""
    wide = letters.width(words, size)
    ground = f"{x - 4:.2f} {y - 3.5:.2f} {wide + 8:.2f} {size + 4.5:.2f} re"
    return (
        f"1 g 0.45 G 0.4 w {ground} B 0 g "
        f"BT {_NAME} {size:g} Tf {x:.2f} {y:.2f} Td {letters.shown(words)} Tj ET"
    )


def stamp_own(pdf: pikepdf.Pdf, page: pikepdf.Page, marks: Marks, letters: Letters) -> None:
    """Number a page of ours; its structure stays as it is."""
    resources: Any = page.obj.Resources
    if "/Font" not in resources:
        resources["/Font"] = pikepdf.Dictionary()
    resources.Font[_NAME] = letters.font
    page.contents_add(pdf.make_stream(b"q"), prepend=True)
    content = b"Q\n" + drawn(sheet_of(page), marks, letters)
    page.contents_add(pdf.make_stream(content))


def font_resource(letters: Letters) -> pikepdf.Dictionary:
    """The stamp’s font, for a page whose own content lies in a form of its own."""
    return pikepdf.Dictionary({_NAME: letters.font})
