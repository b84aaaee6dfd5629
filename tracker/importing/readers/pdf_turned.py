"""Text that stands on its side in a PDF: the label of a block, turned to save room."""

from collections.abc import Sequence
from typing import Any

Box = tuple[float, float, float, float]
_MOST = 0.6


def set_upright(chars: Sequence[Any], box: Box) -> tuple[list[Any], float]:
    """The characters of a cell, and how far right they may go. Where most are turned, all are laid
    as they would stand if the page were turned."""
    turned = [each for each in chars if not each.get("upright", True)]
    if not turned or len(turned) < _MOST * len(chars):
        return list(chars), box[2]
    upwards = sum(_goes_up(each) for each in turned) * 2 >= len(turned)
    laid = [_laid(each, upwards) for each in chars]
    return laid, -box[1] if upwards else box[3]


def _goes_up(char: Any) -> bool:
    """It reads from the bottom to the top: b of the matrix (a, b, c, d, e, f) is above nought."""
    return bool(char["matrix"][1] > 0)


def _laid(char: Any, upwards: bool) -> dict[str, Any]:
    if upwards:
        left, right, top, bottom = -char["bottom"], -char["top"], char["x0"], char["x1"]
    else:
        left, right, top, bottom = char["top"], char["bottom"], -char["x1"], -char["x0"]
    place = {"x0": left, "x1": right, "top": top, "bottom": bottom, "doctop": top}
    looks = {"width": right - left, "height": bottom - top, "size": bottom - top, "upright": True}
    return {**char, **place, **looks}
