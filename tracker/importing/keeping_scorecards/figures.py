"""What becomes of each figure of a file, found before anything is written."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select

from tracker.core.database import db
from tracker.importing.keeping_scorecards.indicators import Joined
from tracker.importing.keeping_scorecards.periods import Column
from tracker.importing.keeping_scorecards.words import missing_of, period_type_of
from tracker.importing.scorecard_reading import IndicatorRow, Value
from tracker.scorecards.enums import FigureState, Hiding, Missing, PeriodType, Unit
from tracker.scorecards.exact import share
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.policy import WORKING
from tracker.scorecards.spans import NotASpan, span_in

Held = dict[tuple[int, bool, date], Figure]
Numbers = dict[str, Decimal | None]


class Fate(StrEnum):
    """What an import does with a figure."""

    NEW = "new"
    SAME = "same"
    CORRECTED = "corrected"
    AT_WORK = "at-work"
    NO_PERIOD = "no-period"

    @property
    def label(self) -> str:
        """What a person is told will happen."""
        return {
            Fate.NEW: "it is new",
            Fate.SAME: "it is as it was",
            Fate.CORRECTED: "it waits as a correction",
            Fate.AT_WORK: "somebody is at work on this figure, and it stays",
            Fate.NO_PERIOD: "no such period ends in this quarter",
        }[self]

    @property
    def in_a_count(self) -> str:
        """The same behind a number: "3 new"."""
        return {
            Fate.NEW: "new",
            Fate.SAME: "as published or entered",
            Fate.CORRECTED: "to correct",
            Fate.AT_WORK: "left alone, somebody is at work on them",
            Fate.NO_PERIOD: "left out, no such period ends then",
        }[self]


def told(new: int, same: int, corrected: int) -> str:
    """What becomes of so many figures, in a sentence."""
    return (
        f"{'1 figure is' if new == 1 else f'{new:,} figures are'} new, "
        f"{'1 is as it was' if same == 1 else f'{same:,} are as they were'}, "
        + ("1 differs from what is published and waits as a correction." if corrected == 1 else
           f"{corrected:,} differ from what is published and wait as corrections.")
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A figure of the file: its period's last day, its numbers, and what becomes of it."""

    value: Value
    column: Column
    fate: Fate
    ends_on: date | None = None
    numbers: Numbers | None = None
    missing: Missing | None = None
    published: Figure | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The indicator that a row is of; `id` is None where it is still to be made."""

    id: int | None
    period_type: PeriodType
    unit: Unit


def series_of(row: Joined, from_on: date) -> Series:
    """What a row's figures are of, where the file's first quarter begins on a day."""
    if row.indicator is None or row.meaning is None:
        return Series(None, period_type_of(row.row.name), row.unit)
    unit = row.meaning.unit if row.goes_on_as_it_is(from_on) else row.unit
    return Series(row.indicator.id, row.indicator.period_type, unit)


def held(ids: Collection[int]) -> tuple[Held, Held]:
    """What is at work and what is published, by cell."""
    rows = db.session.scalars(
        select(Figure).where(
            Figure.indicator_id.in_(ids),
            Figure.state.in_([*WORKING, FigureState.PUBLISHED]),
        )
    )
    working, published = Held(), Held()
    for each in rows:
        side = published if each.state is FigureState.PUBLISHED else working
        side[each.indicator_id, each.is_outturn, each.ends_on] = each
    return working, published


def figures_of(
    row: IndicatorRow,
    series: Series,
    columns: Mapping[str, Column],
    known: tuple[Held, Held],
) -> Iterator[Found]:
    """Each figure of a row beside what is kept; a cell that says nothing is none."""
    for value in row.values:
        column = columns.get(value.period)
        missing = missing_of(value.missing) if value.value is None else None
        if column is None or (value.value is None and missing is None):
            continue
        ends_on = _ends_on(series.period_type, column)
        if ends_on is None:
            yield Found(value, column, Fate.NO_PERIOD)
            continue
        numbers = _numbers(series.unit, value)
        working = published = None
        if series.id is not None:
            cell = (series.id, column.is_outturn, ends_on)
            working, published = known[0].get(cell), known[1].get(cell)
        fate = _fate(numbers, missing, working, published)
        yield Found(value, column, fate, ends_on, numbers, missing, published)


def _fate(
    numbers: Numbers, missing: Missing | None, working: Figure | None, published: Figure | None
) -> Fate:
    is_hidden = published is not None and published.hiding is not Hiding.SHOWN
    if (missing is Missing.SUPPRESSED and is_hidden) or _is_same(working or published, numbers):
        return Fate.SAME
    if working is not None:
        return Fate.AT_WORK
    return Fate.NEW if published is None else Fate.CORRECTED


def _ends_on(period_type: PeriodType, column: Column) -> date | None:
    if column.is_outturn:
        return column.quarter.ends_on
    try:
        return span_in(period_type, column.quarter).ends_on
    except NotASpan:
        return None


def _numbers(unit: Unit, value: Value) -> Numbers:
    """A figure's numbers; of two the percentage is worked out, whatever is printed (D4)."""
    top, bottom = _exact(value.numerator), _exact(value.denominator)
    is_share = unit is Unit.PERCENT and top is not None and bottom is not None
    told = share(top, bottom) if is_share and top is not None and bottom else _exact(value.value)
    return {
        "value": told,
        "numerator": top if is_share else None,
        "denominator": bottom if is_share else None,
        "second": _exact(value.secondary),
    }


def _is_same(figure: Figure | None, new: Numbers) -> bool:
    if figure is None:
        return False
    if new["value"] is None and figure.value is None:
        return new["second"] in (None, figure.second)  # nothing says nothing else
    if new["value"] is not None and figure.numerator is not None and new["numerator"] is None:
        return round(figure.value or 0) == round(new["value"])  # printed without its two numbers
    return all(getattr(figure, name) == value for name, value in new.items())


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
