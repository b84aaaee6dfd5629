"""How a figure is printed, for those who may see it and for those who may not (rules 5.10)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tracker.scorecards.enums import Hiding, Missing, Unit
from tracker.scorecards.exact import plain
from tracker.scorecards.rules import SMALL_BASE

HIDDEN = "c"
NOTHING = "–"
_AFTER = {Unit.PERCENT: "%", Unit.DAYS: " days"}


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as printed: `text` with its sign, `beside` the smaller words under it.

    `value` is None wherever nothing may be drawn, compared or coloured.
    """

    text: str
    beside: str = ""
    value: Decimal | None = None
    second: Decimal | None = None
    is_hidden: bool = False
    why_missing: Missing | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def spoken(self) -> str:
        """In one line: "81 (65 individuals)"."""
        if self.is_hidden:
            return "Hidden"
        return f"{self.text} ({self.beside})" if self.beside else self.text


class Numbers(Protocol):
    """What printing asks of a figure."""

    @property
    def value(self) -> Decimal | None: ...

    @property
    def numerator(self) -> Decimal | None: ...

    @property
    def denominator(self) -> Decimal | None: ...

    @property
    def second(self) -> Decimal | None: ...

    @property
    def missing(self) -> Missing | None: ...

    @property
    def hiding(self) -> Hiding: ...

    @property
    def cohort(self) -> str: ...


class Sense(Protocol):
    """What printing asks of a definition."""

    @property
    def unit(self) -> Unit: ...

    @property
    def decimals(self) -> int: ...

    @property
    def second(self) -> str: ...


def said(figure: Numbers | None, sense: Sense, *, sees_small: bool = False) -> Said:
    """A figure as its reader may see it; `sees_small` is the restricted view."""
    if figure is None:
        return Said(NOTHING, why_missing=Missing.NOT_YET)
    if figure.hiding is not Hiding.SHOWN and not sees_small:
        return Said(HIDDEN, is_hidden=True)
    if figure.value is None:
        if figure.missing is Missing.SUPPRESSED:
            return Said(HIDDEN, is_hidden=True)
        beside = "; ".join(_beside(figure, sense))
        return Said(NOTHING, beside, second=figure.second, why_missing=figure.missing)
    return Said(
        in_unit(figure.value, sense.unit, sense.decimals),
        "; ".join(_beside(figure, sense)),
        figure.value,
        figure.second,
        numerator=figure.numerator,
        denominator=figure.denominator,
    )


def in_unit(value: Decimal, unit: Unit, decimals: int) -> str:
    """A value with its unit's sign: 93%, 613 days, 66."""
    return plain(value, decimals) + _AFTER.get(unit, "")


def _beside(figure: Numbers, sense: Sense) -> list[str]:
    found = []
    top, bottom = figure.numerator, figure.denominator
    if sense.unit is Unit.PERCENT and top is not None and bottom and bottom < SMALL_BASE:
        found.append(f"{plain(top)} of {plain(bottom)}")
    if figure.second is not None:
        found.append(f"{plain(figure.second)} {sense.second}".strip())
    if figure.cohort:
        found.append(figure.cohort)
    return found
