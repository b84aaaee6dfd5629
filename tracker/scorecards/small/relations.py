"""Figures as facts about people, and the sums that tie them together (rules 5.10.3). Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from tracker.core.periods import quarter_of
from tracker.scorecards.enums import PeriodType, Unit
from tracker.scorecards.exact import rounded
from tracker.scorecards.small.arithmetic import Sum

PER = 10_000


class Cell(NamedTuple):
    """Where a figure stands: `day` is the last day of its period."""

    indicator_id: int
    is_outturn: bool
    day: date


class Gain(NamedTuple):
    """What a year to date grew by between two quarters: as good as a figure of its own."""

    before: Cell
    after: Cell


class Numbers(Protocol):
    """What is read from a figure."""

    @property
    def value(self) -> Decimal | None: ...

    @property
    def numerator(self) -> Decimal | None: ...

    @property
    def denominator(self) -> Decimal | None: ...

    @property
    def second(self) -> Decimal | None: ...


def counts_of(figure: Numbers, unit: Unit, population: int | None) -> tuple[int, ...]:
    """Every number of people that can be read from a figure; days are none.

    A percentage tells its numerator and the rest; one of which only the percentage is known tells
    nothing. A rate tells the number of people behind it.
    """
    found = [figure.numerator, figure.second]
    if figure.numerator is not None and figure.denominator is not None:
        found.append(figure.denominator - figure.numerator)
    if figure.value is not None and unit is Unit.NUMBER:
        found.append(figure.value)
    if figure.value is not None and unit is Unit.RATE and population:
        found.append(figure.value * population / PER)
    return tuple(int(rounded(each, 0)) for each in found if each is not None)


def amount_of(figure: Numbers, unit: Unit) -> int | None:
    """The number that stands in sums: of a count itself, of a percentage its numerator."""
    told = figure.value if unit is Unit.NUMBER else figure.numerator
    return None if told is None else int(rounded(told, 0))


class Whole(Protocol):
    """What is read of a whole and one of its parts."""

    @property
    def whole_id(self) -> int: ...

    @property
    def part_id(self) -> int: ...

    @property
    def is_complete(self) -> bool: ...


def wholes(parts: Iterable[Whole], cells: Iterable[Cell]) -> Iterator[Sum]:
    """The sums of each period; a whole is complete where none of its parts says otherwise."""
    by_whole: dict[int, list[Whole]] = defaultdict(list)
    for each in parts:
        by_whole[each.whole_id].append(each)
    periods = {(cell.is_outturn, cell.day) for cell in cells}
    for whole_id, its in by_whole.items():
        is_complete = all(each.is_complete for each in its)
        for is_outturn, day in sorted(periods):
            members = tuple(Cell(each.part_id, is_outturn, day) for each in its)
            yield Sum(Cell(whole_id, is_outturn, day), members, is_complete)


def within_years(amounts: Mapping[Cell, int], types: Mapping[int, PeriodType]) -> Iterator[Sum]:
    """What a year's outturn says of its quarters: that it repeats the last, or adds them up.

    No paper says which of the two an outturn is, so that both hold wherever the numbers agree: a
    reader would see that as well.
    """
    for cell, amount in amounts.items():
        if not cell.is_outturn:
            continue
        quarters = _quarters_of(cell, amounts)
        last = Cell(cell.indicator_id, False, cell.day)
        if amounts.get(last) == amount:
            yield Sum(cell, (last,))
        is_total = len(quarters) == 4 and sum(amounts[each] for each in quarters) == amount
        if is_total and types.get(cell.indicator_id) is not PeriodType.YEAR_TO_DATE:
            yield Sum(cell, tuple(quarters))


def _quarters_of(outturn: Cell, amounts: Mapping[Cell, int]) -> list[Cell]:
    year = quarter_of(outturn.day).year
    return sorted(
        cell
        for cell in amounts
        if cell.indicator_id == outturn.indicator_id
        and not cell.is_outturn
        and quarter_of(cell.day).year == year
    )


def gains(
    amounts: Mapping[Cell, int], types: Mapping[int, PeriodType]
) -> Iterator[tuple[Gain, int]]:
    """What each year to date grew by since every earlier quarter of its year."""
    years: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in amounts:
        if types.get(cell.indicator_id) is PeriodType.YEAR_TO_DATE and not cell.is_outturn:
            years[cell.indicator_id, quarter_of(cell.day).year].append(cell)
    for cells in years.values():
        in_order = sorted(cells)
        for n, after in enumerate(in_order):
            for before in in_order[:n]:
                if amounts[after] >= amounts[before]:
                    yield Gain(before, after), amounts[after] - amounts[before]


def same(names: Mapping[int, Sequence[str]], amounts: Mapping[Cell, int]) -> Iterator[Sum]:
    """One measure on two scorecards: the same name, the same period, the same number."""
    by_name: dict[str, set[int]] = defaultdict(set)
    for indicator_id, its in names.items():
        for name in its:
            by_name[" ".join(name.lower().split())].add(indicator_id)
    for twins in by_name.values():
        for cell in amounts:
            if cell.indicator_id not in twins:
                continue
            for other in sorted(twins - {cell.indicator_id}):
                there = cell._replace(indicator_id=other)
                if there > cell and amounts.get(there) == amounts[cell]:
                    yield Sum(cell, (there,))
