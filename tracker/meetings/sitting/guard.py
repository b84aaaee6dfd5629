"""What every deed at a meeting asks first: is it on, are its minutes open, who may read of it."""

from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.errors import DomainError
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.policy import expect_unlocked
from tracker.meetings.models import Meeting


def expect_open(meeting: Meeting, *, has_begun: bool = False) -> None:
    """Refuse a deed on a meeting that is off, or whose minutes are approved and locked.

    `has_begun`: a deed of the day itself, not of before it.
    """
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so nothing is written down at it.")
    expect_unlocked(meeting.id)
    if has_begun and meeting.held_on > clock.today():
        raise DomainError(
            f"This meeting is on {long_date(meeting.held_on)}, so nothing was decided yet."
        )


def why_locked(meeting_id: int) -> str:
    """Why nothing can be written down any more, in a sentence; nothing while it can."""
    try:
        expect_unlocked(meeting_id)
    except DomainError as refusal:
        return str(refusal)
    return ""


def told_to(label: Visibility, meeting: Meeting) -> Visibility:
    """Who reads in the history what was done with an item: of Part 2 only who may read it.

    What is public comes to the public by the minutes, not by the history. Such rows are the
    item's own, not the meeting's: what becomes private later takes them with it.
    """
    if label is Visibility.RESTRICTED:
        return label
    is_draft = meeting.agenda_out_at is None and meeting.held_on > clock.today()
    return Visibility.DRAFT if is_draft else Visibility.BOARD
