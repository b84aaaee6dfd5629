"""How many people an agenda is for."""

from datetime import date

from sqlalchemy import func, or_, select

from tracker.core.database import db
from tracker.meetings.models import Member
from tracker.meetings.policy import member_on
from tracker.people.models import PostHolding, User
from tracker.people.vacancy import holds_on


def people_on_list(body_id: int, *, day: date) -> int:
    """The people with an account who are on a body’s list on a day, each counted once."""
    named = select(Member.user_id).where(Member.body_id == body_id, member_on(day))
    held = (
        select(PostHolding.user_id)
        .join(Member, Member.post_id == PostHolding.post_id)
        .where(Member.body_id == body_id, member_on(day), holds_on(day))
    )
    count = select(func.count()).select_from(User)
    return (
        db.session.scalar(count.where(User.is_active, or_(User.id.in_(named), User.id.in_(held))))
        or 0
    )
