"""Colours of cells as six capital hex digits, "" for none, white and automatic."""

import colorsys
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

_HEX = re.compile(r"[0-9A-F]{6}")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# The order in which a theme's part lists its colours, and Word's names for them.
_SCHEME = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5",
           "accent6", "hlink", "folHlink")  # fmt: skip
_WORD_NAMES = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1",
    "bg1": "lt1", "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2",
    "background2": "lt2", "bg2": "lt2", "hyperlink": "hlink", "followedhyperlink": "folHlink",
}  # fmt: skip

HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "blue": "0000FF", "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def fill(printed: str | None) -> str:
    """A colour as printed ("FFFF0000", "ff0000", "auto"), told in six digits."""
    found = _HEX.fullmatch((printed or "").strip("#").upper()[-6:])
    return found[0] if found and found[0] != "FFFFFF" else ""


def theme_of(root: Element | None) -> dict[str, str]:
    """A theme's colours by the name of their place: dk1, lt1 … accent6."""
    colours: dict[str, str] = {}
    for name in _SCHEME:
        for each in root.iter(_DRAWING + name) if root is not None else ():
            for colour in each:
                colours[name] = colour.get("lastClr") or colour.get("val") or ""
    return colours


def word_theme(colours: dict[str, str], name: str, tint: str | None, shade: str | None) -> str:
    """A colour that Word names by its place; `tint` and `shade` are hex parts of 255."""
    place = _WORD_NAMES.get(name.lower(), name)
    base = colours.get(place, "")
    if not _HEX.fullmatch(base.upper()):
        return ""
    if tint:
        base = lightened(base, 1 - _part(tint))
    if shade:
        base = lightened(base, _part(shade) - 1)
    return fill(base)


def sheet_theme(colours: Sequence[str], index: int, tint: float) -> str:
    """A colour that Excel names by number; Excel swaps the first two pairs."""
    swapped = {0: 1, 1: 0, 2: 3, 3: 2}.get(index, index)
    if not 0 <= swapped < len(colours) or not _HEX.fullmatch(colours[swapped].upper()):
        return ""
    return fill(lightened(colours[swapped], tint))


def scheme_order(colours: dict[str, str]) -> list[str]:
    """A theme's colours in the order of its part, for `sheet_theme`."""
    return [colours.get(name, "") for name in _SCHEME]


def lightened(colour: str, tint: float) -> str:
    """A colour made lighter (tint above 0, to 1) or darker (below 0), as Excel reckons it."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    tint = max(-1.0, min(1.0, tint))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def _part(printed: str) -> float:
    try:
        return int(printed, 16) / 255
    except ValueError:
        return 1.0
