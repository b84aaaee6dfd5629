"""Items and papers of every label for the walk over every address."""

from datetime import date
from typing import Any

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory
from tests.factories.meetings import MeetingFactory
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.models import Body

SPRING = date(2026, 4, 17)
MISSING = 999_999
PUBLIC, BOARD, DRAFT = (
    {"visibility": label} for label in (Visibility.PUBLIC, Visibility.BOARD, Visibility.DRAFT)
)


def papers(board: Body, committee: Body) -> dict[str, dict[str, dict[str, Any]]]:
    """Papers of agendas that are out, and one of a draft agenda: by the start of their address."""
    out = {"held_on": SPRING, "agenda_out_at": clock.now()}
    at_board, at_committee = (
        MeetingFactory(body=board, **out),
        MeetingFactory(body=committee, **out),
    )
    to_come = MeetingFactory(body=board, held_on=SPRING)
    kinds: dict[str, tuple[Any, dict[str, Any], dict[str, Any]]] = {
        "board": (at_board, BOARD, BOARD),
        "restricted": (at_board, PART_2, PART_2),
        "restricted-paper": (at_board, BOARD, PART_2),
        "draft": (at_board, DRAFT, BOARD),
        "draft-agenda": (to_come, BOARD, BOARD),
        "public": (at_committee, PUBLIC, PUBLIC),
        "withdrawn": (at_committee, PUBLIC, PUBLIC | {"withdrawn_at": clock.now()}),
    }
    made = {
        state: PaperFactory(item=ItemFactory(meeting_id=meeting.id, **of_item), **of_paper)
        for state, (meeting, of_item, of_paper) in kinds.items()
    }
    return {
        "papers": {state: {"paper_id": each.id} for state, each in made.items()}
        | {"missing": {"paper_id": MISSING}},
        "items": {state: {"item_id": each.item_id} for state, each in made.items()}
        | {"missing": {"item_id": MISSING}},
    }
