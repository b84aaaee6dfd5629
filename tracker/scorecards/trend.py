"""The small line of a row: where it runs, where it breaks off, what is left out of it. Pure.

Drawn 104 wide and 32 high. A missing or hidden figure is a gap; nothing is joined across a break.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

LEFT, RIGHT = 5, 99
TOP, BOTTOM, MIDDLE = 5, 27, 16


@dataclass(frozen=True, slots=True)
class Trend:
    """What to draw: lines as SVG points, the points themselves, and where the breaks stand.

    A point is (x, y, whether it is the latest column's).
    """

    lines: tuple[str, ...]
    points: tuple[tuple[int, str, bool], ...]
    breaks: tuple[int, ...]


def trend(values: Sequence[Decimal | None], breaks: Collection[int] = ()) -> Trend:
    """The drawing of a row of figures; a break at n lies just before the figure n."""
    places = [_across(at, len(values)) for at in range(len(values))]
    known = [float(each) for each in values if each is not None]
    heights = [None if each is None else _down(float(each), known) for each in values]
    runs: list[list[str]] = [[]]
    points = []
    for at, (x, y) in enumerate(zip(places, heights, strict=True)):
        if y is None or at in breaks:
            runs.append([])
        if y is not None:
            runs[-1].append(f"{x},{y}")
            points.append((x, y, at == len(values) - 1))
    lines = tuple(" ".join(run) for run in runs if len(run) > 1)
    return Trend(lines, tuple(points), tuple((places[at - 1] + places[at]) // 2 for at in breaks))


def _across(at: int, number: int) -> int:
    return LEFT + (RIGHT - LEFT) * at // max(number - 1, 1)


def _down(value: float, known: Sequence[float]) -> str:
    lowest, highest = min(known), max(known)
    if lowest == highest:
        return str(MIDDLE)
    return f"{TOP + (BOTTOM - TOP) * (highest - value) / (highest - lowest):.1f}"
