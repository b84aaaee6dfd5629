"""Bands of percentages in a plan's own key: red to 25%, amber 26-75%, green over 75%."""

import re
from collections.abc import Mapping

_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_BELOW = re.compile(r"\b(?:under|below|less than|fewer than|up to|to|until)\b")
_ABOVE = re.compile(r"\b(?:over|above|more than|at least|or more|or over|plus|and above)\b|>")
_MOST = 100


def band_of(percent: int, key: Mapping[str, str | None]) -> str | None:
    """The RAG of a percentage by a key of which phrases say bands; none if it says none."""
    for phrase, rag in key.items():
        if "%" in phrase and _holds(percent, phrase):
            return rag
    return None


def _holds(percent: int, phrase: str) -> bool:
    numbers = [int(number) for number in _NUMBER.findall(phrase)]
    if len(numbers) >= 2:
        return numbers[0] <= percent <= numbers[1]
    if not numbers:
        return False
    if _ABOVE.search(phrase):
        return percent >= numbers[0]
    if _BELOW.search(phrase):
        return percent <= numbers[0]
    return percent == numbers[0] == _MOST
