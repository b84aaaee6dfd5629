"""Fills that may be a judgement: red, amber, green, blue."""

from functools import lru_cache

from tracker.importing.rag.colours import RAG_OF, colour_of

_STRONG = 0.45  # from here on, from 0 to 1, a colour is no mere tint


@lru_cache(maxsize=1024)
def hue(fill: str) -> str:
    """Red, Amber, Green or Blue for six hex digits; "" for grey, white, black, shading or none."""
    return RAG_OF.get(colour_of(fill), "")


@lru_cache(maxsize=1024)
def strong_hue(fill: str) -> str:
    """The same for a strong colour; "" for a tint such as a band of rows has."""
    if not hue(fill):
        return ""
    parts = [int(fill[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    return hue(fill) if max(parts) - min(parts) >= _STRONG else ""
