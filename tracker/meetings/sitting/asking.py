"""Which meeting and which item somebody asks for, by what they may see: shared by the pages."""

from dataclasses import dataclass

from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.listing import MeetingRow, meeting_row
from tracker.meetings.sitting import queries
from tracker.meetings.sitting.queries import SittingItem
from tracker.meetings.tabs import eyes_for
from tracker.people.identity import SignedIn


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting, who asks for it, and what they may see of it."""

    meeting: MeetingRow
    viewer: SignedIn
    eyes: Eyes

    @property
    def items(self) -> list[SittingItem]:
        """Its items as they are now."""
        return queries.items(self.meeting.id, self.eyes, viewer=self.viewer)

    def item(self, item_id: int) -> SittingItem:
        """One of its items that can be written about, by whoever asks."""
        for each in self.items:
            if each.row.id == item_id and each.is_taken:
                return each
        raise NotFound


def ask(meeting_id: int, viewer: SignedIn) -> Asked:
    """A meeting that the viewer may know of."""
    row = meeting_row(meeting_id, viewer, today=clock.today())
    if row is None:
        raise NotFound
    return Asked(row, viewer, eyes_for(viewer, row.body_id))
