"""What a letter says of each thing: never a comment's words, a name, or what is restricted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.core.periods import MONTHS
from tracker.meetings.queries import BoardMeeting
from tracker.reminders.due import DueLetter, Row, Told
from tracker.reminders.enums import Audience, StepKind
from tracker.reminders.facts import ActionInfo, CommentInfo
from tracker.reminders.rules import OVERDUE, why
from tracker.wording import DAYS

LATE = frozenset(OVERDUE) | {StepKind.STILL_OVERDUE, StepKind.REVIEW_MISSED, StepKind.WORRY}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing as a letter prints it."""

    ref: str
    why: str
    title: str
    detail: str
    due_on: date | None
    is_late: bool
    is_new: bool


def items_of(letter: DueLetter, closed: frozenset[date] = frozenset()) -> list[Item]:
    """The things of a letter, in its order."""
    return [_item(row, letter.on, closed) for row in letter.rows]


def opening(letter: DueLetter) -> str:
    """How a letter begins: what of it is new."""
    new = sum(row.is_new for row in letter.rows)
    old = len(letter.rows) - new
    if not old:
        return (
            "Good morning. This is new today." if new == 1 else "Good morning. All are new today."
        )
    still = "The other one is still open." if old == 1 else f"The other {old} are still open."
    first = "The first is new today." if new == 1 else f"The first {new} are new today."
    return f"Good morning. {first} {still}"


def _item(row: Row, today: date, closed: frozenset[date]) -> Item:
    told = row.told
    ref, title = _title(told)
    details = _DETAILS.get(told.step.kind, _no_more)(told, today)
    return Item(
        ref=ref,
        why=why(told.step, today=today, closed=closed),
        title=title,
        detail=" ".join(part for part in (*details, _stands_in(told)) if part),
        due_on=told.step.due_on,
        is_late=told.step.kind in LATE,
        is_new=row.is_new,
    )


def _title(told: Told) -> tuple[str, str]:
    match told.thing:
        case ActionInfo(ref=ref, title=title):
            return ref, f"{ref} {title}"
        case CommentInfo(action=action) if told.step.kind is StepKind.ANSWERED:
            return action.ref, f"What you said about {action.ref}"
        case CommentInfo(action=action, author_role=role):
            return action.ref, f"{_with_article(role)} wrote about {action.ref}"
        case BoardMeeting(body_name=name, held_on=day):
            return "Next board", f"{name}, {_weekday(day)} {_day(day, None)}"
        case _:
            return "Safeguarding", "Sign in to see what it is"


Details = Callable[[Told, date], tuple[str, ...]]


def _due(told: Told, today: date) -> tuple[str, ...]:
    return (_part(told) or "If it will not make its date, say so now.",)


def _overdue(told: Told, today: date) -> tuple[str, ...]:
    was = f"Was due on {_weekday_day(told.step.due_on, today)}."
    if told.to.is_copy or told.to.audience is not Audience.ACCOUNTABLE:
        return was, _part(told)
    return was, "Say where it is, or ask for a new date."


def _review(told: Told, today: date) -> tuple[str, ...]:
    if told.to.is_copy:
        return (_part(told),)
    return ("Say how it is going, and set its next review.",)


def _comment(told: Told, today: date) -> tuple[str, ...]:
    if not isinstance(told.thing, CommentInfo):
        return ()
    sent = f"Sent on {_day(told.thing.facts.posted_on, today)}."
    if told.to.is_copy:
        return sent, "Whoever leads the action is asked for the answer."
    return sent, "“Noted” is not an answer; there are four to choose from."


def _answered(told: Told, today: date) -> tuple[str, ...]:
    return ("Read the answer, and say so if it is not enough.",)


def _board(told: Told, today: date) -> tuple[str, ...]:
    if not isinstance(told.thing, BoardMeeting):
        return ()
    starts_at, place = told.thing.starts_at, " ".join(told.thing.place_held.split())
    at = f"At {starts_at:%H:%M}" if starts_at else ""
    where = f"{at}, {place}" if at and place else at or place
    return (f"{where}." if where else "",)


def _no_more(told: Told, today: date) -> tuple[str, ...]:
    return ()


_PART = {
    Audience.HELPERS: "You help with this one.",
    Audience.CHAIR: "You chair its workstream: ask what stands in the way.",
    Audience.BOARD_SECRETARY: "It goes on the list of exceptions for the board.",
}
_DETAILS: dict[StepKind, Details] = {
    **dict.fromkeys((StepKind.DUE_SOON_28, StepKind.DUE_SOON_7), _due),
    **dict.fromkeys((*OVERDUE, StepKind.STILL_OVERDUE), _overdue),
    **dict.fromkeys((StepKind.REVIEW_SOON, StepKind.REVIEW_MISSED), _review),
    **dict.fromkeys((StepKind.COMMENT, StepKind.ANSWER_OWED_5, StepKind.ANSWER_OWED_10), _comment),
    StepKind.ANSWERED: _answered,
    **dict.fromkeys(
        (
            StepKind.NEXT_BOARD_15,
            StepKind.NEXT_BOARD_10,
            StepKind.NEXT_BOARD_5,
            StepKind.NEXT_BOARD_1,
        ),
        _board,
    ),
}


def _part(told: Told) -> str:
    return "" if told.to.stands_in else _PART.get(told.to.audience, "")


def _stands_in(told: Told) -> str:
    if not told.to.stands_in:
        return ""
    if told.to.audience is Audience.CHAIR:
        return "Nobody chairs its workstream here, so this comes to you."
    return "Nobody is recorded in the post that leads it, so this comes to you."


def _with_article(role: str) -> str:
    role = role[:1].lower() + role[1:]
    return f"{'An' if role[:1] in 'aeiou' else 'A'} {role or 'reader'}"


def _weekday(day: date) -> str:
    return DAYS[day.weekday()]


def _weekday_day(day: date | None, today: date) -> str:
    return "" if day is None else f"{_weekday(day)} {_day(day, today)}"


def _day(day: date, today: date | None) -> str:
    """30 November; with its year where that is not this one."""
    year = "" if today is not None and day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
