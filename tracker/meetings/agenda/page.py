"""What the agenda’s page needs besides its items: whether it is out, and what its marks say."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.meetings import listing
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.policy import Eyes, eyes_of, sees_agenda
from tracker.meetings.agenda.queries import ItemRow, agenda
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Meeting
from tracker.meetings.queries import lists_held
from tracker.people.identity import SignedIn


@dataclass(frozen=True, slots=True)
class Sight:
    """A meeting, what this reader may see of it, and its items where they may read an agenda."""

    meeting: MeetingRow
    eyes: Eyes
    out_at: datetime | None
    revised_at: datetime | None
    items: list[ItemRow]

    @property
    def is_out(self) -> bool:
        return self.out_at is not None

    @property
    def is_shown(self) -> bool:
        return sees_agenda(self.eyes, is_out=self.is_out)

    @property
    def may_lift(self) -> bool:
        """Part 2 is in the hands of those who keep meetings and may read it."""
        return self.eyes.manages and self.eyes.reads_board and self.eyes.is_cleared


def sight(meeting_id: int, viewer: SignedIn) -> Sight:
    """A meeting’s agenda by one person’s eyes; NotFound where they may not know of the meeting."""
    today = clock.today()
    row = listing.meeting_row(meeting_id, viewer, today=today)
    if row is None:
        raise NotFound
    eyes = eyes_of(viewer, row.body_id, lists=lists_held(viewer.id, today=today))
    out_at, revised_at = db.session.execute(
        select(Meeting.agenda_out_at, Meeting.agenda_revised_at).where(Meeting.id == meeting_id)
    ).one()
    items = agenda(meeting_id, eyes) if sees_agenda(eyes, is_out=out_at is not None) else []
    return Sight(row, eyes, out_at, revised_at, items)


def item_of(seen: Sight, item_id: int) -> ItemRow:
    """An item that this reader may read in full; NotFound for any other."""
    found = next((each for each in seen.items if each.id == item_id and not each.is_closed), None)
    if found is None:
        raise NotFound
    return found


def held_over_from(items: list[ItemRow]) -> dict[int, date]:
    """The days from which items were carried here, by the item that was carried."""
    carried = sorted({each.carried_from_id for each in items if each.carried_from_id is not None})
    if not carried:
        return {}
    rows = (
        select(AgendaItem.id, Meeting.held_on)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.id.in_(carried))
    )
    return {row.id: row.held_on for row in db.session.execute(rows)}


def carried_to(items: list[ItemRow]) -> dict[int, tuple[int, date]]:
    """Where items went on: the meeting and its day, by the item that was carried there.

    Asked only of what the reader reads in full. The next agenda may be a draft, of which nobody
    is told: the page asks this for those who keep the meetings alone.
    """
    ids = sorted(each.id for each in items if not each.is_closed)
    if not ids:
        return {}
    later = aliased(AgendaItem)
    rows = (
        select(later.carried_from_id, func.min(Meeting.id), func.min(Meeting.held_on))
        .join(Meeting, later.meeting_id == Meeting.id)
        .where(later.carried_from_id.in_(ids))
        .group_by(later.carried_from_id)
    )
    return {
        origin: (meeting_id, held_on)
        for origin, meeting_id, held_on in db.session.execute(rows)
        if origin is not None
    }
