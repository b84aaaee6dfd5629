"""A cell of an Excel sheet: its text as shown, the date or number behind it, colour and weight."""

import re
from collections.abc import Sequence
from typing import Any

from openpyxl.styles import PatternFill
from openpyxl.styles.colors import COLOR_INDEX, Color

from tracker.importing.grids import BLANK, Cell
from tracker.importing.readers import colours, symbols
from tracker.importing.readers.number_formats import shown
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.sheets import behind

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how XML keeps what it has no character for


class CellReader:
    """Reads cells of one workbook; `scheme` is its theme's colours in their order."""

    def __init__(self, scheme: Sequence[str]) -> None:
        self._scheme = scheme
        self._fills: dict[int, str] = {}

    def read(self, cell: Any) -> Cell:
        """One of openpyxl's cells as ours."""
        if cell.value is None and not getattr(cell, "has_style", False):
            return BLANK
        fill, font = self._fill(cell.fill), cell.font
        text = shown(cell.value, cell.number_format)
        if isinstance(cell.value, str):
            text = symbols.plain(_ESCAPED.sub(_character, text), (font and font.name) or "")
        text = tidy(text)
        if not text:
            return Cell(fill=fill) if fill else BLANK
        return Cell(text, behind(cell.value), fill, bool(font and font.b))

    def _fill(self, fill: Any) -> str:
        """Workbooks share a few fills between all cells: each is worked out once."""
        known = self._fills.get(id(fill))
        if known is None:
            is_solid = isinstance(fill, PatternFill) and fill.fill_type == "solid"
            known = self._fills[id(fill)] = self._colour(fill.fgColor) if is_solid else ""
        return known

    def _colour(self, colour: Color) -> str:
        tint = float(colour.tint or 0)
        if colour.type == "theme":
            return colours.sheet_theme(self._scheme, colour.theme, tint)
        if colour.type == "indexed":
            is_listed = 0 <= colour.indexed < len(COLOR_INDEX)
            return colours.fill(COLOR_INDEX[colour.indexed]) if is_listed else ""
        plain = colours.fill(colour.rgb)
        return colours.fill(colours.lightened(plain, tint)) if plain and tint else plain


def _character(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))
