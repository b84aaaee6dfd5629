"""When a reminder is due: which days a letter covers, and which steps fell on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tracker.actions.rules import Facts
from tracker.core.clock import london
from tracker.core.dates import (
    is_working_day,
    previous_working_day,
    rolled_forward,
    working_days_after,
    working_days_before,
)
from tracker.meetings.rules import Span
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladder import MISSED, Ladder, Rung
from tracker.reminders.ladders import ALWAYS_DEFAULT, Ladders
from tracker.reminders.steps import Step
from tracker.reminders.triggers import Trigger
from tracker.voice.rules import ANSWER_WITHIN

MONDAY = 0
WINDOW = (time(7, 30), time(18, 0))
AMBASSADORS_WINDOW = (time(9, 0), time(17, 0))
_ONE_DAY = timedelta(days=1)

Fallen = tuple[StepKind, Rung, date]


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """A comment that readers can see; `answer_due_on` is set where an answer is owed, `shown_on`
    where it was hidden until somebody had looked at a worry about it.

    Where the last answer was “not yet” enough the debt is another one: `is_again`, `posted_on` is
    the day on which that was said, and `answered_on` is none; `is_above` where a chair gave that
    answer. `promised_on` is the day that the last answer promised.
    """

    id: int
    posted_on: date
    answer_due_on: date | None = None
    answered_on: date | None = None
    shown_on: date | None = None
    is_again: bool = False
    is_above: bool = False
    promised_on: date | None = None

    @property
    def owed_since(self) -> date | None:
        """Since when something is owed, an answer or what one promised; none where nothing is."""
        if self.answered_on is None:
            return self.posted_on
        return self.answered_on if self.promised_on else None


# Which days a letter covers


def digest_day(day: date, closed: frozenset[date] = frozenset()) -> date:
    """The working day whose letter announces what fell on a day."""
    return rolled_forward(day, closed)


def digest_span(
    day: date, *, last_run: date | None = None, closed: frozenset[date] = frozenset()
) -> Span | None:
    """The days whose steps the letter of a working day announces; on a day off there is none.

    With the day of the last finished run it begins with the days of that run's own letters, since
    things also happen, and posts are filled, after the letters of a day have gone; who has heard
    of a step already is asked elsewhere.
    """
    if not is_working_day(day, closed):
        return None
    run = day if last_run is None else min(last_run, day)
    return Span(previous_working_day(run, closed) + _ONE_DAY, day)


def happened_on(moment: datetime) -> date:
    """The day that something is announced as of: what comes after the letters' hours, tomorrow."""
    there = london(moment)
    return there.date() + _ONE_DAY if there.time() >= WINDOW[1] else there.date()


def may_send_at(moment: datetime, *, is_ambassador: bool) -> bool:
    """Letters go out in office hours, to ambassadors in shorter ones."""
    opens, closes = AMBASSADORS_WINDOW if is_ambassador else WINDOW
    return opens <= london(moment).time() < closes


# Which steps fall on those days, each by the ladder in force on its own day


def action_steps(
    action_id: int,
    facts: Facts,
    span: Span,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """The steps of one action that fell within some days; none once it is closed or proposed."""
    if not facts.is_open:
        return []
    if facts.due_on is not None:
        about_on = facts.due_on
    elif facts.is_ongoing and facts.review_on is not None:
        about_on = facts.review_on
    else:
        return []
    found: list[Fallen] = []
    for ladder, days in ladders.during(span):
        steps = (
            _review_steps(about_on, span.last, ladder)
            if facts.due_on is None
            else _dated_steps(about_on, span.last, days, closed, ladder)
        )
        found += [step for step in steps if step[2] in days]
    return _steps(found, About.ACTION, action_id, about_on)


def meeting_steps(
    meeting_id: int,
    held_on: date,
    span: Span,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """The announcements of a next board that fell within some days; none once it has met."""
    if held_on < span.last:
        return []
    found = [
        (kind, rung, day)
        for ladder, days in ladders.during(span)
        for kind, trigger in _OF_BOARD
        for rung, day in days_before(held_on, ladder.rungs(trigger), closed)
        if day in days
    ]
    return _steps(found, About.MEETING, meeting_id, held_on)


def minutes_steps(
    meeting_id: int,
    held_on: date,
    span: Span,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """The asking for what a board decided, where nothing is written down of it yet."""
    found = [
        (StepKind.MINUTES, rung, day)
        for ladder, days in ladders.during(span)
        for rung, day in minutes_days(held_on, ladder.rungs(Trigger.MINUTES), closed)
        if day in days
    ]
    return _steps(found, About.MEETING, meeting_id, held_on)


def comment_steps(
    comment: CommentFacts,
    span: Span,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """The steps of one comment that fell within some days: a debt until it is answered."""
    found = [
        step
        for ladder, days in ladders.during(span)
        for step in _comment_steps(comment, ladder, closed)
        if step[2] in days
    ]
    due_on = comment.promised_on if comment.answered_on is not None else comment.answer_due_on
    return _steps(found, About.COMMENT, comment.id, due_on)


def moved_step(
    kind: StepKind, fell_on: date, about: About, object_id: int, to_on: date, ladders: Ladders
) -> list[Step]:
    """That something moved is a step of its own."""
    rungs = ladders.on(fell_on).rungs(Trigger.MOVED)
    return [Step(kind, fell_on, about, object_id, to_on, rung) for rung in rungs]


def days_before(
    day: date, rungs: Iterable[Rung], closed: frozenset[date] = frozenset()
) -> list[tuple[Rung, date]]:
    """On which days steps fall that are counted in working days before a day."""
    return [(rung, working_days_before(day, rung.days, closed)) for rung in rungs]


def minutes_days(
    held_on: date, rungs: tuple[Rung, ...], closed: frozenset[date] = frozenset()
) -> list[tuple[Rung, date]]:
    """When minutes are asked for: the last step counts working days, the others all days."""
    soon = [(rung, held_on + timedelta(days=rung.days)) for rung in rungs[:-1]]
    return soon + [(rung, working_days_after(held_on, rung.days, closed)) for rung in rungs[-1:]]


@lru_cache(maxsize=4096)
def overdue_days_of(
    due_on: date, ladder: Ladder, closed: frozenset[date] = frozenset()
) -> tuple[tuple[Rung, date], ...]:
    """On which working days after its due date an action is told of as overdue."""
    rungs = ladder.rungs(Trigger.OVERDUE)
    return tuple((rung, working_days_after(due_on, rung.days, closed)) for rung in rungs)


_OF_BOARD = ((StepKind.NEXT_BOARD, Trigger.NEXT_BOARD), (StepKind.PACK, Trigger.PACK))


def _steps(
    found: Iterable[Fallen], about: About, object_id: int, about_on: date | None
) -> list[Step]:
    return [Step(kind, day, about, object_id, about_on, rung) for kind, rung, day in found]


def _dated_steps(
    due_on: date, today: date, days: Span, closed: frozenset[date], ladder: Ladder
) -> Iterator[Fallen]:
    if due_on >= today:
        for rung in ladder.rungs(Trigger.DUE_SOON):
            yield StepKind.DUE_SOON, rung, due_on - timedelta(days=rung.days)
        return
    overdue = overdue_days_of(due_on, ladder, closed)
    for rung, day in overdue:
        yield StepKind.OVERDUE, rung, day
    for rung in ladder.rungs(Trigger.STILL_OVERDUE):
        told = {day for step, day in overdue if set(rung.to) <= {*step.to, *step.copies}}
        for day in _mondays(days):
            if digest_day(due_on + _ONE_DAY, closed) < day and digest_day(day, closed) not in told:
                yield StepKind.STILL_OVERDUE, rung, day


def _review_steps(review_on: date, today: date, ladder: Ladder) -> Iterator[Fallen]:
    for rung in ladder.rungs(Trigger.REVIEW):
        if rung.days == MISSED and review_on < today:
            yield StepKind.REVIEW_MISSED, rung, review_on + _ONE_DAY
        elif rung.days != MISSED and review_on >= today:
            yield StepKind.REVIEW_SOON, rung, review_on - timedelta(days=rung.days)


def _comment_steps(
    comment: CommentFacts, ladder: Ladder, closed: frozenset[date]
) -> Iterator[Fallen]:
    if comment.answered_on is not None:
        for rung in ladder.rungs(Trigger.ANSWERED):
            yield StepKind.ANSWERED, rung, comment.answered_on
        yield from _promise_steps(comment.answered_on, comment.promised_on, ladder, closed)
        return
    if comment.answer_due_on is None:
        return
    for rung in ladder.rungs(Trigger.COMMENT):
        yield StepKind.COMMENT, rung, comment.shown_on or comment.posted_on
    for rung in ladder.rungs(Trigger.ANSWER_OWED):
        if rung.days < ANSWER_WITHIN:
            fell_on = working_days_after(comment.posted_on, rung.days, closed)
        else:
            fell_on = _past(comment.answer_due_on, rung, closed)
        yield StepKind.ANSWER_OWED, rung, fell_on


def _promise_steps(
    answered_on: date, promised_on: date | None, ladder: Ladder, closed: frozenset[date]
) -> Iterator[Fallen]:
    """What an answer promised, as if it were owed since ten working days before its day."""
    if promised_on is None:
        return
    for rung in ladder.rungs(Trigger.ANSWER_OWED):
        if rung.days < ANSWER_WITHIN:
            fell_on = working_days_before(promised_on, ANSWER_WITHIN - rung.days, closed)
        else:
            fell_on = _past(promised_on, rung, closed)
        if fell_on > answered_on:
            yield StepKind.PROMISED, rung, fell_on


def _past(due_on: date, rung: Rung, closed: frozenset[date]) -> date:
    """The day of a step on the last day of a debt, or after it."""
    days = rung.days - ANSWER_WITHIN
    return working_days_after(due_on, days, closed) if days else due_on


def _mondays(span: Span) -> Iterator[date]:
    day = span.first + timedelta(days=(MONDAY - span.first.weekday()) % 7)
    while day <= span.last:
        yield day
        day += timedelta(days=7)
