"""Deeds on a comment that worries somebody: hide it at once, and say what came of it."""

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.voice import policy, rules
from tracker.voice.models import Comment, CommentFlag
from tracker.voice.record import record, touch
from tracker.voice.service import NOT_THERE


def flag_comment(comment: Comment, *, by: SignedIn) -> None:
    """Hide a comment at once from all but its author and the safeguarding lead."""
    facts = policy.facts_of(comment)
    if not policy.may_flag(by, facts):
        raise DomainError(NOT_THERE)
    raise_worry(comment, facts.about.visibility, by=by)


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
    last = comment.answers[-1] if comment.answers else None
    if last is not None and last.owed_again_on is not None:
        last.owed_again_on = max(last.owed_again_on, rules.answer_due_on(clock.today()))
    touch(comment)
    old, new = audit.changes({"answer_due_on": before}, {"answer_due_on": comment.answer_due_on})
    record(
        Deed.COMMENT_RELEASED,
        comment,
        facts.about.visibility,
        by=by,
        before=old,
        after=new,
        is_private=facts.is_private,
    )


def raise_worry(comment: Comment, label: Visibility, *, by: SignedIn) -> None:
    """Hide a comment; one that its own author is worried about is for nobody else, ever."""
    is_private = by.id == comment.author_id
    flag = CommentFlag(comment_id=comment.id, by_id=by.id, flagged_at=clock.now(), release_note="")
    db.session.add(flag)
    if is_private:
        comment.answer_due_on = None
    touch(comment)
    record(Deed.COMMENT_FLAGGED, comment, label, by=by, is_private=is_private)
