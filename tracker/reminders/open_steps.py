"""What is open on a day: the steps that have fallen by then and still hold."""

from datetime import date, timedelta
from functools import lru_cache

from tracker.actions.rules import Facts
from tracker.meetings.rules import Span
from tracker.reminders.enums import About, StepKind
from tracker.reminders.rules import (
    CommentFacts,
    Step,
    action_steps,
    comment_steps,
    meeting_steps,
    overdue_days_of,
)

LOOK_BACK = timedelta(days=70)
A_WEEK = timedelta(days=6)
AHEAD = timedelta(days=28)

# Good to know once; everything else stays open until somebody has dealt with it.
TIDINGS = frozenset(
    {
        StepKind.ANSWERED,
        StepKind.NEXT_BOARD_15,
        StepKind.NEXT_BOARD_10,
        StepKind.NEXT_BOARD_5,
        StepKind.NEXT_BOARD_1,
    }
)


def open_action_steps(
    action_id: int, facts: Facts, day: date, closed: frozenset[date] = frozenset()
) -> list[Step]:
    """An action's steps up to a day; of the Mondays on which it was still overdue, the last."""
    about_on = facts.due_on or facts.review_on
    return [
        Step(kind, fell_on, About.ACTION, action_id, about_on)
        for kind, fell_on in _fallen(facts, day, closed)
    ]


@lru_cache(maxsize=4096)
def _fallen(facts: Facts, day: date, closed: frozenset[date]) -> tuple[tuple[StepKind, date], ...]:
    """Which steps fell when: the same for all actions of a date, so worked out once for each."""
    due_on = facts.due_on
    if due_on is None and facts.review_on is not None:
        return _within(facts, Span(facts.review_on - AHEAD, day), closed)
    if due_on is None or due_on >= day:
        return _within(facts, Span(day - AHEAD, day), closed)
    week = Span(day - A_WEEK, day)
    earlier = overdue_days_of(due_on, closed) if facts.is_open else ()
    return (
        *_within(facts, week, closed),
        *((kind, fell_on) for kind, fell_on in earlier if fell_on < week.first),
    )


def _within(facts: Facts, span: Span, closed: frozenset[date]) -> tuple[tuple[StepKind, date], ...]:
    return tuple((step.kind, step.fell_on) for step in action_steps(0, facts, span, closed))


def open_comment_steps(
    comment: CommentFacts, day: date, closed: frozenset[date] = frozenset()
) -> list[Step]:
    """A comment's steps up to a day: of a debt all, of an answer only a recent one."""
    first = day - LOOK_BACK if comment.answered_on else comment.posted_on
    return comment_steps(comment, Span(first, day), closed)


def open_meeting_steps(
    meeting_id: int, held_on: date, day: date, closed: frozenset[date] = frozenset()
) -> list[Step]:
    """The announcements of a next board up to a day."""
    return meeting_steps(meeting_id, held_on, Span(day - LOOK_BACK, day), closed)
