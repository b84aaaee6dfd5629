"""What whoever asked says of the newest answer; their words never go into the audit."""

from typing import Any

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted, NotAllowed
from tracker.people.identity import SignedIn
from tracker.voice import policy, rules
from tracker.voice.enums import Verdict
from tracker.voice.models import Answer, Comment, EarlierText
from tracker.voice.record import record, touch

NOT_YOURS = "Only whoever asked says whether an answer answers it."
NOTHING_TO_SAY = "There is no answer here to say anything about."
NEWER_ANSWER = "There is a newer answer now. Read it, and say whether that one answers it."


def answer_to_judge(comment: Comment, *, by: SignedIn) -> Answer:
    """The newest answer, if this person asked and was owed one."""
    if comment.author_id != by.id:
        raise NotAllowed(NOT_YOURS)
    last = comment.answers[-1] if comment.answers else None
    is_owed = comment.answer_due_on is not None
    may = policy.may_judge(by, policy.facts_of(comment)) and rules.may_judge(last, is_owed=is_owed)
    if last is None or not may:
        raise DomainError(NOTHING_TO_SAY)
    return last


def judge(comment: Comment, verdict: Verdict, text: str, *, by: SignedIn, number: int) -> Answer:
    """Say “that answers it” or “not yet” of the answer with this number, the newest.

    Not yet: another answer is owed within ten working days; said again, its days do not begin anew.
    """
    answer = answer_to_judge(comment, by=by)
    if answer.number != number:
        raise NotAccepted({"": NEWER_ANSWER})
    if (answer.verdict, answer.verdict_text) == (verdict, text):
        return answer
    before = _state(answer)
    if answer.verdict_text:
        db.session.add(EarlierText(comment=comment, text=answer.verdict_text, until_at=clock.now()))
    if verdict is Verdict.ANSWERS_IT:
        answer.owed_again_on = None
    elif answer.owed_again_on is None:
        answer.owed_again_on = rules.answer_due_on(clock.today())
    answer.verdict, answer.verdict_text = verdict, text
    answer.judged_at = clock.now()
    touch(comment)  # whoever answers meanwhile looks again
    was, now = audit.changes(before, _state(answer))
    label = policy.facts_of(comment).about.visibility
    record(Deed.COMMENT_JUDGED, comment, label, by=by, before=was, after=now)
    return answer


def _state(answer: Answer) -> dict[str, Any]:
    return {"verdict": answer.verdict, "owed_again_on": answer.owed_again_on}
