"""Escalations as letters know them: what waits for whose answer, never in its words."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, or_, select

from tracker.core.clock import LONDON
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.escalations.enums import EscalationState, Level
from tracker.meetings.escalations.models import Escalation
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladder import Rung
from tracker.reminders.open_steps import LOOK_BACK
from tracker.reminders.rounds import IN_LETTERS
from tracker.reminders.rules import happened_on
from tracker.reminders.steps import Step


class EscalationInfo(NamedTuple):
    """An open escalation or good practice that was told, with all that says who may see it.

    Each level that it comes to is a step of its own, by the moment at which it came there.
    """

    id: int
    state: EscalationState
    level: Level
    since_at: datetime
    answer_by: date | None
    visibility: Visibility
    raised_by_id: int
    workstream_id: int | None
    team_post_id: int
    manager_post_id: int

    @property
    def name(self) -> str:
        return f"E{self.id}"

    @property
    def since(self) -> date:
        """The day as of which its step is told."""
        return happened_on(self.since_at)

    def step(self, rung: Rung) -> Step:
        """That it came to its level."""
        is_told = self.state is EscalationState.TOLD
        kind = StepKind.GOOD_PRACTICE if is_told else StepKind.ESCALATION
        return Step(kind, self.since, About.ESCALATION, self.id, self.answer_by, rung)


def open_escalations(day: date) -> list[EscalationInfo]:
    """What is open on a day, and what good practice was told of late, in one statement."""
    recent = datetime.combine(day - LOOK_BACK, datetime.min.time(), LONDON)
    is_told = and_(Escalation.state == EscalationState.TOLD, Escalation.since_at >= recent)
    rows = db.session.execute(
        select(*(getattr(Escalation, name) for name in EscalationInfo._fields))
        .where(
            Escalation.visibility.in_(IN_LETTERS),
            or_(Escalation.state == EscalationState.OPEN, is_told),
        )
        .order_by(Escalation.id)
    )
    found = (EscalationInfo(*row) for row in rows)
    return [each for each in found if each.since <= day]
