"""A comment is a debt: when an answer is owed, what counts as one, and what its author may do."""

import re
from datetime import date, datetime, timedelta
from typing import Protocol

from tracker.core.dates import working_days_after, working_days_between
from tracker.voice.enums import STILL_OPEN, AnswerKind, CommentState, ShownAs, Verdict

ANSWER_WITHIN = 10
LOOK_AHEAD = 10
SECRETARY = "the board secretary"
EDITED_WITHIN = timedelta(hours=24)
_ACKNOWLEDGEMENT = (
    "a acknowledged all and been board by comment comments duly feedback for has have i is it na "
    "none noted ok okay point received team thank thanks the this was we well with you your"
)
_EMPTY = frozenset(_ACKNOWLEDGEMENT.split())
_WORD = re.compile(r"\w+")


class Given(Protocol):
    """An answer that was given, as far as these rules ask."""

    @property
    def kind(self) -> AnswerKind: ...

    @property
    def promised_on(self) -> date | None: ...

    @property
    def verdict(self) -> Verdict | None: ...

    @property
    def owed_again_on(self) -> date | None: ...


def answer_due_on(posted_on: date, closed: frozenset[date] = frozenset()) -> date:
    """An answer is owed within ten working days."""
    return working_days_after(posted_on, ANSWER_WITHIN, closed)


def is_answer_late(due_on: date, *, today: date) -> bool:
    """An answer is late from the day after it was owed."""
    return today > due_on


def given_back(due_on: date, hidden_on: date, today: date) -> date:
    """The day by which an answer is owed once a comment is read again: as many working days later
    as nobody could read it; what was late when it was hidden is owed as before."""
    hidden_for = working_days_between(hidden_on, today)
    if not hidden_for or is_answer_late(due_on, today=hidden_on):
        return due_on
    return working_days_after(due_on, hidden_for)


def wrong_with_answer(
    kind: AnswerKind | None, *, text: str, day: date | None, today: date
) -> dict[str, str]:
    """What keeps a text from being an answer: the name of the field and a sentence for each."""
    wrong = {}
    if kind is None:
        wrong["kind"] = "Choose what you answer"
    if not text.strip():
        wrong["text"] = kind.hint if kind else "Say what you did, will do or cannot do"
    elif _is_only_noted(text):
        wrong["text"] = "“Noted” is not an answer. Say what you did, will do or cannot do"
    if kind in STILL_OPEN:
        if day is None:
            wrong["day"] = _WHICH_DAY[kind]
        elif day <= today:
            wrong["day"] = "The day must be after today"
    return wrong


_WHICH_DAY = {
    AnswerKind.WE_ARE_DOING_IT: "Say by which day it is done",
    AnswerKind.WE_WILL_LOOK_AGAIN: "Say on which day you will look again",
}


def _is_only_noted(text: str) -> bool:
    """Whether a text holds nothing but the words of an acknowledgement."""
    return all(word in _EMPTY for word in _WORD.findall(text.lower().replace("n/a", "na")))


def shown_name(shown_as: ShownAs, *, name: str, first_name: str, role: str, group: str = "") -> str:
    """The name that readers see; a role is said with its article, as a person would."""
    if shown_as is ShownAs.GROUP:
        return group
    if shown_as is ShownAs.YOUNG:
        return shown_as.label
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


def is_unanswered(last: Given | None) -> bool:
    """Nothing was answered yet, or the latest answer did not answer it."""
    return last is None or last.owed_again_on is not None


def may_answer_again(last: Given | None) -> bool:
    """A first answer always; a further one where the last promised more or was not enough."""
    return last is None or is_unanswered(last) or last.kind in STILL_OPEN


def may_judge(last: Given | None, *, is_owed: bool) -> bool:
    """An answer that was owed can be called enough or not, until there is a newer one."""
    return last is not None and is_owed


def debt_on(answer_due_on: date | None, last: Given | None) -> date | None:
    """The day by which something is owed: an answer, another one, or what the last promised."""
    if last is None:
        return answer_due_on
    return last.owed_again_on or last.promised_on


def is_waiting(due_on: date | None, *, is_answered: bool, today: date) -> bool:
    """An answer is waited for at once, what it promised from ten working days before its day."""
    if due_on is None:
        return False
    return not is_answered or due_on <= working_days_after(today, LOOK_AHEAD)


def days_left(due_on: date, *, today: date) -> str:
    """How many working days there are still, or how late it is, as a sentence."""
    if due_on == today:
        return "That is today."
    late = due_on < today
    days = working_days_between(due_on, today) if late else working_days_between(today, due_on)
    if not days:
        return "It is late." if late else "That is before the next working day."
    counted = f"{days} working {'day' if days == 1 else 'days'}"
    return f"It is {counted} late." if late else f"{counted} left."


def who_answers(post: str | None, *, is_partner: bool, is_vacant: bool, workstream: str) -> str:
    """Who owes the answer: the accountable post; if nobody holds it the chair, else the secretary.

    A post is said with its article, a partner by its name.
    """
    if post and not is_vacant:
        return post if is_partner or post.lower().startswith("the ") else f"the {post}"
    return f"the chair of {workstream}" if workstream else SECRETARY


def who_answers_again(workstream: str) -> str:
    """Whose the second debt is, where the first answer was not enough."""
    return who_answers(None, is_partner=False, is_vacant=False, workstream=workstream)


def first_word(name: str) -> str:
    """A first name out of what somebody is called, so that never a whole name is shown."""
    return (name.split() or [""])[0].strip(",;.")


Steps = list[tuple[str, str]]
_WITH_SOMEBODY = {
    CommentState.HIDDEN: "With the safeguarding lead",
    CommentState.PRIVATE: "With the safeguarding lead",
    CommentState.HELD: "The participation lead reads it first",
}


def steps(
    state: CommentState,
    *,
    posted_on: str,
    owed: str,
    is_late: bool,
    last: Given | None,
    answered_on: str,
) -> Steps:
    """How far a comment has come, for its author: words, each past, here or next."""
    if state in (CommentState.WITHDRAWN, CommentState.REMOVED):
        return []
    sent = (f"Sent {posted_on}", "past")
    if state in _WITH_SOMEBODY:
        return [sent, (_WITH_SOMEBODY[state], "here")]
    due = f"Answer {'was ' if is_late else ''}due by {owed}"
    if last is None:
        return [sent, (due, "here"), ("Answered", "next")] if owed else []
    answered = (f"Answered {answered_on}", "past")
    if last.verdict is Verdict.NOT_YET:
        return [sent, (f"Answered {answered_on}, not yet enough", "past"), (due, "here")]
    if last.kind is AnswerKind.WE_WILL_LOOK_AGAIN:
        return [sent, answered, (f"They look again on {owed}", "here")]
    if last.kind is AnswerKind.WE_ARE_DOING_IT:
        return [sent, answered, (f"Being done by {owed}" if owed else "Being done", "here")]
    if last.verdict is Verdict.ANSWERS_IT:
        return [sent, answered, ("You said: that answers it", "past")]
    return [sent, answered]
