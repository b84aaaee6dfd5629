"""What a change of the ladder would do: the letters of the next working days, now and then."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.dates import is_working_day
from tracker.outbox.runs import closed_days
from tracker.reminders.due import DueLetter, Picture, letters_of
from tracker.reminders.ladder import TriggerRule
from tracker.reminders.ladder_queries import ladders
from tracker.reminders.ladders import Ladders
from tracker.reminders.rules import digest_span

DAYS = 10
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Size:
    """How many letters go on a day, and how many things they list."""

    letters: int
    things: int


@dataclass(frozen=True, slots=True)
class DayEffect:
    """The letters of a working day by the ladder as it is, and by the one that is proposed."""

    on: date
    now: Size
    then: Size


@dataclass(frozen=True, slots=True)
class PersonEffect:
    """How many letters somebody gets on these days, now and then."""

    name: str
    now: int
    then: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do; people only where their number of letters changes."""

    days: list[DayEffect]
    people: list[PersonEffect]

    @property
    def words(self) -> str:
        """The finding: 12 more letters in ten working days."""
        more = sum(day.then.letters - day.now.letters for day in self.days)
        if more:
            less = "more" if more > 0 else "fewer"
            count = f"{abs(more)} {less} letter{'s' if abs(more) != 1 else ''}"
            return f"{count} in {DAYS} working days"
        if any(day.then != day.now for day in self.days):
            return f"As many letters in {DAYS} working days, with other things in them"
        return f"The letters of {DAYS} working days stay as they are"


def effect_of(rule: TriggerRule, from_on: date) -> Effect:
    """Compare the letters of ten working days from a day on; reads only, writes nothing."""
    as_it_is = ladders()
    proposed = as_it_is.with_rule(rule, from_on)
    days, now, then = [], Counter[str](), Counter[str]()
    for day in _working_days(from_on):
        old, new = _letters(day, as_it_is), _letters(day, proposed)
        now.update(letter.to.name for letter in old)
        then.update(letter.to.name for letter in new)
        days.append(DayEffect(day, _size(old), _size(new)))
    people = [
        PersonEffect(name, now[name], then[name])
        for name in sorted(now | then)
        if now[name] != then[name]
    ]
    return Effect(days, people)


def _working_days(first: date) -> Iterator[date]:
    closed, day, found = closed_days(), first, 0
    while found < DAYS:
        if is_working_day(day, closed):
            found += 1
            yield day
        day += _ONE_DAY


def _letters(day: date, by: Ladders) -> list[DueLetter]:
    picture = Picture(day, by)
    span = digest_span(day, closed=picture.closed)
    return [] if span is None else letters_of(picture, span)


def _size(letters: list[DueLetter]) -> Size:
    return Size(len(letters), sum(len(letter.rows) for letter in letters))
