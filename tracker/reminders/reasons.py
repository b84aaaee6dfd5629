"""Why a step is in a letter, in one sentence that is true on the day of the letter."""

from datetime import date

from tracker.core.dates import long_date, working_days_between
from tracker.reminders.enums import StepKind
from tracker.reminders.steps import Step

K = StepKind
_PLAIN = {
    K.ANSWERED: "Your comment has an answer",
    K.DIFFERENCE: "Has this made a difference?",
    K.MAY_PRINT: "May we print this?",
    K.WORRY: "Something needs your attention",
    K.GOOD_PRACTICE: "Good practice was told to your team",
}


def why(step: Step, *, today: date, closed: frozenset[date] = frozenset()) -> str:
    """Why a step is in a letter."""
    due_on = step.due_on
    if step.kind is K.ESCALATION:
        return _of_escalation(due_on, today)
    if due_on is None or step.kind in _PLAIN:
        return _PLAIN.get(step.kind, step.trigger.label)
    match step.kind:
        case K.NEXT_BOARD | K.PACK | K.BOARD_MOVED:
            return _of_board(step.kind, due_on, today, closed)
        case K.ROUND_OPENS | K.ROUND_ASKS | K.ROUND_CLOSES:
            return _of_round(due_on, today, closed)
        case K.COMMENT | K.ANSWER_OWED | K.PROMISED:
            return _of_comment(step.kind, due_on, today)
        case K.MINUTES:
            return f"Nothing is written down yet of the board of {long_date(due_on)}"
        case K.SCORECARD:
            return f"Figures of the quarter to {long_date(due_on)} are still to be published"
        case _:
            return _of_action(step.kind, due_on, today, closed)


def _of_action(kind: StepKind, due_on: date, today: date, closed: frozenset[date]) -> str:
    if kind is K.REVIEW_MISSED:
        return f"Its review was due on {long_date(due_on)}"
    if kind is K.REVIEW_SOON:
        return f"To be reviewed {_by(due_on, today)}"
    if kind is K.STILL_OVERDUE:
        return f"Still overdue, by {_count((today - due_on).days, 'day')}"
    if kind is K.OVERDUE:
        return f"{_count(working_days_between(due_on, today, closed), 'working day')} overdue"
    if kind is K.DATE_MOVED:
        return f"It has a new date, {long_date(due_on)}"
    return f"Due {_by(due_on, today)}"


def _of_board(kind: StepKind, held_on: date, today: date, closed: frozenset[date]) -> str:
    if kind is K.BOARD_MOVED:
        return f"The board was moved to {long_date(held_on)}"
    if held_on == today:
        return "The board meets today"
    ahead = working_days_between(today, held_on, closed)
    return f"The board meets on {long_date(held_on)}, in {_count(ahead, 'working day')}"


def _of_round(closes_on: date, today: date, closed: frozenset[date]) -> str:
    if closes_on < today:
        return f"The update round closed on {long_date(closes_on)}"
    if closes_on == today:
        return "The update round closes today"
    left = working_days_between(today, closes_on, closed)
    return f"The update round closes on {long_date(closes_on)}, in {_count(left, 'working day')}"


def _of_comment(kind: StepKind, due_on: date, today: date) -> str:
    if kind is K.PROMISED:
        return f"An answer promised something for {long_date(due_on)}"
    if due_on < today:
        return f"An answer was owed by {long_date(due_on)}"
    if due_on == today:
        return "An answer is owed today"
    told = "A comment to answer" if kind is K.COMMENT else "An answer is still owed,"
    return f"{told} by {long_date(due_on)}"


def _of_escalation(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "It waits for the board’s answer"
    return f"An answer {'was' if due_on < today else 'is'} owed by {long_date(due_on)}"


def _by(day: date, today: date) -> str:
    if day == today:
        return "today"
    return f"in {_count((day - today).days, 'day')}, on {long_date(day)}"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
