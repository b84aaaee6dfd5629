"""Which moment the board's page is asked for: today, a day, or a board with its snapshot."""

from dataclasses import dataclass
from datetime import date

from tracker.actions.standing import Moment
from tracker.core.dates import long_date
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import BoardMeeting, asked_meeting
from tracker.meetings.rounds import Terms, round_of, terms
from tracker.meetings.snapshots import moment_of
from tracker.people.identity import SignedIn

LONGEST_ID = 18


@dataclass(frozen=True)
class Asked:
    """The moment to show, the board that was asked for by its meeting, and what to say of it."""

    moment: Moment
    board: BoardMeeting | None = None
    terms: Terms | None = None
    warning: str = ""


def on_day(day: date) -> Asked:
    """The page of a day."""
    return Asked(moment_on(day))


def at_meeting(typed: str, *, viewer: SignedIn, today: date) -> Asked:
    """The page of a board: its snapshot once that is frozen, else as of its day or today."""
    found = None
    if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_ID:
        found = asked_meeting(int(typed), viewer=viewer, today=today)
    if found is None:
        return Asked(moment_on(), warning="There is no such meeting, so this is as of today.")
    meeting = found.meeting
    if meeting.status is MeetingStatus.CANCELLED:
        day = long_date(meeting.held_on)
        was_off = f"The meeting of {day} was cancelled, so this is as of today."
        return Asked(moment_on(), warning=was_off)
    if not found.is_board:
        return on_day(min(meeting.held_on, today))
    return _of_board(meeting, today)


def _of_board(board: BoardMeeting, today: date) -> Asked:
    own_terms = terms()
    return Asked(moment_of(board, round_of(board, own_terms), today), board, own_terms)
