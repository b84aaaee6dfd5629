"""When a choice counts, and what it moves: pure, by the day of a step and the choice in force."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tracker.core.dates import rolled_forward
from tracker.reminders.enums import Audience, Rhythm
from tracker.reminders.ladder import DEFAULT
from tracker.reminders.triggers import Trigger

FIRST_OVERDUE = DEFAULT.rule(Trigger.OVERDUE).rungs[0].days
ALWAYS_ON = frozenset({Trigger.COMMENT, Trigger.WORRY})
# What is late is told to these for others' sake: it is what catches a letter switched off.
ESCALATED = frozenset({Audience.CHAIR, Audience.BOARD_SECRETARY, Audience.BOARD_CHAIR})
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Choice:
    """How somebody hears of a trigger, since when, and how it was before."""

    rhythm: Rhythm = Rhythm.EACH_DAY
    before: Rhythm = Rhythm.EACH_DAY
    since: date = date.min


ON_THE_DAY = Choice()


def can_be_off(trigger: Trigger, *, is_ambassador: bool) -> bool:
    """Whether a kind of letter can be chosen at all; ambassadors may choose of every kind."""
    return is_ambassador or trigger not in ALWAYS_ON


def is_for_all(
    trigger: Trigger, days: int, audience: Audience, *, is_copy: bool, is_ambassador: bool
) -> bool:
    """Whether a step goes to somebody whatever they chose (rules 5.6, the statutory ones)."""
    if is_ambassador:
        return False
    if trigger in ALWAYS_ON:
        return True
    is_escalation = is_copy or audience in ESCALATED
    return trigger is Trigger.OVERDUE and (days == FIRST_OVERDUE or is_escalation)


def news_day(fell_on: date, choice: Choice, closed: frozenset[date] = frozenset()) -> date | None:
    """The day whose letter tells somebody of a step; none where they want no letter.

    What waited for its Monday when somebody left the weekly letter is told on the day they did.
    """
    if choice.rhythm is Rhythm.NEVER:
        return None
    if choice.rhythm is Rhythm.WEEKLY:
        return weekly_day(fell_on, closed)
    if choice.before is Rhythm.WEEKLY and fell_on < choice.since <= weekly_day(fell_on, closed):
        return choice.since
    return fell_on


@lru_cache(maxsize=1024)
def weekly_day(day: date, closed: frozenset[date] = frozenset()) -> date:
    """The first working day of a week, this one's or else the next one's, that is not over."""
    monday = day - timedelta(days=day.weekday())
    while (first := rolled_forward(monday, closed)) < day:
        monday += _WEEK
    return first
