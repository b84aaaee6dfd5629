"""Symbol fonts keep pictures under letters (an arrow is an "é" in Wingdings): what they mean."""

import re

_PRIVATE = re.compile("[\uf000-\uf0ff]")  # where Word keeps the letters of symbol fonts
_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐",
    0x73: "•", 0x75: "◆", 0x76: "•", 0x77: "•", 0x9E: "•", 0x9F: "•", 0xA1: "○", 0xA7: "•",
    0xA8: "☐", 0xD8: "•", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗",
    0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗",
    0xED: "↙", 0xEE: "↘", 0xEF: "←", 0xF0: "→", 0xF1: "↑", 0xF2: "↓", 0xF3: "↔", 0xF4: "↕",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x97: "●", 0xA3: "☐"},
    "wingdings 3": {
        0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗", 0x6C: "↙", 0x6D: "↘",
        0x6E: "↔", 0x6F: "↕", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶", 0x7C: "◀",
    },
    "webdings": {
        0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●",
        0x72: "✗", 0x3D: "●",
    },
    "symbol": {
        0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xA3: "≤",
        0xB7: "•", 0x2D: "-",
    },
}  # fmt: skip


def is_symbol_font(font: str) -> bool:
    """Every letter in it is a picture. (Not so Symbol: plain text stands in it too.)"""
    return font.casefold() in _FONTS and font.casefold() != "symbol"


def plain(text: str, font: str = "") -> str:
    """Text with pictures in it as plain characters; a picture that means nothing is left out."""
    pictures = _FONTS.get(font.casefold())
    if is_symbol_font(font) and pictures is not None:
        return "".join(_picture(ord(each), pictures) for each in text)
    known = pictures or _FONTS["wingdings"] | _FONTS["symbol"]
    return _PRIVATE.sub(lambda found: _picture(ord(found[0]), known), text)


def _picture(code: int, pictures: dict[int, str]) -> str:
    if _PRIVATE.match(chr(code)):
        code -= 0xF000
    spaces_and_text = chr(code) if code <= 0x20 or code > 0xFF else ""
    return pictures.get(code, spaces_and_text)
