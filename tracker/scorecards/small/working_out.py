"""Working out what is hidden of the figures that are published, year by year."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.periods import Quarter, quarter_of
from tracker.core.person import Person
from tracker.scorecards.book import definitions_of
from tracker.scorecards.enums import FigureState, Hiding, PeriodType, Unit
from tracker.scorecards.figure_models import Figure, SmallNumberShown
from tracker.scorecards.models import Definition, Indicator, PartOf, Scorecard
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.small import relations
from tracker.scorecards.small.arithmetic import Sum
from tracker.scorecards.small.queries import largest_on
from tracker.scorecards.small.relations import Cell
from tracker.scorecards.small.suppression import Fact, hidden_among


@dataclass(frozen=True)
class _Known:
    """What the site holds about the figures of some years."""

    figures: dict[Cell, Figure]
    definitions: dict[int, list[Definition]]
    types: dict[int, PeriodType]
    let_through: frozenset[Cell]

    def meaning(self, cell: Cell) -> Definition:
        """What the indicator of a cell means for its period."""
        found = meaning_on(self.definitions[cell.indicator_id], cell.day)
        assert found is not None
        return found


def one_at_a_time() -> None:
    """Wait until nobody else publishes or hides: two at once would each miss what the other does,
    and the one could give the other's small number away."""
    db.session.execute(select(Scorecard.id).order_by(Scorecard.id).with_for_update()).all()


def rehide(days: Iterable[date] | None = None, *, new: Collection[int] = ()) -> int:
    """Say anew of every published figure whether the public may see it; how many changed.

    `days` are the last days of the periods that changed: all of their financial years is worked
    out, since a year's figure gives away its quarters; None is all there is. `new` are the ids of
    the figures that nobody has seen before. In the caller's transaction.
    """
    one_at_a_time()
    years = None if days is None else {quarter_of(day).year for day in days}
    known = _read(years)
    largest = largest_on(clock.today())
    facts, sums = _facts(known, new, largest)
    hiding = hidden_among(facts, sums, largest=largest)
    changed = 0
    for cell, figure in known.figures.items():
        if figure.hiding is not hiding[cell]:
            figure.hiding = hiding[cell]
            changed += 1
    _hide_earlier(years, sums, {cell for cell, how in hiding.items() if how is not Hiding.SHOWN})
    db.session.flush()
    return changed


def _hide_earlier(years: set[int] | None, sums: Iterable[Sum], hidden: set[Hashable]) -> None:
    """Of what stood before a correction, hide what stands in a sum with something hidden, now or
    then: the old whole less the part of today is the old part. It stays hidden."""
    earlier = {
        figure: Cell(figure.indicator_id, figure.is_outturn, figure.ends_on)
        for figure in db.session.scalars(
            select(Figure).where(Figure.state == FigureState.REPLACED, *_in_years(years))
        )
    }
    hidden |= {cell for figure, cell in earlier.items() if figure.hiding is not Hiding.SHOWN}
    tied = hidden.union(*(each.members for each in sums if not hidden.isdisjoint(each.members)))
    for figure, cell in earlier.items():
        if figure.hiding is Hiding.SHOWN and cell in tied:
            figure.hiding = Hiding.SECONDARY


def rehide_after(days: Iterable[date], *, by: Person) -> None:
    """The same after a deed that changed no figure. To show again what was hidden is to let it
    through, which only the cleared may do (rules 5.10.5): DomainError for anybody else."""
    one_at_a_time()
    before = _hidden()
    rehide(days)
    if not by.is_cleared and before - _hidden():
        raise DomainError(
            "A figure that is hidden, because it is small, would show again. Ask somebody who is "
            "cleared for small numbers to do this."
        )


def _hidden() -> set[int]:
    where = (Figure.state == FigureState.PUBLISHED, Figure.hiding != Hiding.SHOWN)
    return set(db.session.scalars(select(Figure.id).where(*where)))


def _read(years: set[int] | None) -> _Known:
    published = select(Figure).where(Figure.state == FigureState.PUBLISHED, *_in_years(years))
    rows = db.session.scalars(published)
    figures = {Cell(each.indicator_id, each.is_outturn, each.ends_on): each for each in rows}
    types = db.session.execute(select(Indicator.id, Indicator.period_type))
    shown = db.session.scalars(select(SmallNumberShown).where(SmallNumberShown.ended_at.is_(None)))
    return _Known(
        figures,
        definitions_of({cell.indicator_id for cell in figures}),
        {row.id: row.period_type for row in types},
        frozenset(Cell(each.indicator_id, each.is_outturn, each.ends_on) for each in shown),
    )


def _in_years(years: set[int] | None) -> list[ColumnElement[bool]]:
    return [] if years is None else [or_(*(_in_year(year) for year in years))]


def _in_year(year: int) -> ColumnElement[bool]:
    first, last = Quarter(year, 1).starts_on, Quarter(year, 4).ends_on
    return and_(Figure.ends_on >= first, Figure.ends_on <= last)


def _facts(
    known: _Known, new: Collection[int], largest: int
) -> tuple[dict[Hashable, Fact], list[Sum]]:
    facts: dict[Hashable, Fact] = {}
    amounts: dict[Cell, int] = {}
    for cell, figure in known.figures.items():
        meaning = known.meaning(cell)
        amount = relations.amount_of(figure, meaning.unit)
        facts[cell] = Fact(
            relations.counts_of(figure, meaning.unit, meaning.population),
            amount,
            was_public=figure.hiding is Hiding.SHOWN and figure.id not in new,
            is_let_through=cell in known.let_through,
        )
        if amount is not None and meaning.unit is Unit.NUMBER:
            amounts[cell] = amount
    sums = [
        *relations.wholes(db.session.scalars(select(PartOf).order_by(PartOf.id)), amounts),
        *relations.within_years(amounts, known.types),
        *relations.same(_names(known), amounts),
    ]
    for gain, number in relations.gains(amounts, known.types):
        if 1 <= number <= largest:
            facts[gain] = Fact((number,), number, is_printed=False)
            sums.append(Sum(gain.after, (gain.before, gain)))
    return facts, sums


def _names(known: _Known) -> dict[int, list[str]]:
    return {
        indicator_id: [each.name for each in meanings]
        for indicator_id, meanings in known.definitions.items()
    }
