"""When a reminder is due and to whom: the council's ladder, as data and arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tracker.actions.rules import Facts
from tracker.core.clock import london
from tracker.core.dates import (
    is_working_day,
    long_date,
    previous_working_day,
    rolled_forward,
    working_days_after,
    working_days_between,
)
from tracker.meetings.rules import NEXT_BOARD_STEPS, Span, next_board_days
from tracker.reminders.enums import About, Audience, StepKind

MONDAY = 0
REVIEW_AHEAD = timedelta(days=14)
HALF_WAY_TO_ANSWER = 5
WINDOW = (time(7, 30), time(18, 0))
AMBASSADORS_WINDOW = (time(9, 0), time(17, 0))
_ONE_DAY = timedelta(days=1)

DUE_SOON = {StepKind.DUE_SOON_28: 28, StepKind.DUE_SOON_7: 7}
OVERDUE = {StepKind.OVERDUE_1: 1, StepKind.OVERDUE_5: 5, StepKind.OVERDUE_10: 10}
NEXT_BOARD = {n: StepKind(f"next_board_{n}") for n in NEXT_BOARD_STEPS}
GRAVITY = {kind: place for place, kind in enumerate(StepKind)}


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a step is for, and who has a copy of it."""

    to: tuple[Audience, ...]
    copies: tuple[Audience, ...] = ()


_LEAD = Who((Audience.ACCOUNTABLE,))
_LEAD_AND_CHAIR = Who((Audience.ACCOUNTABLE,), (Audience.CHAIR,))
_LEAD_AND_HELPERS = Who((Audience.ACCOUNTABLE, Audience.HELPERS))
_BOARD = Who((Audience.MEMBERS, Audience.CHAIRS, Audience.LEADS, Audience.AMBASSADORS))

LADDER: dict[StepKind, Who] = {
    StepKind.DUE_SOON_28: _LEAD_AND_HELPERS,
    StepKind.DUE_SOON_7: _LEAD_AND_HELPERS,
    StepKind.OVERDUE_1: _LEAD,
    StepKind.OVERDUE_5: _LEAD_AND_CHAIR,
    StepKind.OVERDUE_10: Who((Audience.CHAIR,), (Audience.BOARD_SECRETARY,)),
    StepKind.STILL_OVERDUE: _LEAD,
    StepKind.REVIEW_SOON: _LEAD,
    StepKind.REVIEW_MISSED: _LEAD_AND_CHAIR,
    **dict.fromkeys(NEXT_BOARD.values(), _BOARD),
    StepKind.COMMENT: Who((Audience.ACCOUNTABLE,), (Audience.PARTICIPATION_LEAD,)),
    StepKind.ANSWER_OWED_5: _LEAD,
    StepKind.ANSWER_OWED_10: _LEAD_AND_CHAIR,
    StepKind.ANSWERED: Who((Audience.COMMENTER,)),
    StepKind.WORRY: Who((Audience.SAFEGUARDING_LEAD,)),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step that fell on a day; `due_on` is the day that it is about."""

    kind: StepKind
    fell_on: date
    about: About
    id: int
    due_on: date | None = None

    @property
    def who(self) -> Who:
        """Whom it is for."""
        return LADDER[self.kind]


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """A comment that readers can see; `answer_due_on` is set where an answer is owed."""

    id: int
    posted_on: date
    answer_due_on: date | None = None
    answered_on: date | None = None


# Which days a letter covers


def digest_day(day: date, closed: frozenset[date] = frozenset()) -> date:
    """The working day whose letter announces what fell on a day."""
    return rolled_forward(day, closed)


def digest_span(
    day: date, *, last_run: date | None = None, closed: frozenset[date] = frozenset()
) -> Span | None:
    """The days whose steps the letter of a working day announces; on a day off there is none.

    With the day of the last finished run it begins on that very day, since things also happen
    after the letters of a day have gone; who has heard of a step already is asked elsewhere.
    """
    if not is_working_day(day, closed):
        return None
    usual = previous_working_day(day, closed) + _ONE_DAY
    return Span(usual if last_run is None else min(last_run, usual), day)


def happened_on(moment: datetime) -> date:
    """The day that something is announced as of: what comes after the letters' hours, tomorrow."""
    there = london(moment)
    return there.date() + _ONE_DAY if there.time() >= WINDOW[1] else there.date()


def may_send_at(moment: datetime, *, is_ambassador: bool) -> bool:
    """Letters go out in office hours, to ambassadors in shorter ones."""
    opens, closes = AMBASSADORS_WINDOW if is_ambassador else WINDOW
    return opens <= london(moment).time() < closes


# Which steps fall on those days


def action_steps(
    action_id: int, facts: Facts, span: Span, closed: frozenset[date] = frozenset()
) -> list[Step]:
    """The steps of one action that fell within some days; none once it is closed or proposed."""
    if not facts.is_open:
        return []
    if facts.due_on is not None:
        found, about_on = _dated_steps(facts.due_on, span, closed), facts.due_on
    elif facts.is_ongoing and facts.review_on is not None:
        found, about_on = _review_steps(facts.review_on, span.last), facts.review_on
    else:
        return []
    return [
        Step(kind, day, About.ACTION, action_id, about_on) for kind, day in found if day in span
    ]


def meeting_steps(
    meeting_id: int, held_on: date, span: Span, closed: frozenset[date] = frozenset()
) -> list[Step]:
    """The announcements of a next board that fell within some days; none once it has met."""
    if held_on < span.last:
        return []
    return [
        Step(NEXT_BOARD[n], day, About.MEETING, meeting_id, held_on)
        for n, day in next_board_days(held_on, closed).items()
        if day in span
    ]


def comment_steps(
    comment: CommentFacts, span: Span, closed: frozenset[date] = frozenset()
) -> list[Step]:
    """The steps of one comment that fell within some days: a debt until it is answered."""
    due_on = comment.answer_due_on
    if comment.answered_on is not None:
        found, due_on = [(StepKind.ANSWERED, comment.answered_on)], None
    elif due_on is not None:
        half_way = working_days_after(comment.posted_on, HALF_WAY_TO_ANSWER, closed)
        found = [
            (StepKind.COMMENT, comment.posted_on),
            (StepKind.ANSWER_OWED_5, half_way),
            (StepKind.ANSWER_OWED_10, due_on),
        ]
    else:
        found = []
    return [
        Step(kind, day, About.COMMENT, comment.id, due_on) for kind, day in found if day in span
    ]


def _dated_steps(
    due_on: date, span: Span, closed: frozenset[date]
) -> Iterator[tuple[StepKind, date]]:
    if due_on >= span.last:
        yield from ((kind, due_on - timedelta(days=n)) for kind, n in DUE_SOON.items())
        return
    overdue_days = overdue_days_of(due_on, closed)
    yield from overdue_days
    first, fifth = overdue_days[0][1], overdue_days[1][1]
    for day in _mondays(span):
        if day > first and digest_day(day, closed) != fifth:
            yield StepKind.STILL_OVERDUE, day


@lru_cache(maxsize=4096)
def overdue_days_of(
    due_on: date, closed: frozenset[date] = frozenset()
) -> tuple[tuple[StepKind, date], ...]:
    """On which working days after its due date an action is told of as overdue."""
    return tuple((kind, working_days_after(due_on, n, closed)) for kind, n in OVERDUE.items())


def _review_steps(review_on: date, today: date) -> Iterator[tuple[StepKind, date]]:
    if review_on >= today:
        yield StepKind.REVIEW_SOON, review_on - REVIEW_AHEAD
    else:
        yield StepKind.REVIEW_MISSED, review_on + _ONE_DAY


def _mondays(span: Span) -> Iterator[date]:
    day = span.first + timedelta(days=(MONDAY - span.first.weekday()) % 7)
    while day <= span.last:
        yield day
        day += timedelta(days=7)


# What a letter says of them


def why(step: Step, *, today: date, closed: frozenset[date] = frozenset()) -> str:
    """Why a step is in a letter, in one sentence that is true on the day of the letter."""
    if step.due_on is None:
        return step.kind.label
    return _SAID[step.about](step.kind, step.due_on, today, closed)


def _why_action(kind: StepKind, due_on: date, today: date, closed: frozenset[date]) -> str:
    if kind is StepKind.REVIEW_MISSED:
        return f"Its review was due on {long_date(due_on)}"
    if kind is StepKind.REVIEW_SOON:
        return f"To be reviewed {_by(due_on, today)}"
    if kind is StepKind.STILL_OVERDUE:
        return f"Still overdue, by {_count((today - due_on).days, 'day')}"
    if kind in OVERDUE:
        return f"{_count(working_days_between(due_on, today, closed), 'working day')} overdue"
    return f"Due {_by(due_on, today)}"


def _why_meeting(_kind: StepKind, held_on: date, today: date, closed: frozenset[date]) -> str:
    ahead = working_days_between(today, held_on, closed)
    if held_on == today:
        return "The board meets today"
    return f"The board meets on {long_date(held_on)}, in {_count(ahead, 'working day')}"


def _why_comment(kind: StepKind, due_on: date, today: date, _closed: frozenset[date]) -> str:
    if due_on < today:
        return f"An answer was owed by {long_date(due_on)}"
    if due_on == today:
        return "An answer is owed today"
    told = "A comment to answer" if kind is StepKind.COMMENT else "An answer is still owed,"
    return f"{told} by {long_date(due_on)}"


_SAID = {About.ACTION: _why_action, About.MEETING: _why_meeting, About.COMMENT: _why_comment}


def _by(day: date, today: date) -> str:
    if day == today:
        return "today"
    return f"in {_count((day - today).days, 'day')}, on {long_date(day)}"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
