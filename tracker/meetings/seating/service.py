"""Deeds on seats: name who may come instead of a member, or that nobody may."""

from sqlalchemy import select

from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.meetings import history
from tracker.meetings.models import Body, Member
from tracker.people.models import Post, User

Who = tuple[int | None, int | None]  # (post, person): one of them, or neither


def name_substitute(body: Body, member: Member, who: Who, *, by: Person) -> None:
    """Say who may come in a member's place; `(None, None)` takes the name off."""
    if member.ended_on is not None:
        raise DomainError("They are no longer on the list.")
    if who != (None, None) and who == (member.post_id, member.user_id):
        raise NotAccepted({"who": "Choose somebody else: this is the member"})
    before = (member.substitute_post_id, member.substitute_user_id)
    if before == who:
        return
    told = {"who": _name((member.post_id, member.user_id)), "substitute": _name(who)}
    old = {"substitute": _name(before)}
    member.substitute_post_id, member.substitute_user_id = who
    history.of_body(Deed.MEMBER_SUBSTITUTE_NAMED, body, by=by, before=old, after=told)


def _name(who: Who) -> str:
    post_id, user_id = who
    if post_id is not None:
        return db.session.scalar(select(Post.name).where(Post.id == post_id)) or ""
    if user_id is not None:
        return db.session.scalar(select(User.name).where(User.id == user_id)) or ""
    return ""
