"""Who may know of, read and touch which comment, by what it is about and what befell it."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, true
from sqlalchemy.orm import aliased

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.actions import policy as actions
from tracker.actions.models import Action
from tracker.actions.policy import Labelled
from tracker.core import clock
from tracker.people.identity import SignedIn
from tracker.voice import hearing
from tracker.voice.about import label_of, may_see, visible_to
from tracker.voice.models import Answer, Comment, CommentFlag
from tracker.voice.work import STREAM


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules ask of a comment.

    `is_flagged`: somebody is worried, and the safeguarding lead has not released it.
    `is_watched`: the same, or somebody is worried again about what was looked at and stays.
    `was_flagged`: somebody is worried, or was: the safeguarding lead keeps its record.
    `is_held`: the participation lead reads it before anybody else does (reliability T2).
    `is_private`: its author told the safeguarding lead and nobody else; that never ends.
    `has_other_lead`: a lead whose own work a private one is not about hears it (`hearing`).
    `is_owed_again`: its author said “not yet” of the latest answer.
    """

    author_id: int
    about: Labelled
    is_gone: bool
    is_flagged: bool
    is_private: bool
    is_owed_again: bool = False
    is_watched: bool = False
    is_held: bool = False
    was_flagged: bool = False
    has_other_lead: bool = False

    @property
    def stands(self) -> bool:
        """Whether everybody who sees what it is about can read it."""
        return not (self.is_gone or self.is_flagged or self.is_private or self.is_held)


def facts_of(comment: Comment) -> Facts:
    """The facts of a comment that was loaded with what it is about and its flags."""
    is_private = any(flag.is_private for flag in comment.flags)
    return Facts(
        author_id=comment.author_id,
        about=label_of(comment),
        is_gone=comment.withdrawn_at is not None or comment.removed_at is not None,
        is_flagged=any(flag.released_at is None and flag.hides for flag in comment.flags),
        is_watched=any(flag.released_at is None for flag in comment.flags),
        is_held=comment.is_held,
        was_flagged=bool(comment.flags),
        is_private=is_private,
        has_other_lead=is_private and bool(hearing.leads_for(comment.id).others),
        is_owed_again=bool(comment.answers) and comment.answers[-1].owed_again_on is not None,
    )


@cache
def is_gone() -> ColumnElement[bool]:
    """A comment that was taken back or removed."""
    return Comment.withdrawn_at.is_not(None) | Comment.removed_at.is_not(None)


@cache
def is_flagged() -> ColumnElement[bool]:
    """A comment that somebody is worried about, not released yet."""
    flag = aliased(CommentFlag)
    return exists().where(
        flag.comment_id == Comment.id, flag.released_at.is_(None), flag.hides.is_(True)
    )


@cache
def is_watched() -> ColumnElement[bool]:
    """A comment that waits for a safeguarding lead, hidden or not."""
    flag = aliased(CommentFlag)
    return exists().where(flag.comment_id == Comment.id, flag.released_at.is_(None))


@cache
def was_flagged() -> ColumnElement[bool]:
    """A comment that somebody is worried about, or was."""
    flag = aliased(CommentFlag)
    return exists().where(flag.comment_id == Comment.id)


@cache
def is_private() -> ColumnElement[bool]:
    """A comment that its author sent to the safeguarding lead alone."""
    flag = aliased(CommentFlag)
    return exists().where(flag.comment_id == Comment.id, flag.is_private.is_(True))


@cache
def is_owed_again() -> ColumnElement[bool]:
    """A comment whose author said “not yet” of the latest answer."""
    answer, later = aliased(Answer), aliased(Answer)
    is_newer = exists().where(later.comment_id == Comment.id, later.number > answer.number)
    return exists().where(
        answer.comment_id == Comment.id, answer.owed_again_on.is_not(None), ~is_newer
    )


def stands() -> ColumnElement[bool]:
    """A comment that everybody who sees what it is about can read."""
    return and_(~is_gone(), ~is_flagged(), ~is_private(), ~Comment.is_held)


def may_know(viewer: SignedIn, facts: Facts) -> bool:
    """Whether this person sees that there is a comment: its words, or what stands in their place.

    Of a private one the participation lead knows who wrote it, so that help can reach them.
    """
    if facts.author_id == viewer.id:
        return True
    if facts.is_private:
        return viewer.has(Role.PARTICIPATION_LEAD) or _hears(viewer, facts)
    if _has_record(viewer, facts):
        return True
    if facts.is_held:
        return viewer.has(Role.PARTICIPATION_LEAD)
    return may_see(viewer, facts.about)


def known_to(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause over comments outer-joined with their actions."""
    told = is_private() if viewer.has(Role.PARTICIPATION_LEAD) else _heard_by(viewer)
    return or_(
        Comment.author_id == viewer.id,
        told,
        ~is_private()
        & or_(_record_of(viewer), _is_held_for(viewer), ~Comment.is_held & visible_to(viewer)),
    )


def may_read(viewer: SignedIn, facts: Facts) -> bool:
    """Whether this person may read the words."""
    if facts.author_id == viewer.id:
        return True
    if facts.is_private:
        return _hears(viewer, facts)
    if _has_record(viewer, facts):
        return True
    if facts.is_flagged:
        return False
    if facts.is_held:
        return viewer.has(Role.PARTICIPATION_LEAD)
    is_kept = not facts.is_gone or viewer.has(Role.PARTICIPATION_LEAD)
    return is_kept and may_see(viewer, facts.about)


def _hears(viewer: SignedIn, facts: Facts) -> bool:
    """The safeguarding leads; not one whose own work it is about, where there is another."""
    is_kept_out = facts.has_other_lead and is_own_work(viewer, facts.about)
    return viewer.has(Role.SAFEGUARDING_LEAD) and not is_kept_out


def _has_record(viewer: SignedIn, facts: Facts) -> bool:
    """The safeguarding leads, of what somebody worried about: the record is preserved, also of
    what was taken back since, or of an action that they may not see (reliability T1)."""
    return facts.was_flagged and viewer.has(Role.SAFEGUARDING_LEAD)


def _record_of(viewer: SignedIn) -> ColumnElement[bool]:
    return was_flagged() if viewer.has(Role.SAFEGUARDING_LEAD) else false()


def readable_by(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause over comments outer-joined with their actions."""
    hidden = or_(is_private(), is_flagged())
    return or_(
        Comment.author_id == viewer.id,
        _heard_by(viewer),
        ~is_private() & _record_of(viewer),
        ~hidden & _is_held_for(viewer),
        and_(
            ~hidden,
            ~Comment.is_held,
            true() if viewer.has(Role.PARTICIPATION_LEAD) else ~is_gone(),
            visible_to(viewer),
        ),
    )


def _heard_by(viewer: SignedIn) -> ColumnElement[bool]:
    if not viewer.has(Role.SAFEGUARDING_LEAD):
        return false()
    is_kept_out = or_(*_own_work(viewer)) & hearing.has_other_lead(clock.today())
    return is_private() & ~func.coalesce(is_kept_out, false())


def _is_held_for(viewer: SignedIn) -> ColumnElement[bool]:
    return Comment.is_held.is_(True) if viewer.has(Role.PARTICIPATION_LEAD) else false()


def may_know_author(viewer: SignedIn, author_id: int) -> bool:
    """The real name behind a comment is for its author and the participation lead."""
    return viewer.id == author_id or viewer.has(Role.PARTICIPATION_LEAD)


def may_comment(viewer: SignedIn, about: Labelled) -> bool:
    """Whoever sees a thing and whose role speaks."""
    return _holds(viewer, Permission.COMMENT_ADD) and may_see(viewer, about)


def may_say_anything(viewer: SignedIn) -> bool:
    """Whoever speaks and reads what the board reads, and every ambassador."""
    is_heard = actions.reads_board(viewer) or viewer.has(Role.AMBASSADOR)
    return _holds(viewer, Permission.COMMENT_ADD) and is_heard


def may_answer(viewer: SignedIn, facts: Facts) -> bool:
    """Who holds the accountable post, the workstream's chair, the secretary; never one's own.

    What that post's answer did not answer is the chair's, or the secretary's.
    """
    if not _holds(viewer, Permission.COMMENT_ANSWER) or not facts.stands:
        return False
    return (
        facts.author_id != viewer.id
        and may_see(viewer, facts.about)
        and (viewer.has(Role.BOARD_SECRETARY) or _owes(viewer, facts))
    )


def _owes(viewer: SignedIn, facts: Facts) -> bool:
    if facts.is_owed_again:
        return facts.about.workstream_id in viewer.chairs
    return is_own_work(viewer, facts.about)


def answerable_by(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause over comments outer-joined with their actions."""
    if not _holds(viewer, Permission.COMMENT_ANSWER):
        return false()
    chairs, holds = _own_work(viewer)
    own = or_(chairs, and_(holds, ~is_owed_again()))
    return and_(
        stands(),
        Comment.author_id != viewer.id,
        visible_to(viewer),
        true() if viewer.has(Role.BOARD_SECRETARY) else own,
    )


def is_own_work(viewer: SignedIn, about: Labelled) -> bool:
    """Whether this person carries the action, or chairs the workstream."""
    return about.workstream_id in viewer.chairs or about.accountable_post_id in viewer.post_ids


def _own_work(viewer: SignedIn) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    chairs = STREAM.in_(sorted(viewer.chairs))
    return chairs, Action.accountable_post_id.in_(sorted(viewer.post_ids))


def may_judge(viewer: SignedIn, facts: Facts) -> bool:
    """Whoever wrote it says whether an answer answers it: for a group, too, who spoke for it."""
    return facts.author_id == viewer.id and facts.stands


def may_remove(viewer: SignedIn, facts: Facts) -> bool:
    """The participation lead, what anybody else wrote and everybody can read."""
    return (
        _holds(viewer, Permission.COMMENT_MODERATE)
        and facts.author_id != viewer.id
        and (facts.stands and may_see(viewer, facts.about) or may_let_through(viewer, facts))
    )


def may_let_through(viewer: SignedIn, facts: Facts) -> bool:
    """The participation lead, what they read before anybody else does."""
    is_here = not (facts.is_gone or facts.is_flagged or facts.is_private)
    return viewer.has(Role.PARTICIPATION_LEAD) and facts.is_held and is_here


def may_flag(viewer: SignedIn, facts: Facts) -> bool:
    """Whoever can read a comment that stands, or that waits to be read first."""
    is_here = facts.stands or may_let_through(viewer, facts)
    return _holds(viewer, Permission.COMMENT_FLAG) and is_here and may_read(viewer, facts)


def _holds(viewer: SignedIn, permission: Permission) -> bool:
    return permission in permissions_of(viewer.roles)
