"""The columns of a scorecard: a quarter with the three before it, and two years' outturns. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from tracker.core.periods import Quarter
from tracker.scorecards.enums import PeriodType
from tracker.scorecards.rules import compared_with
from tracker.scorecards.spans import NotASpan, Span, span_in


class Measured(Protocol):
    """What the columns ask of an indicator."""

    @property
    def period_type(self) -> PeriodType: ...

    @property
    def is_seasonal(self) -> bool: ...


@dataclass(frozen=True)
class Frame:
    """What a scorecard of a quarter shows."""

    quarter: Quarter

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """The rolling four, the oldest first."""
        second = self.quarter.previous.previous
        return (second.previous, second, self.quarter.previous, self.quarter)

    @property
    def last_year(self) -> Quarter:
        """The quarter with which the year before ended: its outturn's."""
        return Quarter(self.quarter.year - 1, 4)

    @property
    def this_year(self) -> Quarter:
        """The quarter with which this year ends: its outturn's."""
        return Quarter(self.quarter.year, 4)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The heads of the four columns, as the council prints them: Q2 24/25."""
        return tuple(f"Q{each.number} {each.year_label[2:]}" for each in self.quarters)

    @property
    def last_outturn(self) -> str:
        """The head of the column before them: 24/25 outturn."""
        return f"{self.last_year.year_label[2:]} outturn"

    @property
    def this_outturn(self) -> str:
        """The head of the column after them."""
        return f"{self.this_year.year_label[2:]} outturn"

    @cached_property
    def _spans(self) -> dict[PeriodType, tuple[Span | None, ...]]:
        return {
            each: tuple(_span_in(each, quarter) for quarter in self.quarters) for each in PeriodType
        }

    def spans(self, of: PeriodType) -> tuple[Span | None, ...]:
        """The period of a type that each of the four shows; None where none ends in it."""
        return self._spans[of]

    def days(self, indicators: Iterable[Measured]) -> set[date]:
        """The last days of all periods that the page prints or compares with."""
        found = {self.last_year.ends_on, self.this_year.ends_on}
        for kind, is_seasonal in {(each.period_type, each.is_seasonal) for each in indicators}:
            shown = [span for span in self.spans(kind) if span]
            found |= {span.ends_on for span in shown}
            if last := self.spans(kind)[-1]:
                found.add(compared_with(last, is_seasonal=is_seasonal).ends_on)
        return found


def _span_in(kind: PeriodType, quarter: Quarter) -> Span | None:
    try:
        return span_in(kind, quarter)
    except NotASpan:
        return None
