"""What every deed on an agenda begins and ends with: hold it, check it, keep its order."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload, selectinload

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotFound
from tracker.meetings import record
from tracker.meetings.agenda import rules
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.policy import expect_unlocked
from tracker.meetings.models import Meeting


def agenda_to_change(meeting_id: int) -> Meeting:
    """A meeting, held until the deed is done: two never order one agenda at once."""
    return record.meeting_to_change(meeting_id)


def meeting_to_read(meeting_id: int) -> Meeting:
    """A meeting with its body, for a page about a deed that is not done yet."""
    body = joinedload(Meeting.body, innerjoin=True)
    return db.session.scalars(select(Meeting).where(Meeting.id == meeting_id).options(body)).one()


def item_to_change(meeting: Meeting, item_id: int) -> AgendaItem:
    """An item of a meeting that is held; NotFound where it was removed meanwhile."""
    item = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.id == item_id, AgendaItem.meeting_id == meeting.id)
        .options(selectinload(AgendaItem.papers))
        .execution_options(populate_existing=True)
    ).first()
    if item is None:
        raise NotFound
    return item


def items_of(meeting_id: int) -> list[AgendaItem]:
    """All items of a meeting in their order."""
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def expect(item: AgendaItem, version: int) -> None:
    """Refuse to write over what somebody else saved."""
    if item.version != version:
        raise ChangedMeanwhile


def expect_to_come(meeting: Meeting) -> None:
    """An agenda is made before its meeting; afterwards it is a record."""
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so its agenda stays as it was.")
    if meeting.status is MeetingStatus.HELD:
        raise DomainError("This meeting took place, so its agenda stays as it was.")
    expect_unlocked(meeting.id)


def expect_not_cancelled(meeting: Meeting) -> None:
    """What was taken or held over is said at the meeting or after it, of one that took place."""
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so its agenda stays as it was.")
    expect_unlocked(meeting.id)


def revise(meeting: Meeting) -> None:
    """Say that an agenda which is out has changed since.

    Told beside the meeting's version: who writes about the meeting itself loses nothing by it.
    """
    if meeting.agenda_out_at is not None:
        tell(meeting, agenda_revised_at=clock.now())


def tell(meeting: Meeting, **values: object) -> None:
    """Set facts of the agenda on its meeting without giving the meeting a new version."""
    db.session.execute(update(Meeting).where(Meeting.id == meeting.id).values(**values))
    db.session.refresh(meeting, list(values))


def arrange(items: Iterable[AgendaItem]) -> None:
    """Number the places of items anew, Part 1 first; who writes about an item loses nothing."""
    for position, item in enumerate(rules.arranged(items), start=1):
        if item.position != position:
            _place(item.id, position)


def place(ids: Sequence[int]) -> None:
    """Give items their places in this order."""
    for position, item_id in enumerate(ids, start=1):
        _place(item_id, position)


def _place(item_id: int, position: int) -> None:
    db.session.execute(update(AgendaItem).where(AgendaItem.id == item_id).values(position=position))
