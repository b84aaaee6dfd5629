"""The board’s summary as pages of its pack: as it was frozen, with what the pack’s readers see."""

from tracker.core import clock
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.readers import READERS
from tracker.meetings.pack.sections import Section, Sections
from tracker.meetings.snapshots import snapshot_of
from tracker.rendering import render_alone
from tracker.reports.asked import Asked, at_meeting
from tracker.reports.board import BoardPage, board_page

NOT_FROZEN = "not frozen"


def write(meeting_id: int, kind: PackKind) -> str:
    """The summary as it was frozen for a board; before that, that it is still to come."""
    asked = _asked(meeting_id)
    if asked.board is None:
        return ""
    page = _page(asked, kind)
    return render_alone("reports/pack_section.html", page=page, day=page and asked.moment.day)


def told(meeting_id: int, kind: PackKind) -> list[str]:
    """The actions that it names."""
    page = _page(_asked(meeting_id), kind)
    if page is None:
        return []
    ids = {row.id for rows in page.lists.values() for row in rows}
    return [f"action-{each}" for each in ids | {move.action_id for move in page.moves}]


def mark(meeting_id: int, _kind: PackKind) -> str:
    """Which snapshot it is."""
    frozen = snapshot_of(meeting_id)
    return NOT_FROZEN if frozen is None else f"{frozen.round_id} {frozen.day.isoformat()}"


def _asked(meeting_id: int) -> Asked:
    return at_meeting(str(meeting_id), viewer=READERS[PackKind.BOARD], today=clock.today())


def _page(asked: Asked, kind: PackKind) -> BoardPage | None:
    return None if asked.moment.round_id is None else board_page(asked, viewer=READERS[kind])


SECTIONS: Sections = {ItemKind.BOARD_SUMMARY: Section(write, mark, told)}
