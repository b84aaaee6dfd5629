"""The snapshot of a board: the moment that its papers are about, as it was frozen."""

from datetime import date

from sqlalchemy import select

from tracker.actions.standing import Moment
from tracker.core.database import db
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.round_models import UpdateRound
from tracker.meetings.rounds import BoardRound


def snapshot_of(meeting_id: int) -> Moment | None:
    """The moment of a board's snapshot; of several, where it moved, the latest."""
    frozen = db.session.scalar(
        select(UpdateRound)
        .where(UpdateRound.meeting_id == meeting_id)
        .order_by(UpdateRound.as_of.desc(), UpdateRound.id.desc())
        .limit(1)
    )
    if frozen is None:
        return None
    return Moment(
        day=frozen.as_of,
        cycle_began=frozen.cycle_began,
        vacant_posts=frozenset(frozen.vacant_posts),
        is_now=False,
        last_board_on=frozen.last_board_on,
        cycle_before=frozen.cycle_before,
        round_id=frozen.id,
    )


def moment_of(board: BoardMeeting, own: BoardRound, today: date) -> Moment:
    """What a board is about: its snapshot, before that today, and without one its own day."""
    frozen = snapshot_of(board.id) if own.is_frozen else None
    return frozen or moment_on(min(board.held_on, today))
