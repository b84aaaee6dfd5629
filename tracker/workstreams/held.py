"""The seats that a person holds, for whoever asks who is signed in."""

from datetime import date

from sqlalchemy import Select, String, cast, or_, select

from tracker.people.models import PostHolding
from tracker.people.vacancy import holds_on
from tracker.workstreams.models import Seat


def seats(user_id: int, day: date) -> Select[str, int]:
    """Rows of (kind of seat, workstream): held by the person, or by a post that they hold."""
    own_posts = select(PostHolding.post_id).where(PostHolding.user_id == user_id, holds_on(day))
    return select(cast(Seat.kind, String), Seat.workstream_id).where(
        or_(Seat.user_id == user_id, Seat.post_id.in_(own_posts)),
        Seat.started_on <= day,
        or_(Seat.ended_on.is_(None), Seat.ended_on >= day),
    )
