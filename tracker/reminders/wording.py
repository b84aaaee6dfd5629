"""What a letter says of each thing: never a comment's words, a name, or what is not public."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.core.periods import MONTHS
from tracker.core.visibility import Visibility
from tracker.meetings.queries import BoardMeeting
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.due import DueLetter, Row, Told
from tracker.reminders.enums import Audience, StepKind
from tracker.reminders.escalations import EscalationInfo
from tracker.reminders.prints import PrintInfo
from tracker.reminders.reasons import why
from tracker.reminders.round_words import round_detail
from tracker.reminders.rounds import RoundPart
from tracker.reminders.said import CommentInfo
from tracker.reminders.scorecards import ScorecardInfo
from tracker.reminders.sight import Standing
from tracker.reminders.steps import ROUND
from tracker.wording import DAYS

K = StepKind
LATE = frozenset({K.OVERDUE, K.STILL_OVERDUE, K.REVIEW_MISSED, K.WORRY})
SILENT = "Whoever leads it has letters about this switched off."
ASK_TO_REPLY = "If you have not yet, sign in and say on its page whether you come."
HIDDEN = "sign in to see what it says"


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
    return [_item(row, letter, closed) for row in letter.rows]


def opening(letter: DueLetter) -> str:
    """How a letter begins: what of it is new."""
    new = sum(row.is_new for row in letter.rows)
    old = len(letter.rows) - new
    if not old:
        all_new = {1: "This is new.", 2: "Both are new."}
        return f"Good morning. {all_new.get(new, 'All are new.')}"
    still = "The other one is still open." if old == 1 else f"The other {old} are still open."
    first = "The first is new." if new == 1 else f"The first {new} are new."
    return f"Good morning. {first} {still}"


def _item(row: Row, letter: DueLetter, closed: frozenset[date]) -> Item:
    told, today = row.told, letter.on
    ref, title = _title(told, is_shared=letter.is_to_shared)
    details = _DETAILS.get(told.step.kind, _no_more)(told, today)
    return Item(
        ref=ref,
        why=why(told.step, today=today, closed=closed),
        title=title,
        detail=" ".join(part for part in (*details, _stands_in(told, today)) if part),
        due_on=told.step.due_on,
        is_late=told.step.kind in LATE,
        is_new=row.is_new,
    )


def _title(told: Told, *, is_shared: bool) -> tuple[str, str]:
    """Its reference, and what it is about: where several people read a letter, no more than that.

    The words of an action are printed only where everybody may read them.
    """
    match told.thing:
        case ActionInfo(ref=ref, title=title, visibility=label):
            is_open = label is Visibility.PUBLIC and not is_shared
            return ref, f"{ref} {title}" if is_open else f"{ref}: {HIDDEN}"
        case CommentInfo(action=action, author_role=role):
            author = "Somebody" if is_shared else _with_article(role)
            is_answered = told.step.kind is K.ANSWERED
            said = "What you said about" if is_answered else f"{author} wrote about"
            return action.ref, f"{said} {action.ref}"
        case BoardMeeting(held_on=day) if told.step.kind is K.MINUTES:
            return "Minutes", f"What the board decided on {_weekday(day)} {_day(day, None)}"
        case BoardMeeting(body_name=name, held_on=day):
            return "Next board", f"{name}, {_weekday(day)} {_day(day, None)}"
        case EscalationInfo(name=name):
            return name, f"Escalation {name}: {HIDDEN}"
        case ScorecardInfo(name=name, quarter=quarter):
            return "Scorecard", f"{name}, {quarter.short_label}"
        case RoundPart(board=board):
            return "Update round", f"Update round for the board of {_day(board.held_on, None)}"
        case _:
            return _least(told.thing)


def _least(thing: object) -> tuple[str, str]:
    """What is told of a thing whose letter holds neither its words nor its name."""
    if not isinstance(thing, PrintInfo):
        return "Safeguarding", "Sign in to see what it is"
    if thing.is_for_others:
        return "What they said", "Something that young people said, and its answer"
    return "What you said", "Something you said, and its answer"


Details = Callable[[Told, date], tuple[str, ...]]


def _due(told: Told, today: date) -> tuple[str, ...]:
    asks = "" if told.to.away else "If it will not make its date, say so now."
    return (_part(told) or asks,)


def _overdue(told: Told, today: date) -> tuple[str, ...]:
    was = f"Was due on {_weekday_day(told.step.due_on, today)}."
    if told.to.is_copy or told.to.away or told.to.audience is not Audience.ACCOUNTABLE:
        return was, _part(told), SILENT if told.lead_is_silent else ""
    return was, "Say where it is, or ask for a new date."


def _review(told: Told, today: date) -> tuple[str, ...]:
    if told.to.is_copy or told.to.away:
        return (_part(told),)
    return ("Say how it is going, and set its next review.",)


def _comment(told: Told, today: date) -> tuple[str, ...]:
    if not isinstance(told.thing, CommentInfo):
        return ()
    facts, copied = told.thing.facts, told.to.is_copy
    sent = f"Sent on {_day(facts.posted_on, today)}."
    if facts.is_again:
        sent = f"On {_day(facts.posted_on, today)} its author said that the answer is not enough."
    if copied or told.to.audience not in ANSWERING:
        return sent, _ASKED[facts.is_again, facts.is_above]
    return sent, "“Noted” is not an answer; there are four to choose from."


# Whoever else hears of a comment is told who is asked.
ANSWERING = frozenset({Audience.ACCOUNTABLE, Audience.CHAIR})
_ASKED = {
    (False, False): "Whoever leads the action is asked for the answer.",
    (True, False): "The chair of the workstream is asked for another answer.",
    (True, True): "The board secretary is asked for another answer.",
}


def _promised(told: Told, today: date) -> tuple[str, ...]:
    if told.to.is_copy or told.to.audience not in ANSWERING:
        return ("Whoever leads the action is asked to keep it, and to say so.",)
    return ("Keep what was promised, and say in another answer what came of it.",)


def _difference(told: Told, today: date) -> tuple[str, ...]:
    return ("Its lead says that it is done. Sign in and say if you see a change.",)


def _may_print(told: Told, today: date) -> tuple[str, ...]:
    is_for_others = isinstance(told.thing, PrintInfo) and told.thing.is_for_others
    who = "an ambassador or the board secretary says" if is_for_others else "you say"
    return (f"Sign in, see the words, and say yes or no. Nothing is printed unless {who} yes.",)


def _answered(told: Told, today: date) -> tuple[str, ...]:
    return ("Read the answer, and say so if it is not enough.",)


def _board(told: Told, today: date) -> tuple[str, ...]:
    if not isinstance(told.thing, BoardMeeting):
        return ()
    starts_at, place = told.thing.starts_at, " ".join(told.thing.place_held.split())
    at = f"At {starts_at:%H:%M}" if starts_at else ""
    where = f"{at}, {place}" if at and place else at or place
    is_invited = told.to.audience is Audience.MEMBERS and not told.to.away
    asks = ASK_TO_REPLY if is_invited and told.step.kind is K.NEXT_BOARD else ""
    return f"{where}." if where else "", asks


def _pack(told: Told, today: date) -> tuple[str, ...]:
    return ("The board’s summary is fixed. Read it before the meeting.",)


def _minutes(told: Told, today: date) -> tuple[str, ...]:
    return ("Write down what was decided, so that nobody has to remember it.",)


def _scorecard(told: Told, today: date) -> tuple[str, ...]:
    if not isinstance(told.thing, ScorecardInfo):
        return ()
    it = told.thing
    so_far = f"{it.published} of {it.wanted} figures are published."
    if told.to.audience is Audience.PERFORMANCE_OFFICER:
        return so_far, "Enter the others, or say why there is none, so that they can be checked."
    return so_far, "Ask for those that your service has to give."


def _moved(told: Told, today: date) -> tuple[str, ...]:
    return ("The new date was agreed. Reminders follow it from now on.",)


def _round(told: Told, today: date) -> tuple[str, ...]:
    if not isinstance(told.thing, RoundPart):
        return ()
    is_closing = told.step.kind is K.ROUND_CLOSES
    until = f"{_weekday_day(told.thing.closes_on, today)}"
    return round_detail(told.thing, told.to, until=until, is_closing=is_closing)


def _no_more(told: Told, today: date) -> tuple[str, ...]:
    return ()


_PART = {
    Audience.HELPERS: "You help with this one.",
    Audience.CHAIR: "You chair its workstream: ask what stands in the way.",
    Audience.BOARD_SECRETARY: "It goes on the list of exceptions for the board.",
    Audience.BOARD_CHAIR: "It is on the board’s agenda under exceptions.",
}
_DETAILS: dict[StepKind, Details] = {
    K.DUE_SOON: _due,
    **dict.fromkeys((K.OVERDUE, K.STILL_OVERDUE), _overdue),
    **dict.fromkeys((K.REVIEW_SOON, K.REVIEW_MISSED), _review),
    **dict.fromkeys((K.COMMENT, K.ANSWER_OWED), _comment),
    K.PROMISED: _promised,
    K.DIFFERENCE: _difference,
    K.MAY_PRINT: _may_print,
    K.ANSWERED: _answered,
    **dict.fromkeys((K.NEXT_BOARD, K.BOARD_MOVED), _board),
    K.PACK: _pack,
    K.MINUTES: _minutes,
    K.SCORECARD: _scorecard,
    K.DATE_MOVED: _moved,
    **dict.fromkeys(ROUND, _round),
}


_NOBODY = {
    Audience.PERFORMANCE_OFFICER: "Nobody is the performance officer here, so this comes to you.",
    Audience.HEAD_OF_SERVICE: "Nobody is recorded in the posts that own them, so this comes to "
    "you.",
}


def _part(told: Told) -> str:
    is_for_another = told.to.stands_in or told.to.away is not None
    return "" if is_for_another else _PART.get(told.to.audience, "")


def _stands_in(told: Told, today: date) -> str:
    if told.to.away is not None:
        return _away(told.to.away, today)
    if not told.to.stands_in:
        return ""
    if told.to.audience is Audience.MINUTE_TAKER:
        return "Nobody is on the board’s list as its secretary, so this comes to you."
    if told.to.audience is Audience.BOARD_CHAIR:
        agenda = ": it is for its agenda" if told.step.kind in LATE else ""
        return f"Nobody chairs the board here, so this comes to you{agenda}."
    if told.step.kind is K.SCORECARD:
        return _NOBODY[told.to.audience]
    what = "them" if told.step.kind in ROUND else "its workstream"
    if told.to.audience is Audience.CHAIR:
        return f"Nobody chairs {what} here, so this comes to you."
    if told.step.kind in ROUND:
        return "Nobody is recorded in the posts that lead them, so this comes to you."
    return "Nobody is recorded in the post that leads it, so this comes to you."


def _away(away: Standing, today: date) -> str:
    """By post or role: nobody's absence is told of them by name."""
    until = _day(away.last_on, today)
    if away.is_chosen:
        return f"You stand in for {away.words}, away until {until}."
    return f"{away.words[:1].upper()}{away.words[1:]} is away until {until}, so this comes to you."


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
