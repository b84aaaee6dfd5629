"""An indicator's line as a drawing: numbers for an SVG that needs no script and no colour. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 610, 16, 252  # what is right of it is for the names of other lines
MOST_TICKS, MOST_NAMES = 5, 9
APART = 16  # between two names at the right, so that none covers another


@dataclass(frozen=True, slots=True)
class Point:
    """A period of the line: its name, its value (None is a gap), whether a break lies before it."""

    name: str
    value: Decimal | None
    is_after_break: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A line across: a target, or a figure of others; `text` is its value as printed."""

    name: str
    value: Decimal
    text: str
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where everything stands. A dot is (x, y, whether it is the latest); ticks (y, text); names of
    periods (x, text); levels (y of the line, y of its name, level); breaks (x, number)."""

    lines: tuple[str, ...]
    dots: tuple[tuple[str, str, bool], ...]
    ticks: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    levels: tuple[tuple[str, str, Level], ...]
    breaks: tuple[tuple[str, int], ...]


def drawn(points: Sequence[Point], levels: Sequence[Level], *, sign: str = "") -> Drawn | None:
    """The drawing, from nought up; None where there is nothing to draw."""
    values = [each.value for each in points if each.value is not None]
    if not values:
        return None
    top, step = _scale(max([*values, *(each.value for each in levels)]), is_percent=sign == "%")
    across = [_across(n, len(points)) for n in range(len(points))]
    last = max(n for n, each in enumerate(points) if each.value is not None)
    return Drawn(
        lines=tuple(_runs(points, across, top)),
        dots=tuple(
            (_text(x), _text(_down(each.value, top)), n == last)
            for n, (x, each) in enumerate(zip(across, points, strict=True))
            if each.value is not None
        ),
        ticks=tuple(
            (_text(_down(step * n, top)), f"{step * n:,f}{sign}")
            for n in range(int(top / step) + 1)
        ),
        names=tuple(_names(points, across)),
        levels=tuple(_levels(levels, top)),
        breaks=tuple(_breaks(points, across)),
    )


def _scale(highest: Decimal, *, is_percent: bool) -> tuple[Decimal, Decimal]:
    """The top of the scale and its step: 1, 2 or 5 with noughts; a percentage goes to 100."""
    if is_percent and highest <= 100:
        return Decimal(100), Decimal(25)
    rough = max(highest, Decimal(1)) / MOST_TICKS
    unit = Decimal(10) ** rough.adjusted()
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= rough)
    step = max(step, Decimal(1)).to_integral_value()
    return step * max((highest / step).to_integral_value(ROUND_CEILING), Decimal(1)), step


def _across(n: int, number: int) -> Decimal:
    if number == 1:
        return Decimal(LEFT + RIGHT) / 2
    return LEFT + Decimal(RIGHT - LEFT) * n / (number - 1)


def _down(value: Decimal, top: Decimal) -> Decimal:
    return BOTTOM - (BOTTOM - TOP) * value / top


def _text(place: Decimal) -> str:
    return f"{place:.1f}"


def _runs(points: Sequence[Point], across: Sequence[Decimal], top: Decimal) -> list[str]:
    """What is joined: nothing over a gap, nothing over a break."""
    runs: list[list[str]] = [[]]
    for x, each in zip(across, points, strict=True):
        if each.value is None or each.is_after_break:
            runs.append([])
        if each.value is not None:
            runs[-1].append(f"{_text(x)},{_text(_down(each.value, top))}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _names(points: Sequence[Point], across: Sequence[Decimal]) -> list[tuple[str, str]]:
    """As many names of periods as have room, the latest always."""
    every = -(-len(points) // MOST_NAMES)
    last = len(points) - 1
    return [
        (_text(x), each.name)
        for n, (x, each) in enumerate(zip(across, points, strict=True))
        if (last - n) % every == 0
    ]


def _breaks(points: Sequence[Point], across: Sequence[Decimal]) -> list[tuple[str, int]]:
    places = [n for n, each in enumerate(points) if each.is_after_break and n]
    return [
        (_text((across[n - 1] + across[n]) / 2), number) for number, n in enumerate(places, start=1)
    ]


def _levels(levels: Sequence[Level], top: Decimal) -> list[tuple[str, str, Level]]:
    """Lines across with their names beside them, moved down where two would stand on each other."""
    found: list[tuple[str, str, Level]] = []
    free = Decimal(0)
    for each in sorted(levels, key=lambda level: -level.value):
        y = _down(each.value, top)
        name_at = max(y + 4, free)
        free = name_at + APART
        found.append((_text(y), _text(name_at), each))
    return found
