"""Deeds on a comment that worries somebody: hide it at once, and say what came of it."""

from collections.abc import Sequence
from datetime import date

from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.voice import policy, rules
from tracker.voice.about import label_of
from tracker.voice.models import Comment, CommentFlag
from tracker.voice.record import record, touch
from tracker.voice.service import NOT_THERE
from tracker.voice.worries import telling

TOLD_ALREADY = "You told the safeguarding lead about this already, and they have not looked yet."


def flag_comment(comment: Comment, *, by: SignedIn) -> CommentFlag:
    """Hide a comment at once from all but its author and the safeguarding lead."""
    facts = policy.facts_of(comment)
    if not policy.may_flag(by, facts):
        raise DomainError(NOT_THERE)
    if any(flag.by_id == by.id for flag in _open(comment)):
        raise DomainError(TOLD_ALREADY)
    is_private = by.id == comment.author_id and not comment.is_for_others
    label = facts.about.visibility
    return raise_worry(comment, label, by=by, earlier=comment.flags, is_private=is_private)


def release_comment(comment: Comment, *, by: SignedIn, note: str) -> None:
    """Say what came of a worry: others can read the comment again, a private one stays private.

    Nobody could answer what was hidden, so those days are given back; what was late already when
    it was hidden stays late, and so does what was never hidden.
    """
    worries = _open(comment)
    if not worries:
        raise DomainError("Somebody looked at this comment already.")
    facts = policy.facts_of(comment)
    flagged_by = frozenset(flag.by_id for flag in worries)
    if wrong := _wrong_with_release(by, facts, flagged_by):
        raise NotAccepted({"": wrong})
    for flag in worries:
        flag.released_at = clock.now()
        flag.released_by_id = by.id
        flag.release_note = note
    before = comment.answer_due_on
    hidden = [clock.london(flag.flagged_at).date() for flag in worries if flag.hides]
    if hidden and not comment.answers:
        comment.answer_due_on = _given_back(before, min(hidden))
    last = comment.answers[-1] if comment.answers else None
    if hidden and last is not None:
        last.owed_again_on = _given_back(last.owed_again_on, min(hidden))
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


def look_at(comment: Comment, *, by: SignedIn) -> None:
    """Say that one is looking at a worry: the clock stops, and others need not be told."""
    unseen = [flag for flag in _open(comment) if flag.seen_at is None]
    if not unseen:
        raise DomainError("Somebody is looking at this comment already.")
    facts = policy.facts_of(comment)
    if wrong := _wrong_with_release(by, facts, frozenset(flag.by_id for flag in unseen)):
        raise NotAccepted({"": wrong})
    for flag in unseen:
        flag.seen_at, flag.seen_by_id = clock.now(), by.id
    touch(comment)
    label = facts.about.visibility
    record(Deed.COMMENT_LOOKED_AT, comment, label, by=by, is_private=facts.is_private)


def raise_worry(
    comment: Comment,
    label: Visibility,
    *,
    by: SignedIn,
    is_private: bool,
    earlier: Sequence[CommentFlag] = (),
) -> CommentFlag:
    """Hide a comment, and tell the safeguarding leads at once; a private one is for nobody else,
    ever. What a lead looked at and let stand stays to be read (`stays`).
    """
    flag = CommentFlag(
        comment_id=comment.id,
        by_id=by.id,
        flagged_at=clock.now(),
        is_private=is_private,
        hides=is_private or not stays(comment, earlier, by=by),
        release_note="",
    )
    db.session.add(flag)
    db.session.flush()  # its letters are named after it
    if is_private:
        comment.answer_due_on = None
    touch(comment)
    telling.tell_of(flag)
    record(Deed.COMMENT_FLAGGED, comment, label, by=by, is_private=is_private)
    return flag


def stays(comment: Comment, earlier: Sequence[CommentFlag], *, by: SignedIn) -> bool:
    """Whether a worry leaves a comment to be read, so that nobody can silence it by worrying anew.

    So it is where a lead looked at these very words before and let them stand; the leads are told
    again as soon. A safeguarding lead hides what they like, but for what is said of their own work
    (decision 0032).
    """
    looked_at = max((each.released_at for each in earlier if each.released_at), default=None)
    knows_more = by.has(Role.SAFEGUARDING_LEAD) and not policy.is_own_work(by, label_of(comment))
    if looked_at is None or knows_more:
        return False
    said = [comment.edited_at]
    for answer in comment.answers:
        said += [answer.answered_at, answer.judged_at]
    return all(moment is None or moment <= looked_at for moment in said)


def _given_back(due_on: date | None, hidden_on: date) -> date | None:
    return None if due_on is None else rules.given_back(due_on, hidden_on, clock.today())


def _wrong_with_release(viewer: SignedIn, facts: policy.Facts, flagged_by: frozenset[int]) -> str:
    """Why this safeguarding lead is not the one to release a comment; empty if they may."""
    if viewer.id in flagged_by:
        return "You raised this worry, so another safeguarding lead has to look at it."
    if viewer.id == facts.author_id:
        return "You wrote this comment, so another safeguarding lead has to look at it."
    if policy.is_own_work(viewer, facts.about):
        return "This is about your own work, so another safeguarding lead has to look at it."
    return ""


def _open(comment: Comment) -> list[CommentFlag]:
    return [flag for flag in comment.flags if flag.released_at is None]
