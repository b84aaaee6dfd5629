"""Ladders one after another: each step falls by the one that is in force on its own day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.meetings.rules import Span
from tracker.reminders.ladder import DEFAULT, Ladder, TriggerRule

ALWAYS = date.min
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Ladders:
    """Ladders by their first days, in order; the first has been there always."""

    periods: tuple[tuple[date, Ladder], ...] = ((ALWAYS, DEFAULT),)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(self.periods))

    def __hash__(self) -> int:
        return self._hash

    def on(self, day: date) -> Ladder:
        """The ladder in force on a day."""
        return next(ladder for first, ladder in reversed(self.periods) if first <= day)

    def during(self, span: Span) -> Iterator[tuple[Ladder, Span]]:
        """Each ladder with those of the days on which it is in force."""
        ends = [first - _ONE_DAY for first, _ in self.periods[1:]] + [date.max]
        for (first, ladder), last in zip(self.periods, ends, strict=True):
            own = Span(max(first, span.first), min(last, span.last))
            if own.first <= own.last:
                yield ladder, own

    def with_rule(self, rule: TriggerRule, from_on: date) -> "Ladders":
        """The same, but from a day on a trigger follows another rule, until its next change."""
        trigger, before = rule.trigger, self.on(from_on)
        later = [first for first, _ in self.periods if first > from_on]
        changed = {first for first in later if self.on(first).rule(trigger) != before.rule(trigger)}
        until = min(changed, default=date.max)
        periods = dict(self.periods) | {from_on: before}
        for first in periods:
            if from_on <= first < until:
                periods[first] = periods[first].with_rules([rule])
        return Ladders(tuple(sorted(periods.items(), key=lambda each: each[0])))

    def all(self) -> Iterator[Ladder]:
        """Every ladder."""
        yield from (ladder for _, ladder in self.periods)


ALWAYS_DEFAULT = Ladders()
