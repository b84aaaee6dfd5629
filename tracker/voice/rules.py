"""A comment is a debt: when an answer is owed, what counts as one, and what its author may do."""

import re
from datetime import date, datetime, timedelta

from tracker.core.dates import long_date, working_days_after
from tracker.voice.enums import AnswerKind, ShownAs

ANSWER_WITHIN = 10
EDITED_WITHIN = timedelta(hours=24)
_ACKNOWLEDGEMENT = (
    "a acknowledged all and been board by comment comments duly feedback for has have i is it na "
    "none noted ok okay point received team thank thanks the this was we well with you your"
)
_EMPTY = frozenset(_ACKNOWLEDGEMENT.split())
_WORD = re.compile(r"\w+")


def answer_due_on(posted_on: date, closed: frozenset[date] = frozenset()) -> date:
    """An answer is owed within ten working days."""
    return working_days_after(posted_on, ANSWER_WITHIN, closed)


def is_answer_late(due_on: date, *, today: date) -> bool:
    """An answer is late from the day after it was owed."""
    return today > due_on


def answer_owed_words(due_on: date, *, today: date) -> str:
    """By when an unanswered comment is to be answered, or was."""
    if is_answer_late(due_on, today=today):
        return f"An answer was due by {long_date(due_on)}. It is late"
    return f"Answer due by {long_date(due_on)}"


def wrong_with_answer(
    kind: AnswerKind | None, *, text: str, look_again_on: date | None, today: date
) -> dict[str, str]:
    """What keeps a text from being an answer: the name of the field and a sentence for each."""
    wrong = {}
    if kind is None:
        wrong["kind"] = "Choose what you answer"
    if not text.strip():
        wrong["text"] = kind.hint if kind else "Say what you did, will do or cannot do"
    elif _is_only_noted(text):
        wrong["text"] = "“Noted” is not an answer. Say what you did, will do or cannot do"
    if kind is AnswerKind.WE_WILL_LOOK_AGAIN:
        if look_again_on is None:
            wrong["look_again_on"] = "Say on which day you will look again"
        elif look_again_on <= today:
            wrong["look_again_on"] = "The day you will look again must be after today"
    return wrong


def _is_only_noted(text: str) -> bool:
    """Whether a text holds nothing but the words of an acknowledgement."""
    return all(word in _EMPTY for word in _WORD.findall(text.lower().replace("n/a", "na")))


def shown_name(shown_as: ShownAs, *, name: str, first_name: str, role: str) -> str:
    """The name that readers see; a role is said with its article, as a person would."""
    if shown_as is ShownAs.FULL:
        return name
    if shown_as is ShownAs.FIRST:
        return first_name or name.split()[0]
    article = "An" if role[:1].lower() in "aeiou" else "A"
    return f"{article} {role}"


def may_edit(posted_at: datetime, *, now: datetime, is_answered: bool, is_gone: bool) -> bool:
    """A comment may be changed for a day, while nobody has answered it and it still stands."""
    return not is_answered and not is_gone and now - posted_at <= EDITED_WITHIN


def may_withdraw(*, is_gone: bool) -> bool:
    """A comment may be withdrawn at any time, answered or not, while it still stands."""
    return not is_gone
