"""Deeds on comments that were said: change, take back, remove, answer.

The words of a comment are never written into the audit, nor the name of an author who hides it.
"""

from dataclasses import dataclass
from datetime import date

from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotAllowed
from tracker.people.identity import SignedIn
from tracker.voice import policy, rules
from tracker.voice.enums import AnswerKind
from tracker.voice.models import Answer, Comment, EarlierText
from tracker.voice.record import record, touch

TOO_LATE_TO_CHANGE = (
    "A comment can be changed for 24 hours, until somebody answers it. "
    "You can take it back at any time, and say it anew."
)
NOT_THERE = "This comment is hidden or gone already, so there is nothing left to do."
NOT_YOURS_TO_ANSWER = (
    "Whoever holds the accountable post answers this, or the workstream’s chair, or the board "
    "secretary."
)
NOT_ENOUGH = (
    "Whoever asked said that the last answer is not yet enough. The chair of the workstream "
    "answers now, or the board secretary."
)
ANSWERED_ALREADY = "Somebody answered this while you were writing. Their answer stands above."


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answers."""

    kind: AnswerKind | None
    text: str
    day: date | None = None


def change_comment(comment: Comment, text: str, *, by: SignedIn, version: int) -> None:
    """Change one's own words within a day, until they are answered; the earlier ones are kept."""
    _own(comment, by)
    facts = policy.facts_of(comment)
    if not rules.may_edit(
        comment.posted_at,
        now=clock.now(),
        is_answered=bool(comment.answers),
        is_gone=not facts.stands,
    ):
        raise NotAccepted({"": TOO_LATE_TO_CHANGE})
    _expect(comment, version)
    if text == comment.text:
        return
    db.session.add(EarlierText(comment=comment, text=comment.text, until_at=clock.now()))
    comment.text = text
    comment.edited_at = clock.now()
    record(Deed.COMMENT_CHANGED, comment, facts.about.visibility, by=by)


def withdraw_comment(comment: Comment, *, by: SignedIn) -> None:
    """Take back one's own words: nobody reads them any more, and the record keeps them."""
    _own(comment, by)
    facts = policy.facts_of(comment)
    if not rules.may_withdraw(is_gone=facts.is_gone):
        raise DomainError(NOT_THERE)
    comment.withdrawn_at = clock.now()
    label = facts.about.visibility
    record(Deed.COMMENT_WITHDRAWN, comment, label, by=by, is_private=facts.is_private)


def let_through(comment: Comment, *, by: SignedIn) -> None:
    """Let others read what the participation lead read first; the days to answer begin now."""
    facts = policy.facts_of(comment)
    if not policy.may_let_through(by, facts):
        raise DomainError(NOT_THERE)
    comment.is_held = False
    if comment.answer_due_on is not None:
        comment.answer_due_on = rules.answer_due_on(clock.today())
    record(Deed.COMMENT_LET_THROUGH, comment, facts.about.visibility, by=by)


def remove_comment(comment: Comment, *, by: SignedIn, reason: str) -> None:
    """Take somebody's words away, with a reason that their author is told."""
    facts = policy.facts_of(comment)
    if not policy.may_remove(by, facts):
        raise NotAllowed("Only the participation lead removes a comment, and one that stands.")
    comment.removed_at = clock.now()
    comment.removed_by_id = by.id
    comment.removed_reason = reason
    record(Deed.COMMENT_REMOVED, comment, facts.about.visibility, by=by)


def expect_answerer(facts: policy.Facts, by: SignedIn) -> None:
    """Refuse who does not owe the answer, and say who does."""
    if not policy.may_answer(by, facts):
        raise NotAllowed(NOT_ENOUGH if facts.is_owed_again else NOT_YOURS_TO_ANSWER)


def answer_comment(comment: Comment, reply: Reply, *, by: SignedIn, version: int) -> Answer:
    """Answer in one of the four ways; again where the last promised more or was not enough."""
    facts = policy.facts_of(comment)
    expect_answerer(facts, by)
    last = comment.answers[-1] if comment.answers else None
    if not rules.may_answer_again(last):
        raise NotAccepted({"": ANSWERED_ALREADY})
    _expect(comment, version)
    wrong = rules.wrong_with_answer(reply.kind, text=reply.text, day=reply.day, today=clock.today())
    if reply.kind is None or wrong:
        raise NotAccepted(wrong)
    answer = Answer(
        comment=comment,
        number=len(comment.answers) + 1,
        kind=reply.kind,
        text=reply.text,
        look_again_on=reply.day if reply.kind is AnswerKind.WE_WILL_LOOK_AGAIN else None,
        doing_by=reply.day if reply.kind is AnswerKind.WE_ARE_DOING_IT else None,
        by_id=by.id,
        by_name=_answers_as(by, comment),
        by_chair=facts.about.workstream_id in by.chairs,
        answered_at=clock.now(),
        document="",
        demonstration=False,
    )
    db.session.add(answer)
    touch(comment)
    after = {"kind": answer.kind, "promised_on": answer.promised_on}
    record(Deed.COMMENT_ANSWERED, comment, facts.about.visibility, by=by, after=after)
    return answer


def _own(comment: Comment, by: SignedIn) -> None:
    if comment.author_id != by.id:
        raise NotAllowed("Only whoever wrote a comment changes it or takes it back.")


def _expect(comment: Comment, version: int) -> None:
    if comment.version != version:
        raise ChangedMeanwhile


def _answers_as(by: SignedIn, comment: Comment) -> str:
    """An answer is the post's, not the person's: people come and go."""
    action = comment.action
    if action and action.accountable_post and action.accountable_post_id in by.post_ids:
        return action.accountable_post.name
    workstream = action.workstream if action else comment.workstream
    if workstream is not None and workstream.id in by.chairs:
        return f"Chair, {workstream.name}"
    return Role.BOARD_SECRETARY.label
