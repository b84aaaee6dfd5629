"""Papers for the pages that are looked at: late, private, withdrawn, and in an order."""

from typing import Any

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory
from tracker.core import clock

PAGES = (
    "papers.index", "papers.add", "papers.add_several", "papers.change", "papers.replace",
    "papers.withdraw",
)  # fmt: skip


def papers(meeting_id: int) -> dict[str, dict[str, Any]]:
    """An item of a meeting with papers, and what the addresses of their pages name."""
    item = ItemFactory(meeting_id=meeting_id, title="Where young people live")
    PaperFactory(item=item, title="The plan for homes", summary="What is built, and when.")
    PaperFactory(item=item, title="Homes late", is_late=True, late_reason="It came today.")
    private = PaperFactory(item=item, title="What the homes cost", **PART_2)
    PaperFactory(
        item=item, title="An older plan", withdrawn_at=clock.now(), withdrawn_reason="It was wrong."
    )
    return dict.fromkeys(PAGES, {"item_id": item.id, "paper_id": private.id})
