"""Letters for what is stamped on pages: one font for all of them, and how wide a word is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

import pikepdf

ALWAYS = "Page of0123456789"
_ELLIPSIS = "…"
_CHARACTER = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4,})>")
_SHEET = (
    "<html lang=en><title>Letters</title><style>@page{{size:a3}}"
    "body{{font:bold 10pt 'Liberation Sans',Arial,Helvetica,sans-serif;overflow-wrap:anywhere;"
    "font-kerning:none;font-variant-ligatures:none}}</style><p>{}</p></html>"
)


@dataclass(frozen=True)
class Letters:
    """A font as our own pages carry it; what it has no letter for is left out."""

    font: pikepdf.Object
    glyphs: dict[str, tuple[str, float]]

    def width(self, words: str, size: float) -> float:
        return sum(self.glyphs[c][1] for c in words if c in self.glyphs) * size / 1000

    def shown(self, words: str) -> str:
        """The words as the font writes them."""
        return "<" + "".join(self.glyphs[c][0] for c in words if c in self.glyphs) + ">"

    def fitted(self, words: str, size: float, most: float) -> str:
        """The words, cut where they would be wider than this."""
        if self.width(words, size) <= most:
            return words
        while words and self.width(words + _ELLIPSIS, size) > most:
            words = words[:-1]
        return words.rstrip() + _ELLIPSIS


def letters_for(words: Iterable[str], pdf: pikepdf.Pdf) -> Letters:
    """The letters of these words as a font of this PDF, small as it holds no others."""
    import weasyprint

    found = {c for each in words for c in each} | set(ALWAYS) | {_ELLIPSIS, "."}
    first, *rest = sorted(c for c in found if c.isprintable() and c != " ")
    wanted = f"{first} {''.join(rest)}"  # a space is dropped anywhere but between letters
    sheet = BytesIO()
    weasyprint.HTML(string=_SHEET.format(escape(wanted))).write_pdf(sheet)
    with pikepdf.open(sheet) as source:
        fonts: Any = source.pages[0].Resources.Font
        best: tuple[dict[str, tuple[str, float]], Any] = ({}, None)
        for font in fonts.values():
            glyphs = _glyphs(font)
            if len(glyphs) > len(best[0]):
                best = (glyphs, font)
        return Letters(pdf.copy_foreign(_as_object(source, best[1])), best[0])


def _as_object(source: pikepdf.Pdf, font: Any) -> Any:
    """The font as an object that can be copied: one inside another is not."""
    return font if font.is_indirect else source.make_indirect(font)


def _glyphs(font: Any) -> dict[str, tuple[str, float]]:
    widths = _widths(font.DescendantFonts[0])
    found = {}
    for code, text in _CHARACTER.findall(font.ToUnicode.read_bytes()):
        character = bytes.fromhex(text.decode()).decode("utf-16-be")
        if len(character) == 1:
            found[character] = (code.decode(), widths.get(int(code, 16), 1000.0))
    return found


def _widths(descendant: Any) -> dict[int, float]:
    """`/W`: a first code with the widths from there on, or a first and a last with one width."""
    found: dict[int, float] = {}
    rest = list(descendant.get("/W", []))
    while rest:
        first, second = int(rest[0]), rest[1]
        if isinstance(second, pikepdf.Array):
            found |= {first + n: float(width) for n, width in enumerate(second)}
            rest = rest[2:]
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(rest[2]))
            rest = rest[3:]
    return found
