"""What is open on a day: the steps that have fallen by then and still hold."""

from datetime import date, timedelta
from functools import lru_cache

from tracker.actions.rules import Facts
from tracker.meetings.rules import Span
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladders import ALWAYS_DEFAULT, Ladders
from tracker.reminders.rules import (
    CommentFacts,
    Fallen,
    action_steps,
    comment_steps,
    meeting_steps,
    minutes_steps,
    overdue_days_of,
)
from tracker.reminders.steps import Step
from tracker.reminders.triggers import Trigger

LOOK_BACK = timedelta(days=100)
A_WEEK = timedelta(days=6)
_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def ahead_of(ladders: Ladders) -> timedelta:
    """How far before its date an action may first be told of."""
    first = (
        rung.days
        for ladder in ladders.all()
        for trigger in (Trigger.DUE_SOON, Trigger.REVIEW)
        for rung in ladder.rungs(trigger)
    )
    return timedelta(days=max(first, default=0))


def open_action_steps(
    action_id: int,
    facts: Facts,
    day: date,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """An action's steps up to a day; of the Mondays on which it was still overdue, the last."""
    about_on = facts.due_on or facts.review_on
    return [
        Step(kind, fell_on, About.ACTION, action_id, about_on, rung)
        for kind, rung, fell_on in _fallen(facts, day, closed, ladders)
    ]


@lru_cache(maxsize=4096)
def _fallen(
    facts: Facts, day: date, closed: frozenset[date], ladders: Ladders
) -> tuple[Fallen, ...]:
    """Which steps fell when: the same for all actions of a date, so worked out once for each."""
    due_on, ahead = facts.due_on, ahead_of(ladders)
    if due_on is None and facts.review_on is not None:
        return _within(facts, Span(facts.review_on - ahead, day), closed, ladders)
    if due_on is None or due_on >= day:
        return _within(facts, Span(day - ahead, day), closed, ladders)
    week = Span(day - A_WEEK, day)
    within = _within(facts, week, closed, ladders)
    before = Span(due_on, week.first - _ONE_DAY)
    return within + (_overdue(due_on, before, closed, ladders) if facts.is_open else ())


def _overdue(
    due_on: date, span: Span, closed: frozenset[date], ladders: Ladders
) -> tuple[Fallen, ...]:
    return tuple(
        (StepKind.OVERDUE, rung, fell_on)
        for ladder, days in ladders.during(span)
        for rung, fell_on in overdue_days_of(due_on, ladder, closed)
        if fell_on in days
    )


def _within(
    facts: Facts, span: Span, closed: frozenset[date], ladders: Ladders
) -> tuple[Fallen, ...]:
    steps = action_steps(0, facts, span, closed, ladders)
    return tuple((step.kind, step.rung, step.fell_on) for step in steps)


def open_comment_steps(
    comment: CommentFacts,
    day: date,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """A comment's steps up to a day: of a debt all, of an answer only a recent one."""
    return comment_steps(comment, Span(comment.owed_since or day - LOOK_BACK, day), closed, ladders)


def open_meeting_steps(
    meeting_id: int,
    held_on: date,
    day: date,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """The announcements of a next board up to a day."""
    return meeting_steps(meeting_id, held_on, Span(day - LOOK_BACK, day), closed, ladders)


def open_minutes_steps(
    meeting_id: int,
    held_on: date,
    day: date,
    closed: frozenset[date] = frozenset(),
    ladders: Ladders = ALWAYS_DEFAULT,
) -> list[Step]:
    """The asking for a board's minutes up to a day."""
    return minutes_steps(meeting_id, held_on, Span(held_on, day), closed, ladders)
