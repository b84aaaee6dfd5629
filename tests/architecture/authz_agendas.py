"""Objects of agendas for the walk over every address."""

from typing import Any

from tests.factories.agendas import (
    PART_2,
    ItemFactory,
    LiftingFactory,
    PaperFactory,
    StandingItemFactory,
)
from tracker.people.models import User

MISSING = 999_999

Values = dict[str, Any]


def agendas(meetings: dict[str, Values], asks: User) -> None:
    """In each meeting an item, a private paper of it, and a private item that may be opened."""
    for state, values in meetings.items():
        values |= {"paper_id": MISSING, "lifting_id": MISSING, "way": "up"}
        values.setdefault("item_id", MISSING)
        if state == "missing":
            continue
        item = ItemFactory(meeting_id=values["meeting_id"])
        private = ItemFactory(meeting_id=values["meeting_id"], **PART_2)
        values["item_id"] = item.id
        values["paper_id"] = PaperFactory(item=item, **PART_2).id
        values["lifting_id"] = LiftingFactory(item_id=private.id, asked_by_id=asks.id).id


def standing(bodies: dict[str, Values], ids: dict[str, int]) -> None:
    """What stands on every agenda of each body."""
    for state, values in bodies.items():
        body_id = ids.get(state)
        made = StandingItemFactory(body_id=body_id).id if body_id else MISSING
        values |= {"standing_id": made, "way": "up"}
