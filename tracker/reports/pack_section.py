"""The board’s summary as pages of its pack: as it was frozen, with what the pack’s readers see."""

from tracker.core import clock
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.readers import READERS
from tracker.meetings.pack.sections import Section, Sections
from tracker.meetings.snapshots import snapshot_of
from tracker.rendering import render_alone
from tracker.reports.asked import at_meeting
from tracker.reports.board import board_page

NOT_FROZEN = "not frozen"


def write(meeting_id: int, kind: PackKind) -> str:
    """The summary as it was frozen for a board; before that, that it is still to come."""
    asked = at_meeting(str(meeting_id), viewer=READERS[PackKind.BOARD], today=clock.today())
    if asked.board is None:
        return ""
    if asked.moment.round_id is None:
        return render_alone("reports/pack_section.html", page=None, day=None)
    page = board_page(asked, viewer=READERS[kind])
    return render_alone("reports/pack_section.html", page=page, day=asked.moment.day)


def mark(meeting_id: int, _kind: PackKind) -> str:
    """Which snapshot it is."""
    frozen = snapshot_of(meeting_id)
    return NOT_FROZEN if frozen is None else f"{frozen.round_id} {frozen.day.isoformat()}"


SECTIONS: Sections = {ItemKind.BOARD_SUMMARY: Section(write, mark)}
