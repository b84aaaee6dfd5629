"""Deeds on comments: say, change, take back, remove, answer, worry, release.

The words of a comment are never written into the audit, nor the name of an author who hides it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.actions.queries import get_whole_action
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotAllowed
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.voice import policy, rules
from tracker.voice.enums import AnswerKind, ShownAs
from tracker.voice.models import Answer, Comment, CommentFlag, EarlierText

TOO_LATE_TO_CHANGE = (
    "A comment can be changed for 24 hours, until somebody answers it. "
    "You can take it back at any time, and say it anew."
)
NOT_THERE = "This comment is hidden or gone already, so there is nothing left to do."
NOT_YOURS_TO_ANSWER = (
    "Whoever holds the accountable post answers this, or the workstream’s chair, or the board "
    "secretary."
)
ANSWERED_ALREADY = "Somebody answered this while you were writing. Their answer stands above."


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody sends: `is_unsafe` tells the safeguarding lead, and nobody else reads it."""

    text: str
    shown_as: ShownAs
    is_unsafe: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answers."""

    kind: AnswerKind | None
    text: str
    look_again_on: date | None = None


def post_comment(action_id: int, words: Words, *, by: SignedIn) -> Comment:
    """Say something of an action; an ambassador is owed an answer. Said twice, it stands once."""
    action = get_whole_action(action_id, viewer=by)
    _hold(action)
    if not policy.may_comment(by, action):
        raise NotAllowed("Your role reads comments and does not write them.")
    if action.plan.ends_on < clock.today():
        raise DomainError(
            "The plan of this action has ended, so nobody can comment on it any more."
        )
    if (said := _said_already(action, words, by)) is not None:
        return said
    is_owed = Role.AMBASSADOR in by.roles and not words.is_unsafe
    comment = Comment(
        action=action,
        author_id=by.id,
        shown_as=words.shown_as,
        author_role=policy.author_role(by.roles),
        text=words.text,
        posted_at=clock.now(),
        answer_due_on=rules.answer_due_on(clock.today()) if is_owed else None,
        removed_reason="",
        document="",
        demonstration=False,
        seed_key="",
    )
    db.session.add(comment)
    db.session.flush()  # the audit needs its id
    after = {"action": action.ref, "shown_as": comment.shown_as} | (
        {"answer_due_on": comment.answer_due_on} if is_owed else {}
    )
    _record(Deed.COMMENT_ADDED, comment, by=by, after=after, is_private=words.is_unsafe)
    if words.is_unsafe:
        _flag(comment, by=by)
    return comment


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
    _record(Deed.COMMENT_CHANGED, comment, by=by)


def withdraw_comment(comment: Comment, *, by: SignedIn) -> None:
    """Take back one's own words: nobody reads them any more, and the record keeps them."""
    _own(comment, by)
    facts = policy.facts_of(comment)
    if not rules.may_withdraw(is_gone=facts.is_gone):
        raise DomainError(NOT_THERE)
    comment.withdrawn_at = clock.now()
    _record(Deed.COMMENT_WITHDRAWN, comment, by=by, is_private=facts.is_private)


def remove_comment(comment: Comment, *, by: SignedIn, reason: str) -> None:
    """Take somebody's words away, with a reason that their author is told."""
    if not policy.may_remove(by, policy.facts_of(comment)):
        raise NotAllowed("Only the participation lead removes a comment, and one that stands.")
    comment.removed_at = clock.now()
    comment.removed_by_id = by.id
    comment.removed_reason = reason
    _record(Deed.COMMENT_REMOVED, comment, by=by)


def answer_comment(comment: Comment, reply: Reply, *, by: SignedIn, version: int) -> Answer:
    """Answer in one of the four ways; again only after an answer that promised more."""
    if not policy.may_answer(by, policy.facts_of(comment)):
        raise NotAllowed(NOT_YOURS_TO_ANSWER)
    last = comment.answers[-1] if comment.answers else None
    if not rules.may_answer_again(last.kind if last else None):
        raise NotAccepted({"": ANSWERED_ALREADY})
    _expect(comment, version)
    wrong = rules.wrong_with_answer(
        reply.kind, text=reply.text, look_again_on=reply.look_again_on, today=clock.today()
    )
    if reply.kind is None or wrong:
        raise NotAccepted(wrong)
    answer = Answer(
        comment=comment,
        number=len(comment.answers) + 1,
        kind=reply.kind,
        text=reply.text,
        look_again_on=(
            reply.look_again_on if reply.kind is AnswerKind.WE_WILL_LOOK_AGAIN else None
        ),
        by_id=by.id,
        by_name=_answers_as(by, comment.action),
        answered_at=clock.now(),
        document="",
        demonstration=False,
    )
    db.session.add(answer)
    _touch(comment)
    after = {"kind": answer.kind, "look_again_on": answer.look_again_on}
    _record(Deed.COMMENT_ANSWERED, comment, by=by, after=after)
    return answer


def flag_comment(comment: Comment, *, by: SignedIn) -> None:
    """Hide a comment at once from all but its author and the safeguarding lead."""
    if not policy.may_flag(by, policy.facts_of(comment)):
        raise DomainError(NOT_THERE)
    _flag(comment, by=by)


def release_comment(comment: Comment, *, by: SignedIn, note: str) -> None:
    """Say what came of a worry: others can read the comment again, a private one stays private.

    Nobody could answer what was hidden, so the days to answer begin anew.
    """
    worries = [flag for flag in comment.flags if flag.released_at is None]
    if not worries:
        raise DomainError("Somebody looked at this comment already.")
    facts = policy.facts_of(comment)
    flagged_by = frozenset(flag.by_id for flag in worries)
    if wrong := policy.wrong_with_release(by, facts, flagged_by):
        raise NotAccepted({"": wrong})
    for flag in worries:
        flag.released_at = clock.now()
        flag.released_by_id = by.id
        flag.release_note = note
    before = comment.answer_due_on
    if before is not None and not comment.answers and not facts.is_private:
        comment.answer_due_on = max(before, rules.answer_due_on(clock.today()))
    _touch(comment)
    old, new = audit.changes({"answer_due_on": before}, {"answer_due_on": comment.answer_due_on})
    _record(
        Deed.COMMENT_RELEASED,
        comment,
        by=by,
        before=old,
        after=new,
        is_private=facts.is_private,
    )


def _hold(action: Action) -> None:
    """Let two who send at once come one after the other (SQLite lets one in at a time anyway)."""
    db.session.execute(
        select(Action.id).where(Action.id == action.id).with_for_update(key_share=True)
    )


def _said_already(action: Action, words: Words, by: SignedIn) -> Comment | None:
    """The same words of the same person on the same action, sent today and still standing."""
    found = db.session.scalars(
        select(Comment).where(
            Comment.action_id == action.id,
            Comment.author_id == by.id,
            Comment.text == words.text,
            Comment.shown_as == words.shown_as,
            policy.is_private() if words.is_unsafe else policy.stands(),
            ~policy.is_gone(),
        )
    )
    today = clock.today()
    return next((each for each in found if clock.london(each.posted_at).date() == today), None)


def _flag(comment: Comment, *, by: SignedIn) -> None:
    is_private = by.id == comment.author_id
    flag = CommentFlag(comment_id=comment.id, by_id=by.id, flagged_at=clock.now(), release_note="")
    db.session.add(flag)
    if is_private:
        comment.answer_due_on = None
    _touch(comment)
    _record(Deed.COMMENT_FLAGGED, comment, by=by, is_private=is_private)


def _own(comment: Comment, by: SignedIn) -> None:
    if comment.author_id != by.id:
        raise NotAllowed("Only whoever wrote a comment changes it or takes it back.")


def _expect(comment: Comment, version: int) -> None:
    if comment.version != version:
        raise ChangedMeanwhile


def _touch(comment: Comment) -> None:
    """Make whoever looks at an earlier state of this comment look again before they save."""
    flag_modified(comment, "text")


def _answers_as(by: SignedIn, action: Action) -> str:
    """An answer is the post's, not the person's: people come and go."""
    if action.accountable_post is not None and action.accountable_post_id in by.post_ids:
        return action.accountable_post.name
    if action.workstream is not None and action.workstream_id in by.chairs:
        return f"Chair, {action.workstream.name}"
    return Role.BOARD_SECRETARY.label


def _record(
    deed: Deed,
    comment: Comment,
    *,
    by: SignedIn,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    is_private: bool = False,
) -> None:
    """The deed without the words; an author who hides their name is called what readers see."""
    hides = comment.author_id == by.id and (is_private or comment.shown_as is not ShownAs.FULL)
    audit.record(
        deed,
        subject_type="comment",
        subject_id=comment.id,
        by=by,
        before=before,
        after=after,
        visibility=Visibility.RESTRICTED if is_private else comment.action.visibility,
        as_name=_called(comment) if hides else "",
    )


def _called(comment: Comment) -> str:
    return rules.shown_name(ShownAs.ROLE, name="", first_name="", role=comment.author_role)
