"""A comment is a debt: when an answer is owed, what counts as one, and what its author may do."""

import re
from datetime import date, datetime, timedelta

from tracker.core.dates import working_days_after, working_days_between
from tracker.voice.enums import STILL_OPEN, AnswerKind, CommentState, ShownAs

ANSWER_WITHIN = 10
LOOK_AHEAD = 10
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


def may_answer_again(last: AnswerKind | None) -> bool:
    """A first answer always; a further one only after an answer that promised more."""
    return last is None or last in STILL_OPEN


def debt_on(
    answer_due_on: date | None, *, last: AnswerKind | None, look_again_on: date | None
) -> date | None:
    """The day by which something is owed: the first answer, or the promised second look."""
    if last is None:
        return answer_due_on
    return look_again_on if last is AnswerKind.WE_WILL_LOOK_AGAIN else None


def is_waiting(due_on: date | None, *, is_answered: bool, today: date) -> bool:
    """A first answer is waited for at once, a second look from ten working days before its day."""
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
    return f"the chair of {workstream}" if workstream else "the board secretary"


def first_word(name: str) -> str:
    """A first name out of what somebody is called, so that never a whole name is shown."""
    return (name.split() or [""])[0].strip(",;.")


Steps = list[tuple[str, str]]


def steps(
    state: CommentState,
    *,
    posted_on: str,
    owed: str,
    is_late: bool,
    last: AnswerKind | None,
    answered_on: str,
    look_again_on: str,
) -> Steps:
    """How far a comment has come, for its author: words, each past, here or next."""
    if state in (CommentState.WITHDRAWN, CommentState.REMOVED):
        return []
    sent = (f"Sent {posted_on}", "past")
    if state in (CommentState.HIDDEN, CommentState.PRIVATE):
        return [sent, ("With the safeguarding lead", "here")]
    if last is None:
        due = f"Answer {'was ' if is_late else ''}due by {owed}"
        return [sent, (due, "here"), ("Answered", "next")] if owed else []
    answered = (f"Answered {answered_on}", "past")
    if last is AnswerKind.WE_WILL_LOOK_AGAIN:
        return [sent, answered, (f"They look again on {look_again_on}", "here")]
    if last is AnswerKind.WE_ARE_DOING_IT:
        return [sent, answered, ("Being done", "here")]
    return [sent, answered]
