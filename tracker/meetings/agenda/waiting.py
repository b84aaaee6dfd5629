"""Reads for beginning an agenda: the last meeting, standing items, and what was held over."""

from dataclasses import dataclass
from datetime import date

from flask import current_app
from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from tracker.core.database import db
from tracker.meetings.agenda import beginning
from tracker.meetings.agenda.beginning import NewItem, Standing
from tracker.meetings.agenda.enums import ItemKind, ItemState, Purpose
from tracker.meetings.agenda.models import AgendaItem, StandingItem
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.agenda.queries import PRIVATE_ITEM
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.escalations.queries import waiting_for_board
from tracker.meetings.models import Meeting

MATTERS = "agenda_matters"
TELL_PROMISES = (BodyKind.BOARD, BodyKind.COMMITTEE)
ESCALATIONS = NewItem(
    ItemKind.ORDINARY, "Escalations that wait for the board’s answer", Purpose.DISCUSS, 10, ""
)


@dataclass(frozen=True, slots=True)
class Held:
    """An item that was held over, and the day of the meeting that did so."""

    item: AgendaItem
    on: date


@dataclass(frozen=True, slots=True)
class Comes:
    """What comes on an agenda by itself, what is there, and the day of the last meeting."""

    coming: list[NewItem]
    present: list[AgendaItem]
    held_over: dict[int, Held]
    last_on: date | None

    def lines(self, eyes: Eyes) -> list["Line"]:
        """The same as a page may show it: a private item by its public title, if at all."""
        found = []
        for new in self.coming:
            held = self.held_over.get(new.carried_from_id or 0)
            title = new.title
            if held and not eyes.may_see(held.item.visibility):
                title = held.item.public_title or PRIVATE_ITEM
            found.append(Line(title, new.minutes, held.on if held else None))
        return found


@dataclass(frozen=True, slots=True)
class Line:
    """What comes on an agenda, for a page."""

    title: str
    minutes: int | None
    held_over_on: date | None


def what_comes(meeting: Meeting) -> Comes:
    """What a meeting's agenda lacks of what comes by itself."""
    present = list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )
    waiting = {held.item.id: held for held in held_over(meeting)}
    last_on = last_held(meeting)
    coming = beginning.coming(
        _standing(meeting),
        present,
        [held.item for held in waiting.values()],
        last_on=last_on,
        tells_promises=meeting.body.kind in TELL_PROMISES,
    )
    return Comes(coming, present, waiting, last_on)


def _standing(meeting: Meeting) -> list[Standing]:
    """What stands on an agenda, what was escalated to the executive board, and what higher
    domains bring (`app.extensions["agenda_matters"]`: the factory says which)."""
    found: list[Standing] = list(standing_items(meeting.body_id))
    waits = meeting.body.is_executive_board and waiting_for_board()
    more = [ESCALATIONS] if waits else []
    stands = {each.kind for each in found}
    for matters in current_app.extensions[MATTERS]:
        more += [each for each in matters(meeting) if each.kind not in stands]
    return beginning.placed(found, more)


def standing_items(body_id: int) -> list[StandingItem]:
    """What stands on every agenda of a body, in its order."""
    return list(
        db.session.scalars(
            select(StandingItem)
            .where(StandingItem.body_id == body_id)
            .order_by(StandingItem.position, StandingItem.id)
        )
    )


def last_held(meeting: Meeting) -> date | None:
    """The day of the last meeting of the same body that took place before this one."""
    return db.session.scalar(
        select(Meeting.held_on)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.status == MeetingStatus.HELD,
            Meeting.held_on < meeting.held_on,
        )
        .order_by(Meeting.held_on.desc())
        .limit(1)
    )


def held_over(meeting: Meeting) -> list[Held]:
    """Items of earlier meetings of the body that were held over and are on no agenda since."""
    later = aliased(AgendaItem)
    earlier = aliased(Meeting)
    rows = db.session.execute(
        select(AgendaItem, earlier.held_on)
        .join(earlier, AgendaItem.meeting_id == earlier.id)
        .where(
            earlier.body_id == meeting.body_id,
            earlier.held_on < meeting.held_on,
            earlier.status != MeetingStatus.CANCELLED,
            AgendaItem.state == ItemState.HELD_OVER,
            ~exists().where(later.carried_from_id == AgendaItem.id),
        )
        .order_by(earlier.held_on, AgendaItem.position, AgendaItem.id)
    )
    return [Held(item, on) for item, on in rows]
