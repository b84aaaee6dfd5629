"""A cell's fill as one of the colours that reports use, by its hue."""

from colorsys import rgb_to_hsv
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Band:
    """A colour between two hues in degrees. Paler than `pale` it is shading, darker than `dark` a
    heading's ground: blue is what tables are most often shaded with."""

    name: str
    to: int
    pale: float
    dark: float


_BANDS = (
    _Band("red", 18, 0.12, 0.35),
    _Band("amber", 50, 0.13, 0.35),
    _Band("yellow", 66, 0.13, 0.35),
    _Band("green", 168, 0.085, 0.2),
    _Band("blue", 262, 0.2, 0.5),
    _Band("", 336, 2.0, 2.0),  # purple and pink say nothing
    _Band("red", 361, 0.12, 0.35),
)
_BESIDE_WORDS = 0.15  # where a cell has words too, a pale ground is likelier to be shading
_BESIDE_WORDS_BLUE = 0.45
RAG_OF = {"red": "Red", "amber": "Amber", "yellow": "Amber", "green": "Green", "blue": "Blue"}


def colour_of(fill: str, *, has_words: bool = False) -> str:
    """red, amber, yellow, green or blue for six hex digits; "" for grey, white, shading or none."""
    try:
        red, green, blue = (int(fill[n : n + 2], 16) / 255 for n in (0, 2, 4))
    except ValueError:
        return ""
    hue, saturation, value = rgb_to_hsv(red, green, blue)
    band = next(each for each in _BANDS if hue * 360 < each.to)
    pale = band.pale
    if has_words:
        pale = max(pale, _BESIDE_WORDS_BLUE if band.name == "blue" else _BESIDE_WORDS)
    return band.name if saturation >= pale and value >= band.dark else ""
