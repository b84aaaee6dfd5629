"""Whether a person is on the Executive Board, for whoever asks who is signed in."""

from datetime import date

from sqlalchemy import Select, literal, or_, select

from tracker.meetings.models import Body, Member
from tracker.meetings.policy import member_on
from tracker.people.models import PostHolding
from tracker.people.vacancy import holds_on


def board_seats(user_id: int, day: date) -> Select[str, int]:
    """Rows of ("board", body) for each executive board the person is on, by name or by post."""
    own_posts = select(PostHolding.post_id).where(PostHolding.user_id == user_id, holds_on(day))
    return (
        select(literal("board"), Member.body_id)
        .join(Body, Member.body_id == Body.id)
        .where(
            Body.is_executive_board,
            member_on(day),
            or_(Member.user_id == user_id, Member.post_id.in_(own_posts)),
        )
    )
