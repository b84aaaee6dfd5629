"""Who may read minutes and who may do what with them; and that approved ones stay as they are."""

from datetime import date

from sqlalchemy import or_, select

from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import DomainError
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.enums import MemberRole
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import Minutes
from tracker.meetings.models import Meeting, Member
from tracker.meetings.policy import member_on
from tracker.people.models import PostHolding
from tracker.people.vacancy import holds_on

SHOWN_TO_ALL = frozenset({MinutesState.AGREED, MinutesState.APPROVED})


def expect_unlocked(meeting_id: int) -> None:
    """Refuse a deed on a meeting whose minutes are approved: its items, attendance, resolutions.

    Lifting Part 2 is no such deed: it changes who reads, not what was approved.
    """
    found = db.session.execute(
        select(Minutes.id, Meeting.held_on)
        .outerjoin(Meeting, Minutes.approved_at_id == Meeting.id)
        .where(Minutes.meeting_id == meeting_id, Minutes.locked_at.is_not(None))
    ).first()
    if found is not None:
        on = f" on {long_date(found.held_on)}" if found.held_on else ""
        raise DomainError(
            f"The minutes of this meeting were approved{on} and are locked. "
            "What was done at the meeting stays as it was approved."
        )


def may_read(state: MinutesState, eyes: Eyes, *, was_there: bool) -> bool:
    """A draft: who keeps the meetings; then who was there; once agreed, who sees the meeting."""
    if eyes.manages or state in SHOWN_TO_ALL:
        return True
    return state is MinutesState.CIRCULATED and was_there


def is_chair(user_id: int, *, body_id: int, on: date) -> bool:
    """Whether somebody chaired a body on a day, by name or by their post."""
    held = select(PostHolding.post_id).where(PostHolding.user_id == user_id, holds_on(on))
    found = db.session.scalar(
        select(Member.id)
        .where(
            Member.body_id == body_id,
            Member.role == MemberRole.CHAIR,
            member_on(on),
            or_(Member.user_id == user_id, Member.post_id.in_(held)),
        )
        .limit(1)
    )
    return found is not None
