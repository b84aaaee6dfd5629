"""An agenda of the demonstration with something of every kind on it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.agendas import (
    PART_2,
    ItemCommentFactory,
    ItemFactory,
    LiftingFactory,
    PaperFactory,
    StandingItemFactory,
)
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.models import Body, Meeting

Values = dict[str, Any]


def agenda(session: Session, values: Values, *, board: str) -> dict[str, Values]:
    """Items that are open, private, withdrawn, late and asked about, on the next board's agenda."""
    meeting = session.get_one(Meeting, values["meeting_id"])
    body = session.scalars(select(Body).where(Body.slug == board)).one()
    asks = person(Role.BOARD_SECRETARY, name="Another secretary", is_cleared=True)
    item = ItemFactory(meeting_id=meeting.id, position=90, summary="What has changed, in short.")
    paper = PaperFactory(item=item, **PART_2)
    ItemCommentFactory(item_id=item.id)
    ItemFactory(meeting_id=meeting.id, position=91, late_reason="The inspection is next week.")
    off = ItemFactory(
        meeting_id=meeting.id, position=92, state=ItemState.WITHDRAWN, state_reason="Not ready."
    )
    private = ItemFactory(meeting_id=meeting.id, position=93, **PART_2)
    other = ItemFactory(meeting_id=meeting.id, position=94, **PART_2)
    asked = LiftingFactory(item_id=private.id, asked_by_id=asks.id)
    standing = StandingItemFactory(body_id=body.id, position=90)
    session.flush()
    here = {"meeting_id": meeting.id, "item_id": item.id, "way": "up"}
    views = ("change", "withdraw", "hold_over", "remove", "carry", "copy")
    return {f"agenda_items.{view}": here for view in views} | {
        "agenda_items.put_back": here | {"item_id": off.id},
        "liftings.make_private": here,
        "liftings.ask_item": here | {"item_id": other.id},
        "liftings.ask_paper": {"meeting_id": meeting.id, "paper_id": paper.id},
        "liftings.answer_asked": {"meeting_id": meeting.id, "lifting_id": asked.id},
        "standing.change": {"slug": body.slug, "standing_id": standing.id},
        "standing.remove": {"slug": body.slug, "standing_id": standing.id},
    }
