"""Which posts nobody holds: marked vacant, or left by a holder whom none followed."""

from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, Select, or_, select

from tracker.core.database import db
from tracker.people.models import Post, PostHolding


def vacant_posts(day: date) -> frozenset[int]:
    """The ids of posts vacant on a day; a holder never recorded is not a vacancy."""
    return frozenset(db.session.scalars(_vacant(day)))


@lru_cache(maxsize=8)
def _vacant(day: date) -> Select[int]:
    return select(Post.id).where(is_vacant(day))


@lru_cache(maxsize=8)
def is_vacant(day: date) -> ColumnElement[bool]:
    """The same as a WHERE clause about `Post`."""
    held = select(PostHolding.id).where(PostHolding.post_id == Post.id)
    left = held.where(PostHolding.ended_on < day)
    has_left, is_held = left.exists(), held.where(holds_on(day)).exists()
    return or_(Post.is_vacant, has_left & ~is_held)


def holds_on(day: date) -> ColumnElement[bool]:
    """A holding that covers a day, its first and last day included."""
    return (PostHolding.started_on <= day) & or_(
        PostHolding.ended_on.is_(None), PostHolding.ended_on >= day
    )
