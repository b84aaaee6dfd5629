"""When a meeting began and when it closed; it closes when every item is decided."""

from datetime import time

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings import history
from tracker.meetings import service as meetings
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.models import Resolution
from tracker.meetings.models import Meeting
from tracker.meetings.sitting.guard import expect_open
from tracker.meetings.sitting.rules import is_undecided


def write_times(
    meeting: Meeting, *, began: time | None, closed: time | None, version: int, by: Person
) -> None:
    """Write down when it began and closed. Closed, it took place, and every item is decided."""
    expect_open(meeting, has_begun=True)
    if meeting.version != version:
        raise ChangedMeanwhile
    if closed is not None:
        _check_closing(meeting, began=began, closed=closed)
    before, after = audit.changes(
        {"began_at": _said(meeting.began_at), "closed_at": _said(meeting.closed_at)},
        {"began_at": _said(began), "closed_at": _said(closed)},
    )
    if not after:
        return
    if closed is not None and meeting.status is MeetingStatus.PLANNED:
        meetings.mark_held(meeting, by=by, version=version)
    meeting.began_at, meeting.closed_at = began, closed
    meeting.changed_at = clock.now()
    history.of_meeting(Deed.MEETING_CHANGED, meeting, by=by, before=before, after=after)


def undecided_items(meeting_id: int) -> list[int]:
    """The items that keep a meeting from closing, whoever asks: one query."""
    resolved = (
        select(func.count(Resolution.id))
        .where(Resolution.item_id == AgendaItem.id)
        .correlate(AgendaItem)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(AgendaItem.id, AgendaItem.kind, resolved)
        .where(
            AgendaItem.meeting_id == meeting_id,
            AgendaItem.state == ItemState.PLANNED,
            AgendaItem.visibility != Visibility.DRAFT,
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return [item for item, kind, many in rows if is_undecided(kind, resolutions=many)]


def _check_closing(meeting: Meeting, *, began: time | None, closed: time) -> None:
    if began is None:
        raise NotAccepted({"began_at": "Enter when it began, too"})
    if closed <= began:
        raise NotAccepted({"closed_at": "It must close after it began"})
    left = len(undecided_items(meeting.id))
    if left:
        items = "One item is" if left == 1 else f"{left} items are"
        raise NotAccepted({"closed_at": f"{items} not decided yet: see the list below"})


def _said(at: time | None) -> str:
    return at.isoformat("minutes") if at else ""
