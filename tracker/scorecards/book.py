"""Published figures side by side: what each says to its reader, and how it moved.

Two queries, however many indicators and periods. All pages, papers and files read figures here, so
that what is small is hidden in one place (rules 5.10).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from tracker.core.database import db
from tracker.scorecards.enums import Change, FigureState, PeriodType, Rating, Unit
from tracker.scorecards.exact import plain, rounded
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Definition, Indicator
from tracker.scorecards.rules import (
    TOLERANCE,
    Aim,
    break_between,
    change,
    compared_with,
    meaning_on,
    rating,
)
from tracker.scorecards.said import Said, said
from tracker.scorecards.spans import Span

Cell = tuple[int, bool, date]


@dataclass(frozen=True, slots=True)
class Moved:
    """How a figure stands to the one that it is compared with; without `change`, `why` says why.

    `is_break` where a change of meaning lies between the two; `of` says what is counted where the
    second figures were compared ("individuals").
    """

    before: Span
    change: Change | None = None
    by: Decimal = Decimal(0)
    unit: Unit = Unit.NUMBER
    decimals: int = 0
    why: str = ""
    is_break: bool = False
    of: str = ""

    @property
    def is_up(self) -> bool:
        """The arrow: which way the number went, good or bad."""
        return self.by > 0

    @property
    def words(self) -> str:
        """ "Better: up 30 points", "Worse: 18 more", "Same", or why there is no comparison."""
        if self.change is None:
            return self.why
        if self.change is Change.SAME:
            return self.change.label
        how = self._how()
        if self.change in (Change.UP, Change.DOWN):
            return how[0].upper() + how[1:]
        return f"{self.change.label}: {how}"

    def _how(self) -> str:
        amount = plain(abs(self.by), self.decimals)
        if self.unit is Unit.NUMBER:
            return f"{amount} {'more' if self.is_up else 'fewer'} {self.of}".rstrip()
        noun = {Unit.PERCENT: " point", Unit.DAYS: " day", Unit.RATE: ""}[self.unit]
        plural = "s" if noun and amount != "1" else ""
        return f"{'up' if self.is_up else 'down'} {amount}{noun}{plural}"


@dataclass(frozen=True)
class Book:
    """The figures that were opened, for one kind of reader."""

    figures: dict[Cell, Figure] = field(default_factory=dict)
    definitions: dict[int, list[Definition]] = field(default_factory=dict)
    sees_small: bool = False

    def meaning(self, indicator_id: int, ends_on: date) -> Definition:
        """What the indicator means for a period; every indicator has a meaning."""
        found = meaning_on(self.definitions[indicator_id], ends_on)
        assert found is not None
        return found

    def figure(self, indicator_id: int, ends_on: date, *, outturn: bool = False) -> Figure | None:
        """The published revision itself: only for its id, source and dates, never for a number."""
        return self.figures.get((indicator_id, outturn, ends_on))

    def said(self, indicator_id: int, ends_on: date, *, outturn: bool = False) -> Said:
        """A figure as this reader may see it."""
        found = self.figure(indicator_id, ends_on, outturn=outturn)
        return said(found, self.meaning(indicator_id, ends_on), sees_small=self.sees_small)

    def moved(self, indicator: Indicator, span: Span, *, outturn: bool = False) -> Moved:
        """How a figure moved since the period that the rules compare it with (rules 5.5.6).

        Where a first figure is missing and the second ones are there, these are compared.
        """
        earlier = compared_with(
            Span(PeriodType.YEAR, span.ends_on) if outturn else span,
            is_seasonal=indicator.is_seasonal,
        )
        known = self.definitions[indicator.id]
        broken = break_between(known, earlier.ends_on, span.ends_on)
        if broken is not None:
            return Moved(earlier, why=_sentence(broken), is_break=True)
        now = self.said(indicator.id, span.ends_on, outturn=outturn)
        then = self.said(indicator.id, earlier.ends_on, outturn=outturn)
        meaning = self.meaning(indicator.id, span.ends_on)
        unit, places, of = meaning.unit, meaning.decimals, ""
        new, old, aim = now.value, then.value, aim_of(meaning)
        if new is None or old is None:
            unit, places, of = Unit.NUMBER, 0, meaning.second
            new, old, aim = now.second, then.second, Aim(meaning.polarity)
        if new is None or old is None:
            return Moved(earlier, why=_why_not(now, then, earlier))
        by = rounded(new, places) - rounded(old, places)
        went = change(new, old, aim, decimals=places)
        return Moved(earlier, went, by, unit, places, of=of)

    def rating(
        self,
        indicator: Indicator,
        span: Span,
        *,
        improving_is_amber: bool = False,
        outturn: bool = False,
    ) -> Rating | None:
        """The colour of a figure; none without a target, and none for what is hidden."""
        now = self.said(indicator.id, span.ends_on, outturn=outturn)
        if now.value is None:
            return None
        is_better = improving_is_amber and (
            self.moved(indicator, span, outturn=outturn).change is Change.BETTER
        )
        aim = aim_of(self.meaning(indicator.id, span.ends_on))
        return rating(now.value, aim, is_better_than_before=is_better)


def open_book(
    indicator_ids: Collection[int],
    *,
    first: date | None = None,
    last: date | None = None,
    on: Collection[date] | None = None,
    sees_small: bool = False,
) -> Book:
    """Every published figure of some indicators whose periods end between two days, or on days."""
    where = [Figure.indicator_id.in_(indicator_ids), Figure.state == FigureState.PUBLISHED]
    if first is not None:
        where.append(Figure.ends_on >= first)
    if last is not None:
        where.append(Figure.ends_on <= last)
    if on is not None:
        where.append(Figure.ends_on.in_(on))
    rows = db.session.scalars(select(Figure).where(*where))
    figures = {(each.indicator_id, each.is_outturn, each.ends_on): each for each in rows}
    return Book(figures, definitions_of(indicator_ids), sees_small)


def definitions_of(indicator_ids: Iterable[int]) -> dict[int, list[Definition]]:
    """What indicators mean, oldest meaning first, by indicator."""
    rows = db.session.scalars(
        select(Definition)
        .where(Definition.indicator_id.in_(list(indicator_ids)))
        .order_by(Definition.from_on)
    )
    found: dict[int, list[Definition]] = defaultdict(list)
    for each in rows:
        found[each.indicator_id].append(each)
    return found


def aim_of(meaning: Definition) -> Aim:
    """What a definition wants, with the tolerance that holds where it says none."""
    tolerance = TOLERANCE if meaning.tolerance is None else meaning.tolerance
    return Aim(meaning.polarity, meaning.target, meaning.target_high, tolerance)


def _sentence(broken: Definition) -> str:
    return f"Not comparable. {broken.what_changed}".strip()


def _why_not(now: Said, then: Said, earlier: Span) -> str:
    if now.is_hidden or then.is_hidden:
        return "Not shown, because a figure is hidden"
    if now.value is None:
        return "No figure for this period"
    return f"No figure for {earlier.label} to compare with"
