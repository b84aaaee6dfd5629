"""What the home of figures says, as far as texts are held against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.scorecards.enums import PeriodType, Unit
from tracker.scorecards.exact import rounded


@dataclass(frozen=True, slots=True)
class Known:
    """A published figure that everybody may see. `text` is how it is printed, with its sign."""

    ends_on: date
    is_outturn: bool
    value: Decimal | None
    second: Decimal | None
    text: str
    label: str

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Its figure and its second figure, as far as it has them."""
        return tuple(each for each in (self.value, self.second) if each is not None)


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator: how papers call it, under which refs it stands, and its figures.

    `phrases` are words that a sentence about it holds, however they are ordered. `is_whole` where
    other numbers are shares of it.
    """

    id: int
    name: str
    unit: Unit
    decimals: int
    period_type: PeriodType
    phrases: tuple[str, ...] = ()
    refs: frozenset[str] = frozenset()
    known: tuple[Known, ...] = ()
    is_whole: bool = False

    def at(self, ends_on: date, *, outturn: bool) -> Known | None:
        """The figure of a period; None where there is none or it is hidden."""
        for each in self.known:
            if each.ends_on == ends_on and each.is_outturn is outturn:
                return each
        return None

    def is_said_by(self, number: Decimal, places: int, among: Iterable[Known]) -> bool:
        """Whether a number is one of its figures, by the rounding of either."""
        return any(self.agrees(number, places, value) for each in among for value in each.values)

    def agrees(self, number: Decimal, places: int, value: Decimal) -> bool:
        """Whether a number, printed to some places, says a value: 89.3 says 89, 91 says 90.97."""
        at_home = rounded(value, self.decimals)
        return rounded(value, places) == number or rounded(number, self.decimals) == at_home
