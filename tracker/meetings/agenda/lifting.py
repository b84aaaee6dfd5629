"""Reads of who asked that something of Part 2 be made open."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem, Lifting, Paper
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.models import Arising
from tracker.meetings.models import Meeting
from tracker.people.models import User


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for a second person."""

    id: int
    item_id: int | None
    paper_id: int | None
    title: str
    to_label: Visibility
    reason: str
    asked_by_id: int
    asked_by: str
    asked_at: datetime


def has_arisen(item_id: int) -> bool:
    """Whether actions arose from an item: their labels are their own."""
    arisen = select(Arising.id).where(Arising.item_id == item_id).limit(1)
    return db.session.scalar(arisen) is not None


@dataclass(frozen=True, slots=True)
class Source:
    """An open item from which another was carried on, straight or by others between them;
    `was_read` where its agenda went out, or its meeting took place."""

    id: int
    meeting_id: int
    held_on: date
    was_read: bool


def sources(item_id: int) -> list[Source]:
    """Where an item came from and is open to read, the earliest first."""
    above = (
        select(AgendaItem.carried_from_id.label("id"))
        .where(AgendaItem.id == item_id)
        .cte(recursive=True)
    )
    above = above.union(select(AgendaItem.carried_from_id).join(above, AgendaItem.id == above.c.id))
    was_read = or_(Meeting.agenda_out_at.is_not(None), Meeting.status == MeetingStatus.HELD)
    rows = db.session.execute(
        select(AgendaItem.id, Meeting.id, Meeting.held_on, was_read)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(
            AgendaItem.id.in_(select(above.c.id)),
            AgendaItem.visibility.in_((Visibility.PUBLIC, Visibility.BOARD)),
        )
        .order_by(Meeting.held_on, AgendaItem.id)
    )
    return [Source(*row) for row in rows]


def waiting(meeting_id: int) -> list[Asked]:
    """What waits for an answer at a meeting; only for those who may lift Part 2."""
    rows = db.session.execute(
        select(Lifting, AgendaItem.title, Paper.title, User.name)
        .outerjoin(Paper, Lifting.paper_id == Paper.id)
        .join(AgendaItem, or_(Lifting.item_id == AgendaItem.id, Paper.item_id == AgendaItem.id))
        .join(User, Lifting.asked_by_id == User.id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            Lifting.agreed_at.is_(None),
            Lifting.refused_at.is_(None),
        )
        .order_by(Lifting.id)
    )
    return [
        Asked(
            id=asked.id,
            item_id=asked.item_id,
            paper_id=asked.paper_id,
            title=paper or item,
            to_label=asked.to_label,
            reason=asked.reason,
            asked_by_id=asked.asked_by_id,
            asked_by=name,
            asked_at=asked.asked_at,
        )
        for asked, item, paper, name in rows
    ]


def is_asked(thing: AgendaItem | Paper) -> bool:
    """Whether a question about it waits for its second person."""
    about = Lifting.paper_id if isinstance(thing, Paper) else Lifting.item_id
    return (
        db.session.scalar(
            select(Lifting.id)
            .where(about == thing.id, Lifting.agreed_at.is_(None), Lifting.refused_at.is_(None))
            .limit(1)
        )
        is not None
    )


def lifting_to_answer(lifting_id: int) -> Lifting:
    """A question, held until it is answered."""
    found = db.session.scalars(
        select(Lifting).where(Lifting.id == lifting_id).with_for_update()
    ).first()
    if found is None:
        raise NotFound
    return found


def paper_to_change(meeting_id: int, paper_id: int) -> Paper:
    """A paper of a meeting with its item, for a deed."""
    found = db.session.scalars(
        select(Paper)
        .join(AgendaItem, Paper.item_id == AgendaItem.id)
        .where(Paper.id == paper_id, AgendaItem.meeting_id == meeting_id)
        .options(joinedload(Paper.item, innerjoin=True))
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound
    return found
