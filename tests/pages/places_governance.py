"""What the pages about bodies, their terms and the year ahead need to be looked at."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.escalations import EscalationFactory
from tests.factories.meetings import BodyFactory
from tracker.meetings.diary.models import YearlyItem
from tracker.meetings.escalations.enums import EscalationState

DRAFT = 2


def governance(session: Session) -> dict[str, dict[str, Any]]:
    """The board's draft of its terms, groups that can end and that did, and what comes round."""
    number = {"number": DRAFT}
    EscalationFactory.good_practice()
    concern = {"escalation_id": EscalationFactory().id}
    answered = EscalationFactory(state=EscalationState.ANSWERED, answer_by=None, moves_after=None)
    closed = BodyFactory(ended_on=date(2025, 7, 1), came_of_it="A map of the steps.")
    item = {"yearly_id": session.scalar(select(YearlyItem.id).order_by(YearlyItem.id).limit(1))}
    return {
        "bodies.end": {"slug": "permanence-panel"},
        "bodies.reopen": {"slug": closed.slug},
        "escalations.close": concern,
        "escalations.give_answer": concern,
        "escalations.reopen": {"escalation_id": answered.id},
        "escalations.show": concern,
        "escalations.step_up": concern,
        "forward.change": item,
        "forward.end": item,
        "terms.adopt": number,
        "terms.correct": number,
        "terms.differences": number,
        "terms.remove": number,
        "terms.version": number,
    }
