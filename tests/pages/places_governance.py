"""What the pages about bodies, their terms and the year ahead need to be looked at."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.meetings.diary.models import YearlyItem

DRAFT = 2


def governance(session: Session) -> dict[str, dict[str, Any]]:
    """The board's draft of its terms, a group that can end, and something that comes round."""
    number = {"number": DRAFT}
    item = {"yearly_id": session.scalar(select(YearlyItem.id).order_by(YearlyItem.id).limit(1))}
    return {
        "bodies.end": {"slug": "permanence-panel"},
        "forward.change": item,
        "forward.end": item,
        "terms.adopt": number,
        "terms.correct": number,
        "terms.differences": number,
        "terms.remove": number,
        "terms.version": number,
    }
