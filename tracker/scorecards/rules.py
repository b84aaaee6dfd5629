"""The arithmetic of figures: colour, direction, comparison (rules 5.5). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from tracker.scorecards.enums import Change, PeriodType, Polarity, Rating, Unit
from tracker.scorecards.spans import Span

TOLERANCE = Decimal(5)  # per cent of the target, where neither indicator nor council says another
SMALL_BASE = 20  # below it "n of d" stands beside a percentage (rules 5.5.7)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure should be; `high` is the upper end of a range, `tolerance` in per cent."""

    polarity: Polarity
    target: Decimal | None = None
    high: Decimal | None = None
    tolerance: Decimal = TOLERANCE

    def miss(self, value: Decimal) -> Decimal | None:
        """By how much a value misses, in its own unit; 0 where it is met, None without a target."""
        if self.target is None or self.polarity is Polarity.CONTEXT:
            return None
        if self.polarity is Polarity.HIGHER:
            return max(self.target - value, Decimal(0))
        if self.polarity is Polarity.LOWER:
            return max(value - self.target, Decimal(0))
        high = self.target if self.high is None else self.high
        return max(self.target - value, value - high, Decimal(0))

    def allowed(self, value: Decimal) -> Decimal:
        """The miss that is still near: the tolerance of whichever end of a range is the nearer."""
        end = self.target or Decimal(0)
        if self.polarity is Polarity.RANGE and self.high is not None and value > self.high:
            end = self.high
        return abs(end) * self.tolerance / 100


def rating(value: Decimal, aim: Aim, *, is_better_than_before: bool = False) -> Rating | None:
    """Green where the target is met, amber within tolerance, else red; no target, no colour.

    `is_better_than_before` is for councils that let a miss which improves be amber [HA1].
    """
    miss = aim.miss(value)
    if miss is None:
        return None
    if miss == 0:
        return Rating.GREEN
    if miss <= aim.allowed(value) or is_better_than_before:
        return Rating.AMBER
    return Rating.RED


def change(value: Decimal, before: Decimal, aim: Aim, *, decimals: int) -> Change:
    """Better, worse or same; up or down where we want neither (rules 5.5.6).

    A change smaller than one unit of the last printed place is none.
    """
    if abs(value - before) < Decimal(1).scaleb(-decimals):
        return Change.SAME
    is_up = value > before
    match aim.polarity:
        case Polarity.HIGHER:
            return Change.BETTER if is_up else Change.WORSE
        case Polarity.LOWER:
            return Change.WORSE if is_up else Change.BETTER
        case Polarity.RANGE if aim.target is not None:
            return _nearer(aim.miss(value), aim.miss(before), is_up=is_up)
        case _:
            return Change.UP if is_up else Change.DOWN


def _nearer(miss: Decimal | None, before: Decimal | None, *, is_up: bool) -> Change:
    """Both inside a range is neither better nor worse: the number moved, and that is all."""
    if miss is None or before is None or miss == before:
        return Change.UP if is_up else Change.DOWN
    return Change.BETTER if miss < before else Change.WORSE


def compared_with(span: Span, *, is_seasonal: bool) -> Span:
    """The period that a figure is compared with: the one before, or that of the year before where
    the year itself moves the number (rules 5.5.6)."""
    if is_seasonal or span.type in (PeriodType.YEAR_TO_DATE, PeriodType.YEAR):
        return span.year_before
    return span.before


class Meaning(Protocol):
    """What comparing asks of a definition."""

    @property
    def from_on(self) -> date: ...

    @property
    def unit(self) -> Unit: ...

    @property
    def is_break(self) -> bool: ...


M = TypeVar("M", bound=Meaning)


def meaning_on(definitions: Iterable[M], ends_on: date) -> M | None:
    """The definition in force for a period that ends on a day; the first one for all before it."""
    in_order = sorted(definitions, key=lambda each: each.from_on)
    begun = [each for each in in_order if each.from_on <= ends_on]
    return begun[-1] if begun else next(iter(in_order), None)


def break_between(definitions: Iterable[M], before: date, after: date) -> M | None:
    """The latest change of meaning that forbids comparing two periods, by their last days."""
    in_order = sorted(definitions, key=lambda each: each.from_on)
    found = None
    for earlier, later in zip(in_order, in_order[1:], strict=False):
        is_between = before < later.from_on <= after
        if is_between and (later.is_break or later.unit is not earlier.unit):
            found = later
    return found


class Standing(Protocol):
    """What comparing asks of a benchmark."""

    @property
    def unit(self) -> Unit: ...

    @property
    def value(self) -> Decimal: ...


def against(
    value: Decimal, unit: Unit, other: Standing, aim: Aim, *, decimals: int
) -> Change | None:
    """How a figure stands to a benchmark; None where the units differ: not comparable (D27)."""
    if unit is not other.unit:
        return None
    return change(value, other.value, aim, decimals=decimals)
