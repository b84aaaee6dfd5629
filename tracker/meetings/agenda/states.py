"""What becomes of an item instead of being taken: withdrawn, held over, carried on, copied."""

from tracker.audit.enums import Deed
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.meetings import service as meetings
from tracker.meetings.agenda import history, keeping, rules, service
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.models import Meeting


def withdraw(item: AgendaItem, meeting: Meeting, *, reason: str, by: Person, version: int) -> None:
    """Take an item off the meeting for good; it stays on the page, with why."""
    keeping.expect(item, version)
    _leave(item, meeting, ItemState.WITHDRAWN, reason, Deed.AGENDA_ITEM_WITHDRAWN, by=by)


def hold_over(
    item: AgendaItem, meeting: Meeting, *, reason: str, by: Person, version: int
) -> AgendaItem | None:
    """Leave an item for the next meeting of the body.

    It goes there at once where that agenda is being made, else by itself when it is begun.
    """
    keeping.expect(item, version)
    _leave(item, meeting, ItemState.HELD_OVER, reason, Deed.AGENDA_ITEM_HELD_OVER, by=by)
    follower = meetings.meeting_after(meeting)
    if follower is None:
        return None
    later = keeping.agenda_to_change(follower.id)
    items = keeping.items_of(later.id)
    if later.agenda_out_at is not None or not items or _carries(items, item):
        return None
    return service.put_on(later, item, carried=True, late_reason="", by=by)


def put_back(item: AgendaItem, meeting: Meeting, *, by: Person, version: int) -> None:
    """Take an item at this meeting after all."""
    keeping.expect(item, version)
    keeping.expect_not_cancelled(meeting)
    if item.state is ItemState.PLANNED:
        raise DomainError("This item is on the agenda already.")
    before = {"state": item.state, "reason": item.state_reason}
    item.state, item.state_reason = ItemState.PLANNED, ""
    history.of_item(Deed.AGENDA_ITEM_PUT_BACK, item, meeting, by=by, before=before)
    keeping.revise(meeting)


def carry(
    item: AgendaItem, meeting: Meeting, *, late_reason: str = "", by: Person
) -> tuple[AgendaItem, Meeting]:
    """Put an item on the next agenda of the body too, as the same matter going on."""
    follower = meetings.meeting_after(meeting)
    if follower is None:
        raise DomainError("No later meeting is in the diary. Add it first.")
    later = keeping.agenda_to_change(follower.id)
    if _carries(keeping.items_of(later.id), item):
        raise DomainError(f"It is on the agenda of {long_date(later.held_on)} already.")
    return _on(later, item, carried=True, late_reason=late_reason, by=by), later


def copy(
    item: AgendaItem, to_meeting_id: int, *, late_reason: str = "", by: Person
) -> tuple[AgendaItem, Meeting]:
    """Put the words of an item on the agenda of another meeting, or once more on this one."""
    other = keeping.agenda_to_change(to_meeting_id)
    return _on(other, item, carried=False, late_reason=late_reason, by=by), other


def _on(
    meeting: Meeting, item: AgendaItem, *, carried: bool, late_reason: str, by: Person
) -> AgendaItem:
    keeping.expect_to_come(meeting)
    if rules.needs_urgency(out_at=meeting.agenda_out_at) and not late_reason:
        raise NotAccepted({"late_reason": "That agenda is out. Say why this cannot wait longer"})
    return service.put_on(meeting, item, carried=carried, late_reason=late_reason, by=by)


def _carries(items: list[AgendaItem], item: AgendaItem) -> bool:
    return any(each.carried_from_id == item.id for each in items)


def _leave(
    item: AgendaItem, meeting: Meeting, state: ItemState, reason: str, deed: Deed, *, by: Person
) -> None:
    keeping.expect_not_cancelled(meeting)
    if item.state is not ItemState.PLANNED:
        raise DomainError(f"This item is {item.state.label.lower()} already.")
    if not reason:
        raise NotAccepted({"reason": "Say why"})
    item.state, item.state_reason = state, reason
    history.of_item(
        deed,
        item,
        meeting,
        by=by,
        before={"title": item.title},
        after={"state": state},
        note=reason,
    )
    keeping.revise(meeting)
