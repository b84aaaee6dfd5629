"""What a meeting decided, for its own page; and what it has still to decide before it is closed."""

from datetime import date

from sqlalchemy import exists, select

from tracker.core.database import db
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.listing import MeetingRow
from tracker.meetings.minutes import queries
from tracker.meetings.minutes.text import MinutedItem, MinutesText
from tracker.people.identity import SignedIn


def has_items(meeting_id: int) -> bool:
    """Whether a meeting has an agenda; of one without, a note says what was decided."""
    return bool(db.session.scalar(select(exists().where(AgendaItem.meeting_id == meeting_id))))


def decided(meeting: MeetingRow, viewer: SignedIn, *, today: date) -> MinutesText | None:
    """What was decided, item by item, once it was sent out or its reader may read the minutes."""
    if meeting.held_on > today or not has_items(meeting.id):
        return None
    found = queries.sight(meeting, viewer, today=today)
    if found.text is not None or found.standing.decisions_at is None:
        return found.text
    text, _ = queries.read(meeting.id, found.standing, viewer, found.eyes)
    return text


def undecided(meeting: MeetingRow, viewer: SignedIn, *, today: date) -> list[MinutedItem]:
    """The items on which nothing is resolved yet, as their reader may name them."""
    if not has_items(meeting.id):
        return []
    return queries.sight(meeting, viewer, today=today).undecided
