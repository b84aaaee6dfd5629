"""Until when young people may speak, and which items they are asked about."""

from datetime import date, datetime, time

from tracker.core.dates import working_days_before
from tracker.meetings.agenda.enums import ItemKind, Purpose
from tracker.meetings.enums import MeetingStatus

PRINTED_BEFORE = 5
LONGEST_SUMMARY = 50
BEGUN = "The meeting has begun, so nobody can comment any more. What was said stands below."
OVER = "The meeting is over, so nobody can comment any more. What was said stands below."
OFF = "This meeting was cancelled, so nobody can comment on it."

# Of these nobody can say anything: they are how a meeting begins and ends.
FORMAL = frozenset(
    {ItemKind.APOLOGIES, ItemKind.DECLARATIONS, ItemKind.NEXT_MEETING, ItemKind.ANY_OTHER}
)
IN_PLAIN_WORDS = {
    Purpose.NOTE: "The meeting hears about this.",
    Purpose.DECIDE: "The meeting decides on this.",
    Purpose.DISCUSS: "The meeting talks about this.",
    Purpose.APPROVE: "The meeting is asked to say yes to this.",
}


def say_by(held_on: date, closed: frozenset[date] = frozenset()) -> date:
    """The last day on which what is said is sure to be printed with its item."""
    return working_days_before(held_on, PRINTED_BEFORE, closed)


def why_closed(status: MeetingStatus, held_on: date, begins: time | None, now: datetime) -> str:
    """Why nobody can comment any more, in a sentence; empty until the meeting begins.

    `now` is London's; a meeting without a time begins with its day.
    """
    if status is MeetingStatus.CANCELLED:
        return OFF
    if status is MeetingStatus.HELD or held_on < now.date():
        return OVER
    return BEGUN if now >= datetime.combine(held_on, begins or time.min, now.tzinfo) else ""


def words_in(text: str) -> int:
    """How many words a summary has."""
    return len(text.split())
