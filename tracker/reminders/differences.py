"""“Has this made a difference?” as letters know it: since when, and who has said."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.actions.models import Action, Closure
from tracker.actions.rules import ENDED_WELL
from tracker.actions.standing import Moment
from tracker.actions.tally import in_plans
from tracker.core.database import db
from tracker.plan.models import Plan
from tracker.reminders.action_info import ACTION, ActionInfo, info_of
from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladder import Rung
from tracker.reminders.rounds import IN_LETTERS
from tracker.reminders.steps import Step
from tracker.voice.difference.models import DifferenceSaid


@dataclass(frozen=True, slots=True)
class DifferenceInfo:
    """An action whose closing waits for the board, and the ambassadors who have had their say."""

    action: ActionInfo
    asked_on: date
    said_by: frozenset[int]

    def step(self, rung: Rung) -> Step:
        """That the question is asked."""
        return Step(StepKind.DIFFERENCE, self.asked_on, About.ACTION, self.action.id, rung=rung)


def differences(day: date) -> list[DifferenceInfo]:
    """What ambassadors are asked on a day, in one statement."""
    rows = db.session.execute(
        select(*ACTION, Closure.proposed_on, DifferenceSaid.by_id)
        .join(Closure, Closure.action_id == Action.id)
        .join(Plan, Plan.id == Action.plan_id)
        .outerjoin(DifferenceSaid, DifferenceSaid.closure_id == Closure.id)
        .where(
            in_plans(Moment(day=day, cycle_began=None), None),
            Action.visibility.in_(IN_LETTERS),
            Closure.outcome.in_(ENDED_WELL),
            Closure.proposed_on <= day,
            Closure.agreed_on.is_(None),
            Closure.refused_on.is_(None),
        )
        .order_by(Closure.id)
    )
    found: dict[int, DifferenceInfo] = {}
    for row in rows:
        known = found.get(row.id)
        said = (known.said_by if known else frozenset()) | ({row.by_id} - {None})
        found[row.id] = DifferenceInfo(info_of(row), row.proposed_on, said)
    return list(found.values())
